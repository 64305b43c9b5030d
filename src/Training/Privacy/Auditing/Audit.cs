using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;

namespace Training.Privacy.Auditing;

/// <summary>
/// Notes who read or changed what about whom, when it is someone else than the person. <c>audit.Note(AuditAction.RolesChanged, member, "admin")</c> in the
/// code that changes something, saved with the change; <c>await audit.NoteReadAsync(AuditAction.RecordRead, learner, ct)</c> where something is only read.
/// </summary>
internal sealed class Audit(TrainingDbContext db, CurrentLearner actor, TimeProvider clock)
{
    /// <summary>Whoever turns the pages of one record reads it once.</summary>
    public static readonly TimeSpan OneReading = TimeSpan.FromHours(1);

    /// <summary>The caller saves, with the change.</summary>
    /// <param name="subject">Whom it is about; null when it is about many, such as a list.</param>
    /// <param name="detail">What a reader needs to understand it; never the data itself.</param>
    public void Note(string action, Guid? subject, string detail = "") => Note(action, subject, detail, actor.IdIfSignedIn);

    /// <summary>The same, for what the site does by itself.</summary>
    /// <param name="institution">Null for the installation’s own work.</param>
    public void NoteBySite(string action, Guid? subject, Guid? institution, string detail = "") =>
        db.Add(
            new AuditEntry
            {
                InstitutionId = institution,
                At = clock.GetUtcNow(),
                Action = action,
                SubjectId = subject,
                Detail = Fit(detail),
            }
        );

    /// <summary>Of something that is only read: saved at once. One’s own is not noted, and the same again within the hour is the same reading.</summary>
    public async Task NoteReadAsync(string action, Guid? subject, CancellationToken ct, string detail = "")
    {
        var (by, since, institution) = (actor.IdIfSignedIn, clock.GetUtcNow() - OneReading, db.InstitutionId);
        if (subject is not null && subject == by)
            return;
        var isKnown =
            subject is not null
            && await db.Set<AuditEntry>()
                .AnyAsync(
                    e =>
                        e.SubjectId == subject
                        && e.ActorId == by
                        && e.Action == action
                        && e.InstitutionId == institution
                        && e.Detail == detail
                        && e.At > since,
                    ct
                );
        if (isKnown)
            return;
        Note(action, subject, detail, by);
        await db.SaveChangesAsync(ct);
    }

    private void Note(string action, Guid? subject, string detail, Guid? by) =>
        db.Add(
            new AuditEntry
            {
                InstitutionId = db.InstitutionId,
                At = clock.GetUtcNow(),
                ActorId = by,
                Action = action,
                SubjectId = subject,
                Detail = Fit(detail),
            }
        );

    private static string Fit(string detail) => detail.Length <= AuditEntry.DetailLength ? detail : detail[..AuditEntry.DetailLength];
}
