using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Credentials;
using Training.Data;
using Training.Gradebook;
using Training.Institutions;
using Training.Journal;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Pages;
using Training.Privacy.Auditing;
using Training.Quizzes;
using Training.Review;
using Training.Scenarios;
using Training.Statistics;

namespace Training.Privacy.Erasure;

/// <summary>
/// Erases a person whose day has come. Their row stays, without a name, so that numbers still add up and credentials still verify: these carry the name
/// they were made out to. All in one transaction, claimed first: on however many nodes, it happens once.
/// </summary>
internal sealed class EraseLearner(
    TrainingDbContext db,
    EmptyAnswers answers,
    CountAttempts statistics,
    AddToOutbox outbox,
    Audit audit,
    TakenAway cookies,
    InstitutionDirectory institutions,
    SiteAddress address,
    TimeProvider clock
)
{
    public Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Set<ErasureRequest>()
            .Where(r => r.DoneAt == null && r.CancelledAt == null && r.DueAt <= now)
            .OrderBy(r => r.DueAt)
            .Select(r => r.Id)
            .ToListAsync(ct);
    }

    /// <returns>False when it was cancelled, when another process did it, or while nobody else could do what they alone may.</returns>
    public async Task<bool> EraseAsync(Guid request, CancellationToken ct)
    {
        // Whoever had a role isn’t counted as a learner: afterwards nobody could tell.
        while (await statistics.RunBatchAsync(null, ct) > 0) { }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        if (await MayNotBeAsync(request, now, ct))
        {
            await transaction.CommitAsync(ct);
            return false;
        }
        var claimed = await db.Set<ErasureRequest>()
            .Where(r => r.Id == request && r.DoneAt == null && r.CancelledAt == null && r.DueAt <= now)
            .ExecuteUpdateAsync(change => change.SetProperty(r => r.DoneAt, now), ct);
        if (claimed == 0)
            return false;
        var id = await db.Set<ErasureRequest>().Where(r => r.Id == request).Select(r => r.LearnerId).SingleAsync(ct);
        // Each institution sees in its trail that it is done.
        var where = await All<Membership>().Where(m => m.LearnerId == id).Select(m => (Guid?)m.InstitutionId).ToListAsync(ct);
        if (await db.Learners.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct) is { } learner)
        {
            await EmptyWorkAsync(id, ct);
            await TakeSeatsAsync(id, now, ct);
            await ForgetAsync(id, learner.NormalizedEmail ?? "", ct);
            await ForgetNameAsync(id, ct);
            await cookies.NoteAsync(db, id, ct);
            // A letter that leads nowhere isn't written.
            if (learner.Email is not null && address.Of(institutions.Home) is { } site)
                outbox.Add(OutboxLetter.Kind, $"erased-{request:N}", LetterOf(learner, site));
        }
        foreach (var institution in where.DefaultIfEmpty(null))
            audit.NoteBySite(AuditAction.Erased, id, institution);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    // What was true when it was asked may be so no more: they alone may now give roles, or they joined an institution that didn’t ask.
    private async Task<bool> MayNotBeAsync(Guid request, DateTimeOffset now, CancellationToken ct)
    {
        var asked = await db.Set<ErasureRequest>().AsNoTracking().SingleAsync(r => r.Id == request, ct);
        if (await db.IsIndispensableAsync(asked.LearnerId, ct))
            return true;
        if (asked.RequestedById == asked.LearnerId || await All<Membership>().CountAsync(m => m.LearnerId == asked.LearnerId, ct) < 2)
            return false;
        await db.Set<ErasureRequest>()
            .Where(r => r.Id == request && r.DoneAt == null && r.CancelledAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(r => r.CancelledAt, now), ct);
        return true;
    }

    /// <summary>Words that they wrote in their work, and that others wrote about it. Scores, steps and choices stay as numbers.</summary>
    private async Task EmptyWorkAsync(Guid id, CancellationToken ct)
    {
        var attempts = All<QuizAttempt>().Where(a => a.LearnerId == id);
        await answers.EmptyAsync(attempts, ct);
        await All<RubricAssessment>()
            .Where(r => attempts.Any(a => a.Id == r.AttemptId))
            .ExecuteUpdateAsync(change => change.SetProperty(r => r.Comment, ""), ct);
        await All<GradeOverride>().Where(g => g.LearnerId == id).ExecuteUpdateAsync(change => change.SetProperty(g => g.Reason, ""), ct);
        var sessions = All<ScenarioAttempt>().Where(a => a.LearnerId == id);
        await All<SharedDebrief>().Where(s => sessions.Any(a => a.Id == s.AttemptId)).ExecuteDeleteAsync(ct);
    }

    private async Task TakeSeatsAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await All<Seat>()
            .Where(s => s.LearnerId == id && s.LeftAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(s => s.LeftAt, now), ct);
        await All<OfferingInstructor>().Where(i => i.LearnerId == id).ExecuteDeleteAsync(ct);
        await All<Accommodation>().Where(a => a.LearnerId == id).ExecuteDeleteAsync(ct);
        // What waits for a registrar would be made out to nobody.
        await All<CredentialRequest>().Where(r => r.LearnerId == id && r.DecidedAt == null).ExecuteDeleteAsync(ct);
        await All<CredentialRequest>()
            .Where(r => r.LearnerId == id)
            .ExecuteUpdateAsync(change => change.SetProperty(r => r.HolderName, "").SetProperty(r => r.Reason, ""), ct);
    }

    private async Task ForgetAsync(Guid id, string email, CancellationToken ct)
    {
        await db.Set<JournalEntry>().Where(e => e.LearnerId == id).ExecuteDeleteAsync(ct);
        await All<Comment>().Where(c => c.LearnerId == id).ExecuteDeleteAsync(ct);
        await db.Set<ReviewCard>().Where(c => c.LearnerId == id).ExecuteDeleteAsync(ct);
        await db.Set<ReviewReminder>().Where(r => r.LearnerId == id).ExecuteDeleteAsync(ct);
        await db.Set<Consent>().Where(c => c.LearnerId == id).ExecuteDeleteAsync(ct);
        await db.Set<SignInSession>().Where(s => s.LearnerId == id).ExecuteDeleteAsync(ct);
        await All<RoleGrant>().Where(g => g.LearnerId == id).ExecuteDeleteAsync(ct);
        await All<Membership>().Where(m => m.LearnerId == id).ExecuteDeleteAsync(ct);
        if (email.Length > 0)
            await All<Invitation>().Where(i => i.Email == email).ExecuteDeleteAsync(ct);
        // Letters that wait, and files that they had prepared or asked for: their keys name whose they are.
        var theirs = id.ToString("N");
        await All<OutboxMessage>().Where(m => m.Key.Contains(theirs)).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserClaim<Guid>>().Where(c => c.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == id).ExecuteDeleteAsync(ct);
    }

    private Task<int> ForgetNameAsync(Guid id, CancellationToken ct)
    {
        // With another stamp, every cookie is refused.
        var (stamp, none) = (Guid.NewGuid().ToString(), (string?)null);
        return db
            .Learners.Where(l => l.Id == id)
            .ExecuteUpdateAsync(
                change =>
                    change
                        .SetProperty(l => l.GivenName, "")
                        .SetProperty(l => l.FamilyName, "")
                        .SetProperty(l => l.Email, none)
                        .SetProperty(l => l.NormalizedEmail, none)
                        .SetProperty(l => l.UserName, none)
                        .SetProperty(l => l.NormalizedUserName, none)
                        .SetProperty(l => l.EmailConfirmed, false)
                        .SetProperty(l => l.PhoneNumber, none)
                        .SetProperty(l => l.PasswordHash, none)
                        .SetProperty(l => l.TwoFactorEnabled, false)
                        .SetProperty(l => l.SecurityStamp, stamp)
                        .SetProperty(l => l.ConcurrencyStamp, stamp)
                        .SetProperty(l => l.GuestSeenAt, (DateTimeOffset?)null)
                        .SetProperty(l => l.TimersOff, false)
                        .SetProperty(l => l.TimeFactor, 1m)
                        .SetProperty(l => l.Digest, Learners.Digest.Off),
                ct
            );
    }

    private IQueryable<T> All<T>()
        where T : class => db.Set<T>().OfAllInstitutions();

    private OutboxLetter LetterOf(Learner learner, string site)
    {
        string Say(string key, params object[] said) => ResourceText.In(learner.Language, "Letter." + key, said);

        var name = institutions.Home.Name(learner.Language);
        return new(
            learner.Email!,
            learner.Language,
            Say("Erasure.Done.Subject"),
            Say("Greeting", learner.GivenName),
            [Say("Erasure.Done.Text"), Say("Erasure.Done.Certificates")],
            Say("Erasure.Done.Action"),
            $"{site}/c",
            Say("Closing", name)
        );
    }
}
