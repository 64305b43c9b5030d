using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Content;
using Training.Content.Modules;
using Training.Data;

namespace Training.Catalogue;

/// <summary>A module version as pages use it: read once, shared by all learners.</summary>
public sealed record PublishedModule(string Hash, Module Module, SharedContent Shared, ContentFiles Files);

/// <summary>Every module version in use, by its hash; and of each module, the one that new learners start with.</summary>
public sealed class ContentLibrary(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<string, PublishedModule> byHash = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, PublishedModule> current = ImmutableDictionary.Create<string, PublishedModule>(
        StringComparer.Ordinal
    );

    /// <summary>What the catalogue offers.</summary>
    public IEnumerable<PublishedModule> Catalogue => current.Values.OrderBy(v => v.Module.Slug, StringComparer.Ordinal);

    public PublishedModule? Current(string module) => current.GetValueOrDefault(module);

    /// <summary>The kind of an activity, in whatever version knows it: which slice answers its address.</summary>
    public bool IsKind<T>(string module, string activity)
        where T : Activity =>
        Current(module)?.Module.Find(activity) is { } now
            ? now is T
            : byHash.Values.Any(v => v.Module.Slug == module && v.Module.Find(activity) is T);

    /// <summary>A version that something is pinned to, read from the database the first time it is asked for.</summary>
    public async ValueTask<PublishedModule> GetAsync(string hash, CancellationToken ct) =>
        await FindAsync(hash, ct) ?? throw new InvalidOperationException($"There is no version {hash}.");

    /// <returns>Null when no version has this hash.</returns>
    public async ValueTask<PublishedModule?> FindAsync(string hash, CancellationToken ct)
    {
        if (byHash.TryGetValue(hash, out var known))
            return known;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        var files = await db.Set<ModuleVersion>().Where(v => v.Hash == hash).Select(v => v.Files).SingleOrDefaultAsync(ct);
        return files is null ? null : Add(hash, Unpack(hash, files));
    }

    public void MakeCurrent(string hash, ContentFiles files)
    {
        var version = Add(hash, files);
        ImmutableInterlocked.AddOrUpdate(ref current, version.Module.Slug, version, (_, _) => version);
    }

    public static ContentFiles Unpack(string hash, byte[] pack) =>
        ContentFiles.Unpack(pack, new ProblemList()) ?? throw new InvalidOperationException($"The files of version {hash} are damaged.");

    private PublishedModule Add(string hash, ContentFiles files) =>
        byHash.GetOrAdd(
            hash,
            key =>
            {
                // Only what was checked is ever published, so reading it again finds a module.
                var content =
                    ContentReader.Read(files, new ProblemList()) ?? throw new InvalidOperationException($"Version {key} can’t be read.");
                return new(key, content.Modules.Single(), content.Shared, files);
            }
        );
}
