using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Content;
using Training.Content.Courses;
using Training.Content.Modules;
using Training.Data;

namespace Training.Catalogue;

/// <summary>A module version as pages use it: read once, shared by all learners.</summary>
public sealed record PublishedModule(string Hash, Module Module, SharedContent Shared, ContentFiles Files);

/// <summary>
/// Every module version in use, of the platform and of every institution, by its hash; and of each module, the one that new learners start with.
/// Pages see what their institution has of it: <see cref="ContentLibrary"/>.
/// </summary>
public sealed class PublishedContent(IServiceScopeFactory scopes)
{
    // Nodes’ clocks differ a little, and a row is seen only some time after the moment it holds.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    // A version is named by the hash of its content: what this process read once, it need never read again.
    private static readonly ConcurrentDictionary<string, Lazy<PublishedModule>> Readings = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Held> held = new(StringComparer.Ordinal);
    private ImmutableDictionary<Place, Latest> current = ImmutableDictionary<Place, Latest>.Empty;
    private volatile Lazy<IReadOnlyList<Course>> courses = new([]);

    /// <summary>Where a version is offered.</summary>
    /// <param name="Institution">Null for everywhere.</param>
    private readonly record struct Place(Guid? Institution, string Module);

    private sealed record Held(Place Place, string Hash, Lazy<PublishedModule> Reading)
    {
        public bool IsSeenBy(Guid institution) => Place.Institution is not { } owner || owner == institution;
    }

    /// <summary>The version that is current where it is offered.</summary>
    /// <param name="IsWithdrawn">New learners don’t find it.</param>
    private sealed record Latest(Held Version, DateTimeOffset Since, bool IsWithdrawn);

    /// <summary>The platform’s own modules, which every institution has.</summary>
    public IEnumerable<PublishedModule> Shipped =>
        current
            .Where(v => v.Key.Institution is null)
            .OrderBy(v => v.Key.Module, StringComparer.Ordinal)
            .Select(v => v.Value.Version.Reading.Value);

    public IEnumerable<string> ShippedSlugs => current.Keys.Where(place => place.Institution is null).Select(place => place.Module);

    /// <summary>The hashes of what is offered anywhere.</summary>
    public IEnumerable<string> Offered => current.Values.Where(latest => !latest.IsWithdrawn).Select(latest => latest.Version.Hash);

    /// <summary>The hashes of what would be, if its authors hadn’t withdrawn it.</summary>
    public IEnumerable<string> Withdrawn => current.Values.Where(latest => latest.IsWithdrawn).Select(latest => latest.Version.Hash);

    /// <summary>The courses composed of the platform’s modules, read when a page first needs them.</summary>
    public IReadOnlyList<Course> Courses => courses.Value;

    /// <summary>What all modules share, as the content folder has it now: what new versions are made with.</summary>
    public ContentFiles Shared { get; private set; } = ContentFiles.Empty;

    /// <summary>The module that may be tried without an account, which only the platform offers; null when its authors chose none.</summary>
    public PublishedModule? Taster => Shipped.FirstOrDefault(version => version.Module.Taster.Count > 0);

    /// <summary>The current versions of what new learners find.</summary>
    public IEnumerable<PublishedModule> Catalogue(Guid institution) =>
        All(institution).Where(latest => !latest.IsWithdrawn).Select(latest => latest.Version.Reading.Value);

    /// <summary>The current versions of all that was published, what was withdrawn too.</summary>
    public IEnumerable<PublishedModule> Published(Guid institution) => All(institution).Select(latest => latest.Version.Reading.Value);

    /// <summary>The names of all that was published, of what was withdrawn too.</summary>
    public IEnumerable<string> Modules(Guid institution) =>
        current.Where(v => v.Value.Version.IsSeenBy(institution)).Select(v => v.Key.Module).Distinct(StringComparer.Ordinal);

    /// <summary>The current version, withdrawn or not.</summary>
    public PublishedModule? Current(Guid institution, string module) => Find(institution, module)?.Version.Reading.Value;

