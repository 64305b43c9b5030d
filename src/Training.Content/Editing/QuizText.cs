using System.Globalization;
using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>An item or a case in the text of a quiz.</summary>
/// <param name="Key">Its id; of one that has none of its own, its place: <c>_3</c>.</param>
/// <param name="Case">The key of the case that it is a question of.</param>
/// <param name="Start">Where its heading begins in the text.</param>
/// <param name="HeadEnd">Where a case’s own words end, before its questions; else where it ends.</param>
/// <param name="End">Where its last word ends.</param>
public sealed record QuizPart(
    string Key,
    string Id,
    string Prompt,
    int Level,
    bool IsCase,
    string? Case,
    int Line,
    int Start,
    int HeadEnd,
    int End
);

/// <summary>
/// The text of a quiz, item by item. Whatever is done with one, the text of all the others stays as it was, to the letter.
/// </summary>
public sealed class QuizText
{
    private readonly string path;

    private QuizText(string path, string text, IReadOnlyList<QuizPart> parts)
    {
        this.path = path;
        Text = text;
        Parts = parts;
    }

    public string Text { get; }

    /// <summary>In the order of the text; the questions of a case follow it.</summary>
    public IReadOnlyList<QuizPart> Parts { get; }

    /// <param name="text">With <c>\n</c> at the end of lines.</param>
    /// <returns>Null when its front matter or its marks can’t be read.</returns>
    public static QuizText? Read(string path, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        if (MarkdownFile.Read(path, bytes, Language.Fr, new ProblemList()) is not { } file || file.Text != text)
            return null;
        return new(path, text, PartsOf(file));
    }

    /// <summary>What is read before the first item.</summary>
    public string Introduction => Text[IntroductionStart..IntroductionEnd].Trim('\n');

    public QuizText? WithIntroduction(string introduction)
    {
        var tidied = ItemFormText.Trimmed(introduction);
        if (tidied == Introduction)
            return this;
        var before = Text[..IntroductionStart].TrimEnd('\n');
        var after = Text[(IntroductionStart + Text[IntroductionStart..IntroductionEnd].TrimEnd('\n').Length)..].TrimStart('\n');
        var blocks = ((string[])[before, tidied, after]).Where(block => block.Length > 0);
        return Checked(string.Join("\n\n", blocks) + (after.Length == 0 ? "\n" : ""), Own(Parts));
    }

    /// <summary>The text with its front matter changed; null when it would say something else of the items.</summary>
    public QuizText? With(FrontMatterText front) => front.Text == Text ? this : Checked(front.Text, Own(Parts));

    public QuizPart? Find(string key) => Parts.FirstOrDefault(part => part.Key == key);

    public string TextOf(QuizPart part) => Text[part.Start..part.End];

    /// <summary>The item as fields; null when its text holds something that they can’t.</summary>
    public ItemForm? FormOf(QuizPart part) => part.IsCase ? null : ItemFormReader.Read(TextOf(part), part.Level);

    /// <summary>Which lines of the file are the item’s, from 1; of a case, its own words’.</summary>
    public (int First, int Last) LinesOf(QuizPart part) =>
        (part.Line, part.Line + Text.AsSpan(part.Start, part.HeadEnd - part.Start).Count('\n'));

    /// <summary>The field of the item’s form that a line of the file is in: <c>prompt</c>, <c>context</c>, <c>row-2</c>…</summary>
    public string FieldAt(QuizPart part, ItemForm form, int line) =>
        ItemPlaces.Of(TextOf(part).Split('\n'), form).ElementAtOrDefault(line - part.Line) ?? "prompt";

    /// <summary>The text with an item changed; null when what was typed would be read as something else, in this item or in another.</summary>
    public QuizText? With(QuizPart part, ItemForm form)
    {
        var tidied = form.Tidied();
        var written = ItemFormWriter.Write(tidied, part.Level);
        return ItemFormReader.Read(written, part.Level) is { } read && read.Says(tidied) ? With(part, written) : null;
    }

