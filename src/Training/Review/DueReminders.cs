using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages;

namespace Training.Review;

/// <summary>A reminder to be sent now.</summary>
/// <param name="Key">The same however often it is looked at on a day.</param>
/// <param name="Count">How many items wait.</param>
public sealed record Reminder(string Key, string To, string GivenName, Language Language, int Count, string ReviewUrl, string StopUrl);

/// <summary>The reminders whose hour has come. Several nodes share them: each is claimed by one, for a while, so that none is lost with a node.</summary>
internal sealed class DueReminders(TrainingDbContext db, OpenDeck decks, ReminderToken tokens, SiteAddress address, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);
    private const int AtOnce = 100;

    /// <summary>Whose hour has come, without those that a node is busy with.</summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await Waiting(now).OrderBy(r => r.NextAt).Select(r => r.LearnerId).Take(AtOnce).ToListAsync(ct);
    }

    /// <returns>False when another node was faster.</returns>
    public async Task<bool> ClaimAsync(Guid learner, CancellationToken ct)
    {
        var (now, until) = (clock.GetUtcNow(), clock.GetUtcNow() + Lease);
        return await Waiting(now)
                .Where(r => r.LearnerId == learner)
                .ExecuteUpdateAsync(change => change.SetProperty(r => r.ClaimedUntil, until), ct) == 1;
    }

    /// <returns>Null when nothing is due, or there is nobody to write to.</returns>
    public async Task<Reminder?> ReadAsync(Guid learner, CancellationToken ct)
    {
        var deck = await decks.ForAsync(learner, ct);
        if (deck.DueToday == 0)
            return null;
        var found = await (
            from reminder in db.Set<ReviewReminder>().AsNoTracking()
            join person in db.Learners.AsNoTracking() on reminder.LearnerId equals person.Id
            where reminder.LearnerId == learner && reminder.IsOn && person.EmailConfirmed
            select new
            {
                person.Email,
                person.GivenName,
                person.Language,
                reminder.SiteUrl,
            }
        ).SingleOrDefaultAsync(ct);
        if (found?.Email is null)
            return null;

        var site = (address.PublicUrl?.ToString() ?? found.SiteUrl).TrimEnd('/');
        return new(
            $"review-{learner:N}-{clock.GetUtcNow().ToLocalDay():yyyyMMdd}",
            found.Email,
            found.GivenName,
            found.Language,
            deck.DueToday,
            $"{site}/review",
            $"{site}/review/reminder/off?token={tokens.For(learner)}"
        );
    }

    /// <summary>Done for today, whether a letter left or none was needed.</summary>
    public async Task FinishAsync(Guid learner, bool wasSent, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Whoever left meanwhile has no reminder any more.
        if (await db.Set<ReviewReminder>().AsNoTracking().SingleOrDefaultAsync(r => r.LearnerId == learner, ct) is not { } reminder)
            return;
        var sentOn = wasSent ? now.ToLocalDay() : reminder.SentOn;
        var next = reminder.NextAfter(now, sentOn);
        await db.Set<ReviewReminder>()
            .Where(r => r.LearnerId == learner)
            .ExecuteUpdateAsync(
                change =>
                    change
                        .SetProperty(r => r.SentOn, sentOn)
                        .SetProperty(r => r.NextAt, next)
                        .SetProperty(r => r.ClaimedUntil, (DateTimeOffset?)null),
                ct
            );
    }

    private IQueryable<ReviewReminder> Waiting(DateTimeOffset now) =>
        db.Set<ReviewReminder>().Where(r => r.IsOn && r.NextAt <= now && (r.ClaimedUntil == null || r.ClaimedUntil <= now));
}