    /// <summary>Whether its authors took a module out of the catalogue: who isn’t on it can’t begin it. Nothing is parsed.</summary>
    public bool IsWithdrawn(Guid institution, string module) => Find(institution, module)?.IsWithdrawn is true;

    /// <summary>The kind of an activity, in whatever version knows it: which slice answers its address.</summary>
    public bool IsKind<T>(Guid institution, string module, string activity)
        where T : Activity =>
        Current(institution, module)?.Module.Find(activity) is { } now
            ? now is T
            : held.Values.Any(v =>
                v.Place.Module == module
                && v.IsSeenBy(institution)
                && v.Reading.IsValueCreated
                && v.Reading.Value.Module.Find(activity) is T
            );

    /// <summary>Whether an activity may be opened without an account, in whatever version says so: a guest finishes the one they started.</summary>
    public bool IsInTaster(string module, string activity) =>
        held
            .Values.Where(v => v.Place == new Place(null, module) && v.Reading.IsValueCreated)
            .Select(v => v.Reading.Value.Module)
            .Append(current.GetValueOrDefault(new(null, module))?.Version.Reading.Value.Module)
            .Any(known => known?.Taster.Any(offered => offered.Id.Slug == activity) is true);

    /// <summary>Whoever’s version this is, read from the database the first time it is asked for.</summary>
    /// <returns>Null when no version has this hash.</returns>
    public async ValueTask<PublishedModule?> FindAsync(string hash, CancellationToken ct) => (await FindHeldAsync(hash, ct))?.Reading.Value;

    public async ValueTask<PublishedModule> GetAsync(string hash, CancellationToken ct) =>
        await FindAsync(hash, ct) ?? throw new InvalidOperationException($"There is no version {hash}.");

    /// <returns>Null when no version has this hash, or another institution’s has.</returns>
    public async ValueTask<PublishedModule?> FindAsync(Guid institution, string hash, CancellationToken ct) =>
        await FindHeldAsync(hash, ct) is { } version && version.IsSeenBy(institution) ? version.Reading.Value : null;

    /// <summary>Offers a version of the platform’s own.</summary>
    /// <param name="files">Asked for only when a page first needs the module.</param>
    public void MakeCurrent(string module, string hash, Func<ContentFiles> files) =>
        Offer(new(Hold(new(null, module), hash, files), DateTimeOffset.UnixEpoch, IsWithdrawn: false));

    /// <summary>Offers a version to the institution that made it, or withdraws it there, unless a later word is known already.</summary>
    public void MakeCurrent(
        Guid institution,
        string module,
        string hash,
        DateTimeOffset since,
        bool isWithdrawn,
        Func<ContentFiles> files
    ) => Offer(new(Hold(new(institution, module), hash, files), since, isWithdrawn));

    /// <summary>Versions of an institution’s module are the platform’s from now on.</summary>
    public void TakeOver(Guid institution, string module, IReadOnlyList<string> hashes)
    {
        var theirs = new Place(institution, module);
        if (current.GetValueOrDefault(theirs) is { } offered && hashes.Contains(offered.Version.Hash))
            ImmutableInterlocked.TryRemove(ref current, theirs, out _);
        foreach (var hash in hashes)
            if (held.TryGetValue(hash, out var version))
                held[hash] = version with { Place = new(null, module) };
    }