    /// <summary>The text with one more item, the last of the quiz or of a case.</summary>
    public QuizText? Plus(ItemForm form, QuizPart? into)
    {
        var level = into is null ? 2 : 3;
        var tidied = form.Tidied();
        var written = ItemFormWriter.Write(tidied, level);
        return ItemFormReader.Read(written, level) is { } read && read.Says(tidied)
            ? Inserted(written, into?.End ?? Text.TrimEnd('\n', ' ').Length)
            : null;
    }

    /// <summary>The text with items more, each as it is written, the last of the quiz; null when they would be read as something else.</summary>
    internal QuizText? Plus(IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return this;
        var now = Inserted(string.Join("\n\n", items), Text.TrimEnd('\n', ' ').Length);
        return now?.Parts.Where(part => part.Case is null).TakeLast(items.Count).Select(now.TextOf).SequenceEqual(items) == true
            ? now
            : null;
    }

    public QuizText? Without(QuizPart part) => Without([part]);

    /// <summary>The text without some items; a case takes its questions along.</summary>
    public QuizText? Without(IReadOnlyCollection<QuizPart> parts)
    {
        var gone = Parts.Where(p => parts.Contains(p) || parts.Any(part => part.Key == p.Case)).ToList();
        var text = Text;
        // From the last, so that the places of those before it stay what they are.
        foreach (var part in gone.Where(p => gone.TrueForAll(other => other.Key != p.Case)).Reverse())
            text = text[..part.Start].TrimEnd('\n', ' ') + text[part.End..];
        return Checked(text, Own(Parts.Except(gone)));
    }

