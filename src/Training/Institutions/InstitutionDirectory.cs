using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Data;

namespace Training.Institutions;

/// <summary>Every institution, by address and by host name, in memory: a page asks the database nothing to know whose it is.</summary>
public sealed class InstitutionDirectory(IServiceScopeFactory scopes, InstitutionSettings settings)
{
    private sealed record Snapshot(
        Institution? Home,
        FrozenDictionary<string, Institution> BySlug,
        FrozenDictionary<string, Institution> ByHost
    );

    private volatile Snapshot known = Of([]);

    public Institution Home => known.Home is { NameFr.Length: > 0 } home ? home : FromSettings(Nameless(), settings);

    /// <summary>The home institution is among them once the site has started.</summary>
    public IEnumerable<Institution> All => known.BySlug.Values;

    public Institution? Find(Guid id) => id == Institution.HomeId ? Home : All.FirstOrDefault(i => i.Id == id);

    public Institution? FindBySlug(string slug) => known.BySlug.GetValueOrDefault(slug);

    public Institution? FindByHost(string host) => known.ByHost.GetValueOrDefault(host);

    public Institution? FindByJoinCode(string code) => known.BySlug.Values.FirstOrDefault(i => i.JoinCode == code);

    /// <summary>Reads them anew: when the site starts, after a change here, and now and then for changes made elsewhere.</summary>
    public async Task ReloadAsync(CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        known = Of(await db.Set<Institution>().AsNoTracking().ToListAsync(ct));
    }

    /// <summary>Makes the home institution’s row say what the settings say, until a person edits it.</summary>
    public async Task SeedHomeAsync(CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        var home = await db.Set<Institution>().SingleAsync(i => i.Id == Institution.HomeId, ct);
        if (home.EditedAt is null)
        {
            FromSettings(home, settings);
            // Another process that starts at the same moment writes the same.
            await db.TrySaveAsync(ct);
        }
        await ReloadAsync(ct);
    }

    // As it is before the site has read its row, or before the row was given a name.
    private static Institution Nameless() =>
        new()
        {
            Id = Institution.HomeId,
            Slug = "",
            NameFr = "",
            NameEn = "",
        };

    private static Institution FromSettings(Institution home, InstitutionSettings settings)
    {
        home.NameFr = home.NameEn = settings.Name;
        home.Contact = settings.Contact;
        home.RepresentativeName = settings.RepresentativeName;
        home.RepresentativeTitle = settings.RepresentativeTitle;
        home.Address = settings.Address;
        return home;
    }

    private static Snapshot Of(IReadOnlyList<Institution> all) =>
        new(
            all.FirstOrDefault(i => i.IsHome),
            all.ToFrozenDictionary(i => i.Slug, StringComparer.OrdinalIgnoreCase),
            all.Where(i => i.Host is not null).ToFrozenDictionary(i => i.Host!, StringComparer.OrdinalIgnoreCase)
        );
}

/// <summary>Learns of institutions that another process made or changed.</summary>
internal sealed class KeepDirectory(InstitutionDirectory directory, TimeProvider clock, ILogger<KeepDirectory> logger)
    : RepeatedWork(clock, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(1);

    protected override Task WorkAsync(CancellationToken ct) => directory.ReloadAsync(ct);
}
