using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Content;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Authoring.Copying;

/// <summary>A module that may be copied.</summary>
/// <param name="From">The name of the institution that shares it; null for what is published for this one.</param>
public sealed record CopySource(string Module, string Hash, string Title, string Version, string? From)
{
    /// <summary>This institution’s own authors took it out of the catalogue.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>Finds what an institution’s authors may copy: all that is published for it, and what others share and offer.</summary>
internal sealed class FindSources(TrainingDbContext db, ContentLibrary library, PublishedContent published, InstitutionDirectory directory)
{
    public async Task<IReadOnlyList<CopySource>> AllAsync(CancellationToken ct)
    {
        var own = library.Published.Select(Own).ToList();
        return [.. own, .. (await SharedAsync(null, ct)).Where(s => !own.Exists(o => o.Module == s.Module))];
    }

    public async Task<CopySource?> FindAsync(string? module, CancellationToken ct)
    {
        if (module is null)
            return null;
        return library.Current(module) is { } version ? Own(version) : (await SharedAsync(module, ct)).SingleOrDefault();
    }

    /// <summary>A version’s own files, by their paths in the module’s folder.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(string module, string hash, CancellationToken ct)
    {
        var pack = await db.Set<ModuleVersion>().Where(v => v.Hash == hash && v.Module == module).Select(v => v.Files).SingleAsync(ct);
        return FilesOf(module, hash, pack);
    }

    public static IReadOnlyDictionary<string, byte[]> FilesOf(string module, string hash, byte[] pack)
    {
        var files = ContentLibrary.Unpack(hash, pack);
        var folder = OpenDraft.PathOf(module, "");
        return files
            .Paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal))
            .ToDictionary(path => path[folder.Length..], path => files.Find(path)!.Value.ToArray(), StringComparer.Ordinal);
    }

    private async Task<List<CopySource>> SharedAsync(string? module, CancellationToken ct)
    {
        var (here, versions) = (db.InstitutionId, db.Set<ModuleVersion>());
        // What new learners of theirs start with: a version that was rolled back is offered no more, nor a module that was withdrawn.
        var shared = await db.Set<ModuleDraft>()
            .OfAllInstitutions()
            .Where(d => d.InstitutionId != here && d.IsShared && (module == null || d.Slug == module))
            .SelectMany(d => versions.Where(v => v.Module == d.Slug && v.InstitutionId == d.InstitutionId))
            .Where(v =>
                !v.IsWithdrawn
                && !versions.Any(later =>
                    later.Module == v.Module && later.InstitutionId == v.InstitutionId && later.CurrentSince > v.CurrentSince
                )
            )
            .Select(v => new { v.Hash, v.InstitutionId })
            .ToListAsync(ct);
        var found = new List<CopySource>();
        foreach (var version in shared)
            if (await published.FindAsync(version.Hash, ct) is { } read)
                found.Add(Of(read) with { From = directory.Find(version.InstitutionId!.Value)?.Name(Languages.Current) ?? "" });
        return [.. found.OrderBy(s => s.Title, StringComparer.CurrentCulture).ThenBy(s => s.Module, StringComparer.Ordinal)];
    }

    private CopySource Own(PublishedModule version) => Of(version) with { IsWithdrawn = library.IsWithdrawn(version.Module.Slug) };

    private static CopySource Of(PublishedModule version) =>
        new(version.Module.Slug, version.Hash, version.Module.Text.In(Languages.Current).Title, version.Module.Version, null);
}
