using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Content;
using Training.Content.Courses;
using Training.Content.Modules;
using Training.Data;

namespace Training.Catalogue;

/// <summary>A module version as pages use it: read once, shared by all learners.</summary>
public sealed record PublishedModule(string Hash, Module Module, SharedContent Shared, ContentFiles Files);

/// <summary>Every module version in use, by its hash; and of each module, the one that new learners start with.</summary>
public sealed class ContentLibrary(IServiceScopeFactory scopes)
{
    // A version is named by the hash of its content: what this process read once, it need never read again.
    private static readonly ConcurrentDictionary<string, Lazy<PublishedModule>> ByHash = new(StringComparer.Ordinal);

    private ImmutableDictionary<string, Lazy<PublishedModule>> current = ImmutableDictionary.Create<string, Lazy<PublishedModule>>(
        StringComparer.Ordinal
    );

    private volatile Lazy<IReadOnlyList<Course>> courses = new([]);

    /// <summary>What the catalogue offers.</summary>
    public IEnumerable<PublishedModule> Catalogue => current.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value.Value);

    public PublishedModule? Current(string module) => current.GetValueOrDefault(module)?.Value;

    /// <summary>The courses composed of what the catalogue offers, read when a page first needs them.</summary>
    public IReadOnlyList<Course> Courses => courses.Value;

    public IEnumerable<string> Modules => current.Keys;

    /// <summary>What all modules share, as the content folder has it now: what new versions are made with.</summary>
    public ContentFiles Shared { get; private set; } = ContentFiles.Empty;

    /// <summary>The kind of an activity, in whatever version knows it: which slice answers its address.</summary>
    public bool IsKind<T>(string module, string activity)
        where T : Activity =>
        Current(module)?.Module.Find(activity) is { } now
            ? now is T
            : ByHash.Values.Any(v => v.IsValueCreated && v.Value.Module.Slug == module && v.Value.Module.Find(activity) is T);

    /// <summary>The module that may be tried without an account; null when the authors chose none.</summary>
    public PublishedModule? Taster => Catalogue.FirstOrDefault(version => version.Module.Taster.Count > 0);

    /// <summary>Whether an activity may be opened without an account, in whatever version says so: a guest finishes the one they started.</summary>
    public bool IsInTaster(string module, string activity) =>
        ByHash
            .Values.Where(version => version.IsValueCreated)
            .Select(version => version.Value.Module)
            .Append(Current(module)?.Module)
            .Any(known => known?.Slug == module && known.Taster.Any(offered => offered.Id.Slug == activity));

    /// <summary>A version that something is pinned to, read from the database the first time it is asked for.</summary>
    public async ValueTask<PublishedModule> GetAsync(string hash, CancellationToken ct) =>
        await FindAsync(hash, ct) ?? throw new InvalidOperationException($"There is no version {hash}.");

    /// <returns>Null when no version has this hash.</returns>
    public async ValueTask<PublishedModule?> FindAsync(string hash, CancellationToken ct)
    {
        if (ByHash.TryGetValue(hash, out var known))
            return known.Value;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        var files = await db.Set<ModuleVersion>().Where(v => v.Hash == hash).Select(v => v.Files).SingleOrDefaultAsync(ct);
        return files is null ? null : Add(hash, () => Unpack(hash, files)).Value;
    }

    /// <param name="files">Asked for only when a page first needs the module.</param>
    public void MakeCurrent(string module, string hash, Func<ContentFiles> files)
    {
        var version = Add(hash, files);
        ImmutableInterlocked.AddOrUpdate(ref current, module, version, (_, _) => version);
    }

    public void Share(ContentFiles shared) => Shared = shared;

    public void OfferCourses(Func<IReadOnlyList<Course>> read) => courses = new(read);

    public static ContentFiles Unpack(string hash, byte[] pack) =>
        ContentFiles.Unpack(pack, new ProblemList()) ?? throw new InvalidOperationException($"The files of version {hash} are damaged.");

    private static Lazy<PublishedModule> Add(string hash, Func<ContentFiles> files) =>
        ByHash.GetOrAdd(hash, new Lazy<PublishedModule>(() => Read(hash, files())));

    // Only what was checked is ever published, so reading it again finds a module.
    private static PublishedModule Read(string hash, ContentFiles files) =>
        ContentReader.Read(files, new ProblemList(), walk: false) is { } content
            ? new(hash, content.Modules.Single(), content.Shared, files)
            : throw new InvalidOperationException($"Version {hash} can’t be read.");
}