    /// <summary>The text with a copy after the item, or the case, under ids of its own.</summary>
    public QuizText? Twice(QuizPart part)
    {
        var copy = TextOf(part);
        var taken = Parts.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var own in Parts.Where(p => p.Id.Length > 0 && (p == part || p.Case == part.Key)).Reverse())
        {
            var mark = copy.IndexOf($"{{#{own.Id}}}", own.Start - part.Start, StringComparison.Ordinal);
            if (mark >= 0)
                copy = copy[..mark] + $"{{#{FreeId(own.Id, taken)}}}" + copy[(mark + own.Id.Length + 3)..];
        }
        return Inserted(copy, part.End);
    }

    /// <summary>The text with an item before the one above it, or after the one below; the same where there is none.</summary>
    public QuizText? Moved(QuizPart part, bool up)
    {
        var siblings = Parts.Where(p => p.Case == part.Case).ToList();
        var index = siblings.IndexOf(part) + (up ? -1 : 1);
        if (index < 0 || index >= siblings.Count)
            return this;
        var (first, second) = up ? (siblings[index], part) : (part, siblings[index]);
        var text = Text[..first.Start] + TextOf(second) + Text[first.End..second.Start] + TextOf(first) + Text[second.End..];
        return Checked(text, null);
    }

    public bool IsFirst(QuizPart part) => Parts.First(p => p.Case == part.Case) == part;

    public bool IsLast(QuizPart part) => Parts.Last(p => p.Case == part.Case) == part;

    /// <summary>An id made from a prompt that no item has.</summary>
    public string FreeIdFor(string prompt) =>
        FreeId(IdFor(prompt), Parts.Select(p => p.Id).ToHashSet(StringComparer.Ordinal), isCopy: false);

    /// <summary>An id made from a prompt, whoever has it already.</summary>
    internal static string IdFor(string prompt)
    {
        var id = Slug.From(prompt);
        id = id.Length > MostOfPrompt ? id[..MostOfPrompt].TrimEnd('-') : id;
        return id.Length > 0 ? id : "item";
    }

    private const int MostOfPrompt = 40;

    private static string FreeId(string id, HashSet<string> taken, bool isCopy = true)
    {
        if (!isCopy && taken.Add(id))
            return id;
        for (var i = 2; ; i++)
            if (taken.Add(string.Create(CultureInfo.InvariantCulture, $"{id}-{i}")))
                return string.Create(CultureInfo.InvariantCulture, $"{id}-{i}");
    }

    private QuizText? With(QuizPart part, string written) =>
        Checked(Text[..part.Start] + written + Text[part.End..], OthersThan(part), part);

    private QuizText? Inserted(string written, int at) =>
        Checked($"{Text[..at]}\n\n{written}{(at == Text.Length ? "\n" : "")}{Text[at..]}", Own(Parts), isMore: true);

    // Of a case, a question is a part of its own.
    private string OwnText(QuizPart part) => Text[part.Start..part.HeadEnd];

    private List<string> Own(IEnumerable<QuizPart> parts) => [.. parts.Select(OwnText)];

    private List<string> OthersThan(QuizPart part) => Own(Parts.Where(p => p != part && p.Case != part.Key));

    private int IntroductionStart => FrontMatterText.EndIn(Text);

    private int IntroductionEnd => Parts.Count > 0 ? Parts[0].Start : Text.Length;

    /// <param name="others">The items that must still be there, each as it was; null when only their order changed.</param>
    private QuizText? Checked(string text, List<string>? others, QuizPart? changed = null, bool isMore = false)
    {
        if (Read(path, text) is not { } now)
            return null;
        var texts = now.Parts.Select(now.OwnText).ToList();
        if (others is null)
            return texts.Order(StringComparer.Ordinal).SequenceEqual(Parts.Select(OwnText).Order(StringComparer.Ordinal)) ? now : null;
        if (changed is not null && texts.Count != others.Count + 1)
            return null;
        if (!isMore && changed is null && texts.Count != others.Count)
            return null;
        foreach (var other in others)
            if (!texts.Remove(other))
                return null;
        return now;
    }

    private static List<QuizPart> PartsOf(MarkdownFile file)
    {
        var starts = LineStarts(file.Text);
        var parts = new List<QuizPart>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var headings = file.Blocks.OfType<HeadingBlock>().Where(h => h.Level <= 3).ToList();
        var current = (QuizPart?)null;
        foreach (var (index, heading) in headings.Index())
        {
            if (heading.Level == 3 && current is null)
                continue;
            var isQuestion = heading.Level == 3;
            var start = starts[heading.Line];
            var end = EndOf(file.Text, start, headings, starts, index, h => h.Level <= (isQuestion || current is not null ? 3 : 2));
            var isCase = heading.Level == 2 && IsCase(file.Text[start..end].Split('\n'));
            var whole = isQuestion ? end : EndOf(file.Text, start, headings, starts, index, h => h.Level <= 2);
            var line = file.Text[start..].Split('\n', 2)[0];
            var (prompt, id) = ItemFormReader.Heading(line, heading.Level) ?? (PlainText.Of(heading), "");
            var key =
                Slug.IsSlug(id) && id != "new" && keys.Add(id) ? id : string.Create(CultureInfo.InvariantCulture, $"_{parts.Count + 1}");
            var head = isCase ? EndOf(file.Text, start, headings, starts, index, _ => true) : whole;
            var part = new QuizPart(
                key,
                id,
                prompt,
                heading.Level,
                isCase,
                isQuestion ? current?.Key : null,
                heading.Line + 1,
                start,
                head,
                whole
            );
            parts.Add(part);
            if (!isQuestion)
                current = isCase ? part : null;
        }
        return parts;
    }

    private static bool IsCase(string[] lines) => lines.Length > 1 && ItemFormReader.Directives(lines[1])?.Contains("case") == true;

    private static int EndOf(
        string text,
        int start,
        List<HeadingBlock> headings,
        List<int> starts,
        int index,
        Func<HeadingBlock, bool> ends
    )
    {
        var next = headings.Skip(index + 1).FirstOrDefault(ends);
        var end = next is null ? text.Length : starts[next.Line];
        return start + text[start..end].TrimEnd('\n', ' ').Length;
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n')
                starts.Add(i + 1);
        return starts;
    }
}
