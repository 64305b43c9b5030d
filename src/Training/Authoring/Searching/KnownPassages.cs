using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Content.Files;
using Training.Content.Search;

namespace Training.Authoring.Searching;

/// <summary>The passages that were read, so that a search reads only what changed since: a version never changes, a file is one text at each revision.</summary>
internal sealed class KnownPassages
{
    private const int MostFiles = 5_000;
    private readonly ConcurrentDictionary<Guid, (int Revision, IReadOnlyList<Passage> Passages)> drafts = [];
    private readonly ConditionalWeakTable<PublishedModule, IReadOnlyList<(DraftPath Path, IReadOnlyList<Passage> Passages)>> versions = [];

    public IReadOnlyList<(DraftPath Path, IReadOnlyList<Passage> Passages)> Of(PublishedModule version) => versions.GetValue(version, Read);

    public IReadOnlyList<Passage>? Find(Guid file, int revision) =>
        drafts.TryGetValue(file, out var known) && known.Revision == revision ? known.Passages : null;

    public IReadOnlyList<Passage> Keep(Guid file, int revision, byte[] content)
    {
        if (drafts.Count >= MostFiles)
            drafts.Clear();
        var passages = AuthoredText.Read(content) is { } text ? Passage.Of(text) : [];
        drafts[file] = (revision, passages);
        return passages;
    }

    private static IReadOnlyList<(DraftPath, IReadOnlyList<Passage>)> Read(PublishedModule version)
    {
        var folder = OpenDraft.PathOf(version.Module.Slug, "");
        return
        [
            .. version
                .Files.Paths.Where(p => p.StartsWith(folder, StringComparison.Ordinal))
                .Select(p => (Full: p, Path: DraftPath.Of(p[folder.Length..])))
                .Where(p => SearchedTexts.IsSearched(p.Path))
                .Select(p => (p.Path, AuthoredText.Read(version.Files.Find(p.Full)!.Value) is { } text ? Passage.Of(text) : [])),
        ];
    }
}