    /// <summary>Learns what institutions’ authors published, rolled back, withdrew or put back, here or through another process. Nothing is parsed.</summary>
    public async Task CatchUpAsync(TrainingDbContext db, CancellationToken ct)
    {
        var latest = current.Where(v => v.Key.Institution is not null).Select(v => v.Value.Since).DefaultIfEmpty().Max();
        var since = latest - DateTimeOffset.UnixEpoch > Overlap ? latest - Overlap : DateTimeOffset.UnixEpoch;
        var moved = await db.Set<ModuleVersion>()
            .Where(v => v.InstitutionId != null && v.CurrentSince >= since)
            .Select(v => new
            {
                v.InstitutionId,
                v.Module,
                v.Hash,
                v.CurrentSince,
                v.IsWithdrawn,
            })
            .ToListAsync(ct);
        var news = moved
            .GroupBy(v => new Place(v.InstitutionId, v.Module))
            .Select(place => place.MaxBy(v => v.CurrentSince)!)
            .Where(v => IsNews(new(v.InstitutionId, v.Module), v.CurrentSince))
            .ToList();
        if (news.Count == 0)
            return;
        var unknown = news.Select(v => v.Hash).Where(hash => !held.ContainsKey(hash)).ToList();
        var packs = await db.Set<ModuleVersion>()
            .Where(v => unknown.Contains(v.Hash))
            .Select(v => new { v.Hash, v.Files })
            .ToDictionaryAsync(v => v.Hash, v => v.Files, StringComparer.Ordinal, ct);
        foreach (var version in news)
        {
            // Until it is read a version keeps its own pack, and no other’s.
            var pack = packs.GetValueOrDefault(version.Hash, []);
            MakeCurrent(
                version.InstitutionId!.Value,
                version.Module,
                version.Hash,
                version.CurrentSince,
                version.IsWithdrawn,
                () => ContentLibrary.Unpack(version.Hash, pack)
            );
        }
    }

    public void Share(ContentFiles shared) => Shared = shared;

    public void OfferCourses(Func<IReadOnlyList<Course>> read) => courses = new(read);

    private async ValueTask<Held?> FindHeldAsync(string hash, CancellationToken ct)
    {
        if (held.TryGetValue(hash, out var known))
            return known;

        await using var scope = scopes.CreateAsyncScope();
        var row = await scope
            .ServiceProvider.GetRequiredService<TrainingDbContext>()
            .Set<ModuleVersion>()
            .Where(v => v.Hash == hash)
            .Select(v => new
            {
                v.InstitutionId,
                v.Module,
                v.Files,
            })
            .SingleOrDefaultAsync(ct);
        return row is null ? null : Hold(new(row.InstitutionId, row.Module), hash, () => ContentLibrary.Unpack(hash, row.Files));
    }

    private bool IsNews(Place place, DateTimeOffset since) => current.GetValueOrDefault(place) is not { } known || since > known.Since;

    private IEnumerable<Latest> All(Guid institution) =>
        Modules(institution).Order(StringComparer.Ordinal).Select(module => Find(institution, module)).OfType<Latest>();

    // An institution’s own before the platform’s of the same name, unless it was withdrawn: that hides nothing of the platform’s.
    private Latest? Find(Guid institution, string module) =>
        (current.GetValueOrDefault(new(institution, module)), current.GetValueOrDefault(new(null, module))) switch
        {
            ({ IsWithdrawn: true }, { } shipped) => shipped,
            var (own, shipped) => own ?? shipped,
        };

    private void Offer(Latest latest) =>
        ImmutableInterlocked.AddOrUpdate(
            ref current,
            latest.Version.Place,
            latest,
            (_, known) => latest.Since >= known.Since ? latest : known
        );

    private Held Hold(Place place, string hash, Func<ContentFiles> files)
    {
        var reading = Readings.GetOrAdd(hash, new Lazy<PublishedModule>(() => Read(hash, files())));
        var version = new Held(place, hash, reading);
        held.TryAdd(hash, version);
        return version;
    }

    // Only what was checked is ever published, so reading it again finds a module.
    private static PublishedModule Read(string hash, ContentFiles files) =>
        ContentReader.Read(files, new ProblemList(), walk: false) is { } content
            ? new(hash, content.Modules.Single(), content.Shared, files)
            : throw new InvalidOperationException($"Version {hash} can’t be read.");
}

/// <summary>Learns every few seconds of what authors published through another process.</summary>
internal sealed class KeepLibrary(PublishedContent content, IServiceScopeFactory scopes, TimeProvider clock, ILogger<KeepLibrary> logger)
    : RepeatedWork(clock, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromSeconds(5);

    protected override async Task WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await content.CatchUpAsync(scope.ServiceProvider.GetRequiredService<TrainingDbContext>(), ct);
    }
}
