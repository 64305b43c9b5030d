using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Learners;

/// <summary>On which devices someone is signed in: begun, seen, and ended from any of them.</summary>
internal sealed class SignInSessions(TrainingDbContext db, TakenAway cookies, TimeProvider clock)
{
    /// <summary>A device that didn’t come for so long has no cookie any more.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(14);

    /// <summary>However often it comes: after that it has to sign in again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<Guid> BeginAsync(Guid learner, string device, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var session = new SignInSession
        {
            LearnerId = learner,
            Device = device,
            SignedInAt = now,
            SeenAt = now,
        };
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return session.Id;
    }

    /// <summary>Remembers that the device came.</summary>
    /// <returns>False when it was signed out, or signed in too long ago.</returns>
    public async Task<bool> SeeAsync(Guid learner, Guid session, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var oldest = now - Longest;
        return await db.Set<SignInSession>()
                .Where(s => s.Id == session && s.LearnerId == learner && s.EndedAt == null && s.SignedInAt > oldest)
                .ExecuteUpdateAsync(change => change.SetProperty(s => s.SeenAt, now), ct) > 0;
    }

    /// <summary>Those that may still come back, the last seen first.</summary>
    public Task<List<SignInSession>> OpenAsync(Guid learner, CancellationToken ct = default)
    {
        var since = clock.GetUtcNow() - Remembered;
        return db.Set<SignInSession>()
            .AsNoTracking()
            .Where(s => s.LearnerId == learner && s.EndedAt == null && s.SeenAt > since)
            .OrderByDescending(s => s.SeenAt)
            .ThenByDescending(s => s.SignedInAt)
            .ToListAsync(ct);
    }

    public Task<bool> ExistsAsync(Guid learner, Guid session, CancellationToken ct = default) =>
        db.Set<SignInSession>().AnyAsync(s => s.LearnerId == learner && s.Id == session, ct);

    /// <summary>Signs one device out; done twice, it is signed out all the same.</summary>
    public Task EndAsync(Guid learner, Guid session, CancellationToken ct = default) =>
        EndAsync(learner, s => s.LearnerId == learner && s.EndedAt == null && s.Id == session, ct);

    /// <summary>Signs all devices out but this one.</summary>
    public Task EndOthersAsync(Guid learner, Guid? but, CancellationToken ct = default) =>
        EndAsync(learner, s => s.LearnerId == learner && s.EndedAt == null && s.Id != but, ct);

    /// <summary>Deletes what ended a month ago, and what nobody has come back to.</summary>
    public Task<int> ForgetAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        return db.Set<SignInSession>().Where(s => s.EndedAt < before || s.SeenAt < before).ExecuteDeleteAsync(ct);
    }

    private async Task EndAsync(Guid learner, Expression<Func<SignInSession, bool>> which, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var ending = await db.Set<SignInSession>().Where(which).ToListAsync(ct);
            if (ending.Count == 0)
                return;
            foreach (var session in ending)
                session.EndedAt = clock.GetUtcNow();
            // Their cookies are compared with the database at the next page.
            await cookies.NoteAsync(db, learner, ct);
            if (await db.TrySaveAsync(ct))
                return;
            if (tries == DuplicateKey.MostTries)
                throw new DbUpdateException("Devices could not be signed out: another request changed the same each time.");
        }
    }
}
