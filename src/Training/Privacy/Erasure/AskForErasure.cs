using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Pages;
using Training.Privacy.Auditing;

namespace Training.Privacy.Erasure;

/// <summary>
/// Asks that someone’s data be erased once they had time to change their mind, or takes it back. An institution’s admin may ask it for a member who
/// belongs to no other institution.
/// </summary>
internal sealed class AskForErasure(
    TrainingDbContext db,
    AddToOutbox outbox,
    Audit audit,
    CurrentLearner asking,
    CurrentInstitution institution,
    Links links,
    TimeProvider clock
)
{
    public static readonly TimeSpan Delay = TimeSpan.FromDays(14);

    /// <summary>What waits for its day; null when nothing does.</summary>
    public Task<ErasureRequest?> WaitingAsync(Guid learner, CancellationToken ct) =>
        db.Set<ErasureRequest>()
            .AsNoTracking()
            .Where(r => r.LearnerId == learner && r.DoneAt == null && r.CancelledAt == null)
            .OrderBy(r => r.DueAt)
            .FirstOrDefaultAsync(ct);

    /// <summary>Asked twice, it is asked once.</summary>
    /// <param name="reason">Why, when it is not the person who asks.</param>
    /// <returns>The text that says why not; null when it is asked.</returns>
    public async Task<string?> AskAsync(Learner learner, string reason, CancellationToken ct)
    {
        if (await WaitingAsync(learner.Id, ct) is not null)
            return null;
        if (await db.IsIndispensableAsync(learner.Id, ct))
            return "Erasure.Indispensable";
        var isOwn = asking.Id == learner.Id;
        if (!isOwn && await IsElsewhereAsync(learner.Id, ct))
            return "Erasure.Elsewhere";

        var now = clock.GetUtcNow();
        var due = now + Delay;
        db.Add(
            new ErasureRequest
            {
                LearnerId = learner.Id,
                RequestedAt = now,
                RequestedById = asking.Id,
                DueAt = due,
            }
        );
        audit.Note(AuditAction.ErasureAsked, learner.Id, reason);
        var earlier = await db.Set<ErasureRequest>().CountAsync(r => r.LearnerId == learner.Id, ct);
        // Of two clicks at once, the second finds the letter’s key taken, and writes nothing.
        outbox.Add(OutboxLetter.Kind, $"erasure-asked-{learner.Id:N}-{earlier}", LetterOf(learner, isOwn ? "Asked" : "AskedFor", due));
        await db.TrySaveAsync(ct);
        return null;
    }

    /// <returns>False when nothing was waiting.</returns>
    public async Task<bool> CancelAsync(Guid learner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cancelled = await db.Set<ErasureRequest>()
            .Where(r => r.LearnerId == learner && r.DoneAt == null && r.CancelledAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(r => r.CancelledAt, now), ct);
        if (cancelled == 0)
            return false;
        audit.Note(AuditAction.ErasureCancelled, learner);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Whether they belong to an institution besides this one: what is another’s is not this one’s to erase.</summary>
    public Task<bool> IsElsewhereAsync(Guid learner, CancellationToken ct)
    {
        var here = institution.Id;
        return db.Set<Membership>().OfAllInstitutions().AnyAsync(m => m.LearnerId == learner && m.InstitutionId != here, ct);
    }

    private OutboxLetter LetterOf(Learner learner, string kind, DateTimeOffset due)
    {
        var name = institution.Details.Name(learner.Language);
        string Say(string key, params object[] said) => ResourceText.In(learner.Language, "Letter." + key, said);

        return new(
            learner.Email!,
            learner.Language,
            Say("Erasure.Asked.Subject"),
            Say("Greeting", learner.GivenName),
            [
                Say($"Erasure.{kind}.Text", due.ToLocalDate(learner.Language), name),
                Say("Erasure.Asked.Kept"),
                Say("Erasure.Asked.Otherwise"),
            ],
            Say("Erasure.Asked.Action"),
            links.Absolute("~/account/my-data"),
            Say("Closing", name)
        );
    }
}
