using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Data;
using Training.Learners;

namespace Training.Authoring.Reviewing;

/// <summary>What a draft waits for.</summary>
public enum WaitingKind
{
    /// <summary>To be read by whoever looks.</summary>
    Review,

    /// <summary>They asked for its review, and changes are asked of them.</summary>
    Back,

    /// <summary>They asked for its review, and the last who read it approved.</summary>
    Approved,

    /// <summary>They asked for its review, and others said something of its lines.</summary>
    Remarks,
}

/// <summary>A draft that waits for whoever looks.</summary>
public sealed record WaitingDraft(string Slug, string Title, WaitingKind Kind);

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
                    .FirstOrDefault(),
                happened
                    .Where(e => e.DraftId == d.Id && (e.Kind == DraftEventKind.SentToReview || e.Kind == DraftEventKind.Approved))
                    .Select(e => (DraftEventKind?)e.Kind)
                    .FirstOrDefault(),
                db.Set<DraftComment>().Any(c => c.DraftId == d.Id && c.ResolvedAt == null && c.ById != self)
            ))
            .ToListAsync(ct);
        return
        [
            .. from row in rows
            let kind = KindOf(row, self)
            where kind is not null
            select new WaitingDraft(row.Slug, row.Title, kind.Value),
        ];
    }

    private static WaitingKind? KindOf(Row row, Guid self) =>
        row switch
        {
            // Whoever approved it has read it.
            { State: DraftState.InReview } when row.AskedBy != self => row.Last == DraftEventKind.Approved ? null : WaitingKind.Review,
            { State: DraftState.InReview, LastOfAll: DraftEventKind.Approved } => WaitingKind.Approved,
            { State: DraftState.InReview, HasRemarks: true } => WaitingKind.Remarks,
            { State: DraftState.Draft, Last: DraftEventKind.SentBack } when row.AskedBy == self => WaitingKind.Back,
            _ => null,
        };

    /// <param name="Last">What was asked or answered last, of others’ approvals only one’s own.</param>
    /// <param name="LastOfAll">What was last: asked to be read, or approved by anyone.</param>
    private sealed record Row(
        string Slug,
        string Title,
        DraftState State,
        Guid? AskedBy,
        DraftEventKind? Last,
        DraftEventKind? LastOfAll,
        bool HasRemarks
    );
}
