using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Data;
using Training.Learners;

namespace Training.Authoring.Reviewing;

/// <summary>A draft that waits for whoever looks.</summary>
/// <param name="IsGivenBack">They asked for its review, and changes are asked of them; otherwise it waits to be read by them.</param>
public sealed record WaitingDraft(string Slug, string Title, bool IsGivenBack);

/// <summary>Finds the drafts that wait to be read by whoever is signed in, and those that came back to them.</summary>
internal sealed class FindWaiting(TrainingDbContext db, CurrentLearner learner)
{
    /// <summary>The one that changed last is the first.</summary>
    public async Task<List<WaitingDraft>> AllAsync(CancellationToken ct)
    {
        var self = learner.Id;
        var happened = db.Set<DraftEvent>().OrderByDescending(e => e.At).ThenByDescending(e => e.Id);
        var rows = await db.Set<ModuleDraft>()
            .Where(d => d.State != DraftState.Published)
            .OrderByDescending(d => d.ChangedAt)
            .ThenBy(d => d.Slug)
            .Select(d => new Row(
                d.Slug,
                d.Title,
                d.State,
                happened.Where(e => e.DraftId == d.Id && e.Kind == DraftEventKind.SentToReview).Select(e => (Guid?)e.ById).FirstOrDefault(),
                happened
                    .Where(e =>
                        e.DraftId == d.Id
                        && (
                            e.Kind == DraftEventKind.SentToReview
                            || e.Kind == DraftEventKind.SentBack
                            || e.Kind == DraftEventKind.Published
                            || (e.Kind == DraftEventKind.Approved && e.ById == self)
                        )
                    )
                    .Select(e => (DraftEventKind?)e.Kind)
                    .FirstOrDefault()
            ))
            .ToListAsync(ct);
        return
        [
            .. rows.Where(row => IsToRead(row, self) || IsGivenBack(row, self))
                .Select(row => new WaitingDraft(row.Slug, row.Title, row.State == DraftState.Draft)),
        ];
    }

    // Whoever approved it has read it.
    private static bool IsToRead(Row row, Guid self) =>
        row.State == DraftState.InReview && row.AskedBy != self && row.Last != DraftEventKind.Approved;

    private static bool IsGivenBack(Row row, Guid self) =>
        row.State == DraftState.Draft && row.AskedBy == self && row.Last == DraftEventKind.SentBack;

    private sealed record Row(string Slug, string Title, DraftState State, Guid? AskedBy, DraftEventKind? Last);
}
