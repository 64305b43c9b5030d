using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Credentials;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;

namespace Training.Catalogue;

/// <summary>Anyone sees what there is to learn, and what a module takes.</summary>
internal static class BrowseModules
{
    public static void MapBrowseModules(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/modules", List);
        routes.MapGet("/modules/{module}", Show);
    }

    private static async Task<RazorComponentResult<CataloguePage>> List(
        ContentLibrary content,
        TrainingDbContext db,
        CurrentLearner learner,
        InstitutionTime time,
        CancellationToken ct
    )
    {
        if (learner.IdIfSignedIn is not { } id)
            return Page(content, [.. content.Catalogue], []);
        var enrolments = await db.Set<Enrolment>()
            .AsNoTracking()
            .Where(e => e.LearnerId == id)
            .Select(e => new
            {
                e.Module,
                e.ContentHash,
                CompletedAt = (DateTimeOffset?)e.Completion!.CompletedAt,
            })
            .ToListAsync(ct);
        // As the module’s own page: what they are on, else what their course is on, else the newest.
        var hashes = new Dictionary<string, string>(await PinnedVersion.AllAsync(db, id, time.Today, ct), StringComparer.Ordinal);
        foreach (var enrolment in enrolments)
            hashes[enrolment.Module] = enrolment.ContentHash;
        var versions = new List<PublishedModule>();
        foreach (var version in content.Catalogue)
            versions.Add(hashes.TryGetValue(version.Module.Slug, out var hash) ? await content.GetAsync(hash, ct) : version);
        return Page(content, versions, enrolments.ToDictionary(e => e.Module, e => e.CompletedAt, StringComparer.Ordinal));
    }

    private static RazorComponentResult<CataloguePage> Page(
        ContentLibrary content,
        IReadOnlyList<PublishedModule> versions,
        Dictionary<string, DateTimeOffset?> enrolled
    ) =>
        new(
            new
            {
                Content = content,
                Versions = versions,
                Enrolled = enrolled,
            }
        );

    private static async Task<Results<RazorComponentResult<ModulePage>, NotFound>> Show(
        string module,
        ContentLibrary content,
        OpenEnrolment open,
        ReadNotes notes,
        CurrentLearner learner,
        TrainingDbContext db,
        InstitutionTime time,
        CancellationToken ct
    )
    {
        // To a guest, a module’s page says what an account would open: the taster has its own.
        var enrolled = learner.IsGuest ? null : await open.FindAsync(module, ct);
        // Who sits in a course sees what they would start: the version that their cohort reads.
        var pinned =
            enrolled is null && learner.IdIfSignedIn is { } id ? await PinnedVersion.FindAsync(db, id, module, time.Today, ct) : null;
        if ((enrolled?.Version ?? (pinned is null ? content.Current(module) : await content.GetAsync(pinned, ct))) is not { } version)
            return TypedResults.NotFound();
        var credential = enrolled?.Enrolment.Completion is { } completion
            ? await AwardedCredentials.OfCompletionAsync(db, completion.Id, ct)
            : null;
        return new RazorComponentResult<ModulePage>(
            new
            {
                Version = version,
                Enrolled = enrolled,
                Credential = credential,
                IsWithdrawn = enrolled is null && pinned is null && content.IsWithdrawn(module),
                News = enrolled is not null && content.Current(module) is { } newest
                    ? await notes.BetweenAsync(enrolled.Version, newest, ct)
                    : [],
            }
        );
    }
}
