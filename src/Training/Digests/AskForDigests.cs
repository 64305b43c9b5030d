using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Data;
using Training.Institutions;
using Training.Outbox;
using Training.Pages;

namespace Training.Digests;

/// <summary>That an institution’s digests of a day are to be written.</summary>
internal sealed record DigestsAsked(DateOnly Day)
{
    /// <summary>The kind of <see cref="OutboxMessage"/> that carries it.</summary>
    public const string Kind = "digests";
}

/// <summary>
/// At seven in each institution’s morning, asks for the digests of the day; once, however many processes look. One that starts later in the morning makes
/// up for it, and by noon the day’s letters would be stale.
/// </summary>
internal sealed class AskForDigests(
    IServiceScopeFactory scopes,
    InstitutionDirectory institutions,
    SiteAddress address,
    TimeProvider clock,
    ILogger<AskForDigests> logger
) : RepeatedWork(clock, logger)
{
    private const int Seven = 7;
    private const int Noon = 12;

    // So that the database is asked once a day, not every few minutes.
    private readonly Dictionary<Guid, DateOnly> asked = [];

    protected override TimeSpan Pause => TimeSpan.FromMinutes(5);

    protected override Task WorkAsync(CancellationToken ct) => AskAsync(ct);

    public async Task AskAsync(CancellationToken ct)
    {
        foreach (var institution in institutions.All)
        {
            var local = LocalTime.At(institution, Clock.GetUtcNow());
            var day = DateOnly.FromDateTime(local);
            // A letter that leads nowhere isn't written.
            if (local.Hour is < Seven or >= Noon || asked.GetValueOrDefault(institution.Id) == day || address.Of(institution) is null)
                continue;
            await TryAsync(() => AskAsync(institution, day, ct));
        }
    }

    private async Task AskAsync(Institution institution, DateOnly day, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentInstitution>().Enter(institution, institution.Prefix);
        var key = $"digests-{institution.Id:N}-{day:yyyyMMdd}";
        await scope.ServiceProvider.GetRequiredService<AddToOutbox>().AddAsync(DigestsAsked.Kind, key, new DigestsAsked(day), ct: ct);
        // Another process that looks at the same moment writes the same.
        await scope.ServiceProvider.GetRequiredService<TrainingDbContext>().TrySaveAsync(ct);
        asked[institution.Id] = day;
    }
}
