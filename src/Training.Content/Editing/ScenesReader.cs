using System.Globalization;
using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>Parts a text into its scenes, and reads each.</summary>
internal sealed partial class ScenesReader
{
    private const int LongestTitle = 80;
    private const int MostLines = 1_000;

    private readonly ScenesNames names;
    private readonly string[] lines;
    private readonly List<ScenesRemark> remarks = [];

    public ScenesReader(string text, ScenesNames names)
    {
        this.names = names;
        lines = ScenesLine.Split(text);
    }

    public ScenesText Read(int mostRemarks)
    {
        var speech = new ScenesSpeech(names, ScenesLine.Join(lines, 1, isMarked: false));
        var heads = Heads(speech);
        var known = new ScenesKnown(
            names,
            speech,
            new(names, new ScenesFacts(names, lines)),
            new([.. heads.Select(head => Titled(head.Words).Title), .. names.Titles])
        );
        var before = string.Join('\n', lines.Take(heads.Count > 0 ? heads[0].Line - 1 : lines.Length)).Trim('\n');
        if (before.Trim().Length > 0)
            remarks.Add(new(ScenesRemarkKind.Before, 1 + Array.FindIndex(lines, line => line.Trim().Length > 0), FirstWords(before)));
        if (heads.Count > ScenesText.MostScenes)
            remarks.Add(new(ScenesRemarkKind.TooMany, heads[ScenesText.MostScenes].Line));
        var scenes = new List<ReadScene>();
        foreach (var (index, head) in heads.Take(ScenesText.MostScenes).Index())
            scenes.Add(Scene(head, index + 1 < heads.Count ? heads[index + 1].Line - 1 : lines.Length, index, known, scenes));
        var beyond = heads.Skip(ScenesText.MostScenes).Take(1).Select(head => string.Join('\n', lines.Skip(head.Line - 1)).Trim('\n'));
        return new(scenes, [.. Once(remarks.OrderBy(remark => remark.Line)).Take(mostRemarks)], before, string.Concat(beyond), lines);
    }

    private sealed record Head(int Line, string Words);

    // What has one cause is told once, on the first of its lines.
    private static IEnumerable<ScenesRemark> Once(IEnumerable<ScenesRemark> all) =>
        all.GroupBy(remark =>
                remark.Kind switch
                {
                    ScenesRemarkKind.Points => (remark.Kind, 0, Slug.From(ScenesSettings.PointsOf(remark.What) ?? remark.What)),
                    ScenesRemarkKind.Unknown => (remark.Kind, 0, Slug.From(remark.What)),
                    ScenesRemarkKind.Learner => (remark.Kind, 0, ""),
                    _ => (remark.Kind, remark.Line, remark.What),
                }
            )
            .Select(same => (First: same.First(), Times: same.Count()))
            .Select(same =>
                same is { Times: > 1, First.Kind: ScenesRemarkKind.Points }
                    ? same.First with
                    {
                        Times = same.Times,
                        What = ScenesSettings.PointsOf(same.First.What) ?? same.First.What,
                    }
                    : same.First with
                    {
                        Times = same.Times,
                    }
            );

    private ReadScene Scene(Head head, int last, int index, ScenesKnown known, List<ReadScene> above)
    {
        var (id, number, title, ending) = Titled(head.Words);
        if (title.Length == 0)
        {
            title = names.Language == Language.Fr ? $"Scène {number ?? index + 1}" : $"Scene {number ?? index + 1}";
            if (number is null)
                remarks.Add(new(ScenesRemarkKind.Untitled, head.Line, title, index));
        }
        var slug = Slug.From(title);
        if (above.Exists(scene => Slug.From(scene.Title) == slug))
            remarks.Add(new(ScenesRemarkKind.Twice, head.Line, title, index));
        var own = lines[head.Line..last];
        var scene = new ReadScene(title, id, number, head.Line, last);
        if (own.Length > MostLines)
        {
            remarks.Add(new(ScenesRemarkKind.TooLong, head.Line, title, index));
            return scene with { IsTooLong = true };
        }
        var body = new SceneBody(known, index, ending, remarks);
        return body.ReadMarked(scene, own) ?? body.Read(scene, own);
    }

