using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Data;

namespace Training.Learners;

/// <summary>
/// From whom a role or a membership was just taken: the cookie still tells of it, and is written anew at the next page. Kept in memory, so that a page
/// asks the database nothing for it, and among the learner’s tokens, where the other processes find it.
/// </summary>
internal sealed class TakenAway(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>As long as a cookie is believed without a look at the database.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromMinutes(30);

    // The clocks of two processes differ a little, and cookies count in whole seconds.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private const string Provider = "Training.Learners";
    private const string Name = "TakenAway";
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> known = new();

    /// <summary>Whether the learner’s cookie of that time may tell of more than they have.</summary>
    public bool Concerns(Guid learner, DateTimeOffset issued) => known.TryGetValue(learner, out var at) && issued <= at + Margin;

    /// <summary>The caller saves, with what is taken.</summary>
    public async Task NoteAsync(TrainingDbContext db, Guid learner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Kept(db).SingleOrDefaultAsync(t => t.UserId == learner, ct) is { } kept)
            kept.Value = Write(now);
        else
            db.Add(
                new IdentityUserToken<Guid>
                {
                    UserId = learner,
                    LoginProvider = Provider,
                    Name = Name,
                    Value = Write(now),
                }
            );
        known[learner] = now;
    }

    /// <summary>Learns what other processes took, and forgets what every cookie knows by now.</summary>
    public async Task ReadAsync(CancellationToken ct = default)
    {
        var since = clock.GetUtcNow() - Believed - Margin;
        var text = Write(since);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
#pragma warning disable CA1309 // The database does it.
        var lately = await Kept(db).AsNoTracking().Where(t => string.Compare(t.Value, text) > 0).ToListAsync(ct);
#pragma warning restore CA1309
        foreach (var taken in lately)
            known[taken.UserId] = DateTimeOffset.Parse(taken.Value!, CultureInfo.InvariantCulture);
        foreach (var old in known.Where(k => k.Value < since))
            known.TryRemove(old);
    }

    private static IQueryable<IdentityUserToken<Guid>> Kept(TrainingDbContext db) =>
        db.Set<IdentityUserToken<Guid>>().Where(t => t.LoginProvider == Provider && t.Name == Name);

    // In this form, later is greater.
    private static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>Learns of roles and memberships that another process took away.</summary>
internal sealed class KeepTakenAway(TakenAway taken, TimeProvider clock, ILogger<KeepTakenAway> logger) : RepeatedWork(clock, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromSeconds(10);

    protected override Task WorkAsync(CancellationToken ct) => taken.ReadAsync(ct);
}
