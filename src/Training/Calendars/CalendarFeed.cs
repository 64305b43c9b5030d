using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Calendars;

/// <summary>The address at which a learner’s due dates are published: one, or none. It is kept with the learner’s other tokens.</summary>
internal sealed class CalendarFeed(TrainingDbContext db, CalendarToken tokens)
{
    private const string Provider = "Training.Calendars";
    private const string Name = "Feed";

    /// <returns>Null when nothing is published.</returns>
    public Task<string?> FindAsync(Guid learner, CancellationToken ct) =>
        Kept(learner).AsNoTracking().Select(t => t.Value).SingleOrDefaultAsync(ct);

    /// <summary>Whose calendar a token opens; null when it is not one of ours, or no longer.</summary>
    public async Task<Guid?> OwnerAsync(string token, CancellationToken ct) =>
        tokens.Read(token) is { } learner && CalendarToken.AreSame(await FindAsync(learner, ct), token) ? learner : null;

    /// <summary>Publishes at a new address.</summary>
    /// <param name="instead">The address that it takes the place of; a form sent twice finds another there, and changes nothing.</param>
    public async Task PublishAsync(Guid learner, string? instead, CancellationToken ct)
    {
        var kept = await Kept(learner).SingleOrDefaultAsync(ct);
        if (kept is null && instead is null)
            db.Add(
                new IdentityUserToken<Guid>
                {
                    UserId = learner,
                    LoginProvider = Provider,
                    Name = Name,
                    Value = tokens.New(learner),
                }
            );
        else if (kept is not null && kept.Value == instead)
            kept.Value = tokens.New(learner);
        await db.TrySaveAsync(ct);
    }

    public Task StopAsync(Guid learner, CancellationToken ct) => Kept(learner).ExecuteDeleteAsync(ct);

    private IQueryable<IdentityUserToken<Guid>> Kept(Guid learner) =>
        db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == learner && t.LoginProvider == Provider && t.Name == Name);
}