    // With marks, or by the word; else in bold; else a text of short lines alone is one of titles.
    private List<Head> Heads(ScenesSpeech speech)
    {
        var level = LevelOfScenes();
        var heads = new List<Head>();
        foreach (var (index, line) in lines.Index())
            if (HeadingOf(line) is var (depth, words))
            {
                if (depth == level || ScenesWords.SceneIn(words) is not null)
                    heads.Add(new(index + 1, words));
                else if (depth < level && heads.Count > 0)
                    remarks.Add(new(ScenesRemarkKind.Part, index + 1, words));
            }
            else if (ScenesWords.SceneIn(line) is not null)
                heads.Add(new(index + 1, ScenesWords.Unmarked(line)));
        if (heads.Count == 0)
            heads =
            [
                .. lines
                    .Index()
                    .Where(line => IsBoldTitle(line.Item, speech))
                    .Select(line => new Head(line.Index + 1, ScenesWords.Unmarked(line.Item))),
            ];
        if (heads.Count == 0 && lines.Where(line => line.Trim().Length > 0).All(line => IsTitle(line, speech)))
            heads =
            [
                .. lines
                    .Index()
                    .Where(line => line.Item.Trim().Length > 0)
                    .Select(line => new Head(line.Index + 1, ScenesChoice.Unmarked(line.Item.Trim()))),
            ];
        return heads;
    }

    // The headings that say « Scène »; else the highest of which there are several, for a document has its own title above them.
    private int LevelOfScenes()
    {
        var headings = lines
            .Select(HeadingOf)
            .OfType<(int Level, string Words)>()
            .Where(h => ScenesWords.LabelOfHeading(h.Words) is null)
            .ToList();
        if (headings.Find(h => ScenesWords.SceneIn(h.Words) is not null) is { Level: > 0 } said)
            return said.Level;
        var levels = headings.GroupBy(h => h.Level).OrderBy(group => group.Key).ToList();
        return (levels.Find(group => group.Count() > 1) ?? levels.Find(group => group.Key == 2) ?? levels.LastOrDefault())?.Key ?? 0;
    }

    private static bool IsBoldTitle(string line, ScenesSpeech speech) =>
        line.Trim() is var text
        && text.StartsWith("**", StringComparison.Ordinal)
        && ScenesWords.Unmarked(text) is var title
        && title.Length < text.Length
        && IsTitle(title, speech);

    private static bool IsTitle(string line, ScenesSpeech speech) =>
        line.Trim() is { Length: <= LongestTitle } text
        && !ScenesChoice.HasArrow(text)
        && !NoTitle().IsMatch(ScenesChoice.Unmarked(text))
        && (ScenesWords.LabelOf(text) is null || Slug.From(text) is "fin" or "the-end" or "end")
        && speech.Read(text) is null;

    internal static (int Level, string Words)? HeadingOf(string line) =>
        Heading().Match(line) is { Success: true } match
            ? (match.Groups["marks"].Length, ScenesWords.Unmarked(match.Groups["words"].Value.TrimEnd('#')))
            : null;

    private static (string Id, int? Number, string Title, string? Ending) Titled(string words)
    {
        var (bare, id) = WithoutId(words);
        var (number, named) =
            ScenesWords.SceneIn(bare) is var (said, rest) ? (said, ScenesWords.Unmarked(rest))
            : Numbered().Match(bare) is { Success: true } match
                ? (int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), bare[match.Length..])
            : ((int?)null, bare);
        // What our Markdown calls a title is one, whatever it holds.
        var (title, ending) = id.Length > 0 ? (named, null) : ScenesWords.EndingOf(named);
        return (id, number, ScenesWords.Title(title), ending);
    }

    private static (string Bare, string Id) WithoutId(string words)
    {
        var start = words.LastIndexOf("{#", StringComparison.Ordinal);
        return start > 0 && words.EndsWith('}') && Slug.IsSlug(words[(start + 2)..^1])
            ? (words[..start].Trim(), words[(start + 2)..^1])
            : (words, "");
    }

    internal static string FirstWords(string text) =>
        ItemFormText.OneLine(text) is { Length: > 60 } line
            ? $"{line[..(line.LastIndexOf(' ', 60) is var end and > 0 ? end : 60)]}…"
            : ItemFormText.OneLine(text);

    [GeneratedRegex(@"^ {0,3}(?<marks>#{1,6})\s+(?<words>[^\s#].*)\z")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<number>\d{1,2})\\?[.)]\s+")]
    private static partial Regex Numbered();

    // Words that are said, and what ends as a sentence does.
    [GeneratedRegex(@"^[«“""`>]|[^.]\.\z|[:;,]\z")]
    private static partial Regex NoTitle();
}
