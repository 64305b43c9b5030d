using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Data;
using Training.Enrolments;

namespace Training.Cohorts.Versions;

/// <summary>An instructor sees which versions a cohort reads, what a newer one changes, and adopts it or not.</summary>
internal static class CompareVersions
{
    public static void MapCompareVersions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("offerings/{offering:guid}/modules", List);
        routes.MapGet("offerings/{offering:guid}/modules/{module}", Show);
        routes.MapPost("offerings/{offering:guid}/modules/{module}", Adopt);
    }

    private static async Task<Results<RazorComponentResult<VersionsPage>, NotFound>> List(
        Guid offering,
        string? adopted,
        string? arranged,
        OpenOffering open,
        ContentLibrary content,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(offering, ct) is not { } found)
            return TypedResults.NotFound();
        var slugs = found.Modules.Select(m => m.Module).ToList();
        var counts = await db.Set<Enrolment>()
            .Where(e => slugs.Contains(e.Module))
            .Where(e => db.Set<Seat>().Any(s => s.OfferingId == offering && s.LearnerId == e.LearnerId && s.LeftAt == null))
            .GroupBy(e => new
            {
                e.Module,
                e.ContentHash,
                IsDone = e.Completion != null,
            })
            .Select(g => new VersionCount(g.Key.Module, g.Key.ContentHash, g.Key.IsDone, g.Count()))
            .ToListAsync(ct);
        var pinned = new Dictionary<string, PublishedModule>(StringComparer.Ordinal);
        foreach (var place in found.Modules)
            pinned[place.Module] = await content.GetAsync(place.ContentHash, ct);
        return new RazorComponentResult<VersionsPage>(
            new
            {
                Offering = found,
                Pinned = pinned,
                Counts = counts,
                Content = content,
                Adopted = adopted,
                IsArranged = arranged is not null,
            }
        );
    }

    private static async Task<Results<RazorComponentResult<ComparePage>, NotFound>> Show(
        Guid offering,
        string module,
        OpenOffering open,
        AdoptVersion adopt,
        ContentLibrary content,
        ReadNotes notes,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(offering, ct) is not { } found || found.Modules.Find(m => m.Module == module) is not { } place)
            return TypedResults.NotFound();
        if (content.Current(module) is not { } target)
            return TypedResults.NotFound();
        return await PageAsync(found, place, target, adopt, content, notes, hasChanged: false, ct);
    }

    private static async Task<Results<RazorComponentResult<ComparePage>, RedirectHttpResult, NotFound>> Adopt(
        Guid offering,
        string module,
        [FromForm] string? to,
        OpenOffering open,
        AdoptVersion adopt,
        ContentLibrary content,
        ReadNotes notes,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(offering, ct) is not { } found || found.Modules.Find(m => m.Module == module) is not { } place)
            return TypedResults.NotFound();
        if (content.Current(module) is not { } target)
            return TypedResults.NotFound();
        // Nobody adopts what they were not shown.
        if (to == target.Hash && await adopt.RunAsync(found, place, target, ct))
            return TypedResults.LocalRedirect($"~/teaching/offerings/{offering}/modules?adopted={module}");

        if (await open.FindAsync(offering, ct) is not { } now || now.Modules.Find(m => m.Module == module) is not { } then)
            return TypedResults.NotFound();
        return await PageAsync(now, then, target, adopt, content, notes, hasChanged: true, ct);
    }

    private static async Task<RazorComponentResult<ComparePage>> PageAsync(
        Offering offering,
        OfferingModule place,
        PublishedModule target,
        AdoptVersion adopt,
        ContentLibrary content,
        ReadNotes notes,
        bool hasChanged,
        CancellationToken ct
    )
    {
        var from = await content.GetAsync(place.ContentHash, ct);
        return new(
            new
            {
                Offering = offering,
                Differences = VersionDifferences.Between(from, target),
                Notes = await notes.BetweenAsync(from, target, ct),
                Reach = await adopt.FindAsync(offering.Id, target, ct),
                HasChanged = hasChanged,
            }
        )
        {
            StatusCode = hasChanged ? StatusCodes.Status409Conflict : StatusCodes.Status200OK,
        };
    }
}

/// <summary>How many of a cohort are on one version of a module, and have completed it or not.</summary>
public sealed record VersionCount(string Module, string ContentHash, bool IsDone, int Learners);
