using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Data;

namespace Training.Authoring.Bank;

/// <summary>The pictures that an item shows, as they come with it into a draft.</summary>
internal sealed partial class BroughtPictures
{
    private const string Folder = "media/";
    private const int LongestName = 60;

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, byte[]> added = new(StringComparer.Ordinal);

    private BroughtPictures() { }

    /// <summary>Those that the draft doesn’t have yet, by their paths there.</summary>
    public IReadOnlyDictionary<string, byte[]> Added => added;

    /// <summary>Of what is added, in bytes.</summary>
    public long Size => added.Values.Sum(bytes => (long)bytes.Length);

    /// <summary>The item with the names that its pictures have in the draft.</summary>
    public string In(string item) => Mention().Replace(item, m => names.GetValueOrDefault(m.Value, m.Value));

    /// <param name="texts">The item in each language that it comes in.</param>
    public static async Task<BroughtPictures> OfAsync(
        PublishedModule version,
        IEnumerable<string> texts,
        ModuleDraft draft,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var brought = new BroughtPictures();
        var shown = Shown(version, texts);
        if (shown.Count == 0)
            return brought;
        // Only what may be the same is read.
        var sizes = shown.Values.Select(bytes => bytes.Length).Distinct().ToList();
        var there = await db.Set<DraftFile>()
            .Where(f => f.DraftId == draft.Id && f.Path.StartsWith(Folder))
            .Select(f => new { f.Path, Content = sizes.Contains(f.Size) ? f.Content : null })
            .AsNoTracking()
            .ToListAsync(ct);
        var taken = new SortedDictionary<string, byte[]?>(there.ToDictionary(f => f.Path, f => f.Content), StringComparer.Ordinal);
        foreach (var (path, bytes) in shown)
            brought.Bring(path, bytes, taken);
        return brought;
    }

    // The same picture is there once; another of its name leaves it the name.
    private void Bring(string path, byte[] bytes, SortedDictionary<string, byte[]?> taken)
    {
        var ending = Path.GetExtension(path);
        names[path] = IsSame(path)
            ? path
            : taken.Keys.FirstOrDefault(other => Path.GetExtension(other) == ending && IsSame(other))
                ?? Free(path, ending, taken.ContainsKey);
        if (taken.TryAdd(names[path], bytes))
            added.Add(names[path], bytes);

        bool IsSame(string other) => taken.GetValueOrDefault(other)?.AsSpan().SequenceEqual(bytes) == true;
    }

    private static string Free(string path, string ending, Func<string, bool> isTaken)
    {
        var name = path[Folder.Length..^ending.Length];
        var start = Folder + name[..Math.Min(name.Length, LongestName)].TrimEnd('-');
        var free = start + ending;
        for (var number = 2; isTaken(free); number++)
            free = $"{start}-{number}{ending}";
        return free;
    }

    private static SortedDictionary<string, byte[]> Shown(PublishedModule version, IEnumerable<string> texts)
    {
        var shown = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in texts.SelectMany(text => Mention().Matches(text)).Select(m => m.Value))
            if (!shown.ContainsKey(path) && version.Files.Find(OpenDraft.PathOf(version.Module.Slug, path)) is { } bytes)
                shown.Add(path, bytes.ToArray());
        return shown;
    }

    [GeneratedRegex(@"(?<![\w./-])media/[a-z0-9-]+\.[a-z0-9]+(?![\w-])")]
    private static partial Regex Mention();
}
