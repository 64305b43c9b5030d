using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Authoring.Drafts;

/// <summary>A draft in the list: who changed it last, and when.</summary>
/// <param name="ChangedBy">Empty for someone who has left.</param>
public sealed record DraftLine(string Slug, string Title, DraftState State, bool IsPublished, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>An author sees the modules that their institution is writing.</summary>
internal static class BrowseDrafts
{
    public static void MapBrowseDrafts(this IEndpointRouteBuilder routes) => routes.MapGet("", List);

    private static async Task<RazorComponentResult<DraftsPage>> List(TrainingDbContext db, CancellationToken ct) =>
        new(new { Drafts = await DraftsAsync(db, ct) });

    private static async Task<List<DraftLine>> DraftsAsync(TrainingDbContext db, CancellationToken ct)
    {
        var drafts = await db.Set<ModuleDraft>()
            .OrderByDescending(d => d.ChangedAt)
            .ThenBy(d => d.Slug)
            .Select(d => new DraftLine(
                d.Slug,
                d.Title,
                d.State,
                d.PublishedHash != null,
                d.ChangedAt,
                db.Set<DraftFileRevision>()
                    .Where(r => r.DraftId == d.Id)
                    .OrderByDescending(r => r.At)
                    .ThenByDescending(r => r.Id)
                    .SelectMany(r => db.Learners.Where(l => l.Id == r.ById))
                    .Select(l => l.GivenName + " " + l.FamilyName)
                    .FirstOrDefault()
                    ?? ""
            ))
            .ToListAsync(ct);
        return [.. drafts.Select(d => d with { ChangedBy = d.ChangedBy.Trim() })];
    }
}
