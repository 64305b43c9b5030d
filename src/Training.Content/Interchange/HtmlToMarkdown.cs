using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Training.Content.Interchange;

/// <summary>Blocks that a text can’t have where the reader would take them for the answers.</summary>
[Flags]
internal enum MarkdownBlocks
{
    None = 0,
    BulletLists = 1,
    NumberedLists = 2,
    Lists = BulletLists | NumberedLists,
    Tables = 4,
}

/// <summary>
/// HTML from anyone as the Markdown of this content: the blocks and marks it has, their words escaped. Nothing runs, nothing is fetched; what has
/// no place is dropped and told.
/// </summary>
/// <param name="without">What is written as plain paragraphs instead.</param>
/// <param name="hasHeadings">Whether headings stay headings, of the level they have; else they are a line in bold.</param>
/// <param name="hasLetters">Whether lettered lists keep their letters; else they are numbered.</param>
internal sealed partial class HtmlToMarkdown(
    DroppedHtml dropped,
    MarkdownBlocks without = MarkdownBlocks.None,
    bool hasHeadings = false,
    bool hasLetters = false
)
{
    private const int MostLetters = 200_000;
    private const int MostDepth = 40;
    private const int MostOpen = 1_000;

    private static readonly HashSet<string> BlockNames =
    [
        .. "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form".Split(' '),
        .. "h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".Split(
            ' '
        ),
    ];

    private static readonly string[] Endless =
    [
        .. "br hr img input wbr col area base embed link meta source track p li dt dd tr td th thead tbody tfoot option".Split(' '),
    ];

    private static readonly SearchValues<char> TagLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );

    private static readonly string[] Alerts = ["tip", "note", "warning", "important"];

    /// <summary>Several paragraphs, lists and tables; empty when there are no words.</summary>
    public static string Blocks(string html, DroppedHtml dropped, MarkdownBlocks without = MarkdownBlocks.None) =>
        new HtmlToMarkdown(dropped, without).Blocks(Parse(html, dropped));

    /// <summary>Everything on one line, with its emphasis and links.</summary>
    public static string Line(string html, DroppedHtml dropped) => Line(Parse(html, dropped), dropped);

    /// <summary>The words alone, on one line.</summary>
    public static string Plain(string html, DroppedHtml dropped) => HtmlInlines.Plain(Parse(html, dropped));

    public static string Line(IEnumerable<INode> nodes, DroppedHtml dropped) =>
        MarkdownText.Line(HtmlInlines.Write(nodes, dropped, isOneLine: true));

    /// <summary>The nodes of a fragment; none when it is out of bounds.</summary>
    public static IReadOnlyList<INode> Parse(string html, DroppedHtml dropped)
    {
        if (html.Length > MostLetters || OpensTooMuch(html))
        {
            dropped.Add(DroppedKind.Depth);
            return [];
        }
        var parser = new HtmlParser();
        var body = parser.ParseDocument("").Body!;
        var nodes = parser.ParseFragment(html, body);
        if (nodes.All(IsShallow))
            return [.. nodes];
        dropped.Add(DroppedKind.Depth);
        return [];
    }

    public static bool IsBlock(INode node) => node is IElement element && BlockNames.Contains(element.LocalName);

    public string Blocks(IEnumerable<INode> nodes)
    {
        var blocks = new List<MarkdownBlock>();
        Write(nodes, blocks);
        return string.Join("\n\n", blocks.Select(block => block.Text));
    }

    // Before the parser, whose time grows with the square of the depth. Tags that need no end are not counted, so that long lists pass.
    public static bool OpensTooMuch(string html)
    {
        var open = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var name = html.AsSpan(at + 1);
            if (name[0] == '/')
                open = Math.Max(0, open - 1);
            else if (char.IsAsciiLetter(name[0]) && !NeedsNoEnd(name) && ++open > MostOpen)
                return true;
        }
        return false;
    }

    private static bool NeedsNoEnd(ReadOnlySpan<char> tag)
    {
        var length = tag.IndexOfAnyExcept(TagLetters);
        var name = length < 0 ? tag : tag[..length];
        foreach (var endless in Endless)
            if (name.Equals(endless, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // Without recursion, which could be without end.
    public static bool IsShallow(INode root)
    {
        var depth = 0;
        for (var node = root; ; )
        {
            if (node.FirstChild is { } child)
            {
                if (++depth > MostDepth)
                    return false;
                node = child;
                continue;
            }
            while (node != root && node.NextSibling is null)
            {
                node = node.Parent!;
                depth--;
            }
            if (node == root)
                return true;
            node = node.NextSibling!;
        }
    }

    private void Write(IEnumerable<INode> nodes, List<MarkdownBlock> blocks)
    {
        var run = new List<INode>();
        foreach (var node in nodes)
        {
            if (!IsBlock(node))
            {
                run.Add(node);
                continue;
            }
            WriteParagraph(run, blocks);
            run.Clear();
            WriteBlock((IElement)node, blocks);
        }
        WriteParagraph(run, blocks);
    }

    private void WriteBlock(IElement element, List<MarkdownBlock> blocks)
    {
        HtmlInlines.CheckAttributes(element, dropped);
        switch (element.LocalName)
        {
            case "p" or "summary" or "dt" or "dd" or "figcaption" or "legend" or "address":
                WriteParagraph(element.ChildNodes, blocks);
                break;
            case ['h', >= '1' and <= '6' and var level] when hasHeadings:
                if (Heading(element) is { Length: > 0 } words)
                    blocks.Add(new($"{new string('#', level - '0')} {words}"));
                break;
            case ['h', >= '1' and <= '6']:
                dropped.Add(DroppedKind.Layout);
                var title = Heading(element);
                if (title.Length > 0)
                    blocks.Add(new($"**{title}**"));
                break;
            case "pre":
                dropped.Add(DroppedKind.Layout);
                WriteLines(element.TextContent, blocks);
                break;
            case "hr":
                blocks.Add(new("***"));
                break;
            case "ul" or "menu" or "dir" when without.HasFlag(MarkdownBlocks.BulletLists):
            case "ol" when without.HasFlag(MarkdownBlocks.NumberedLists):
            case "table" when without.HasFlag(MarkdownBlocks.Tables):
                dropped.Add(DroppedKind.Layout);
                WriteFlat(element, blocks);
                break;
            case "ul" or "ol" or "menu" or "dir":
                WriteList(element, blocks);
                break;
            case "table":
                WriteTable(element, blocks);
                break;
            case "blockquote":
                WriteQuote(Blocks(element.ChildNodes), "", blocks);
                break;
            case "div" when AlertOf(element) is { } alert:
                WriteQuote(Blocks(element.ChildNodes.Where(child => child is not IElement { LocalName: "strong" })), alert, blocks);
                break;
            case "form":
                dropped.Add(DroppedKind.Scripts);
                Write(element.ChildNodes, blocks);
                break;
            default:
                Write(element.ChildNodes, blocks);
                break;
        }
    }

    // Without emphasis, which a heading has already. Signs at its end would be taken for its own, and braces for its id, even when they are escaped.
    private string Heading(IElement element)
    {
        foreach (var mark in element.QuerySelectorAll("em, i, cite, dfn, var, strong, b").ToList())
            mark.Replace([.. mark.ChildNodes]);
        var line = Line(element.ChildNodes, dropped).Replace("\\{", "&#123;", StringComparison.Ordinal);
        return LastSigns().Match(line) is { Success: true } signs ? line.Insert(signs.Index, "\\") : line;
    }

    private void WriteParagraph(IEnumerable<INode> nodes, List<MarkdownBlock> blocks)
    {
        var all = nodes.ToList();
        if (all.Exists(IsBlock))
        {
            Write(all, blocks);
            return;
        }
        var text = HtmlInlines.Write(all, dropped, isOneLine: false);
        var lines = text.Split('\n').Select(line => MarkdownText.Line(line)).SkipWhile(line => line is "" or "\\").ToList();
        while (lines.Count > 0 && lines[^1] is "" or "\\")
            lines.RemoveAt(lines.Count - 1);
        if (lines.Count == 0)
            return;
        // A break at the end breaks nothing; its sign would be a word.
        if ((lines[^1].Length - lines[^1].TrimEnd('\\').Length) % 2 == 1)
            lines[^1] = lines[^1][..^1];
        blocks.Add(new(string.Join('\n', lines)));
    }

    private static void WriteLines(string text, List<MarkdownBlock> blocks)
    {
        foreach (var line in text.Split('\n').Select(MarkdownText.OneLine).Where(line => line.Length > 0))
            blocks.Add(new(line));
    }

    private void WriteFlat(IElement element, List<MarkdownBlock> blocks)
    {
        var rows = element.LocalName == "table" ? Rows(element) : element.Children;
        foreach (var row in rows)
        {
            var cells =
                element.LocalName == "table"
                    ? row.Children.Select(cell => Line(cell.ChildNodes, dropped))
                    : [Line(row.ChildNodes, dropped)];
            var line = string.Join(" — ", cells.Where(cell => cell.Length > 0));
            if (line.Length > 0)
                blocks.Add(new(element.LocalName == "table" ? line : $"– {line}"));
        }
    }

    private void WriteList(IElement list, List<MarkdownBlock> blocks)
    {
        var isOrdered = list.LocalName == "ol";
        var isLettered = hasLetters && isOrdered && list.GetAttribute("type") is "a" or "A";
        // Two lists in a row would be one, unless their marks differ.
        var isOther = blocks is [.., var before] && before.IsList && !before.IsOther;
        var isLoose = list.Children.Any(item => item.Children.Any(child => child.LocalName == "p"));
        var number =
            isOrdered && int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
                ? start
                : 1;
        var items = new List<string>();
        foreach (var item in list.Children)
        {
            var inner = new List<MarkdownBlock>();
            Write(item.LocalName == "li" ? item.ChildNodes : [item], inner);
            var mark =
                isLettered ? $"{(char)('a' + Math.Max(0, number++ - 1) % 26)}) "
                : isOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++ % 1_000_000}{(isOther ? ')' : '.')} ")
                : isOther ? "* "
                : "- ";
            var isApart = isLoose || inner.Skip(1).Any(block => !block.IsList || StartsLate().IsMatch(block.Text));
            var text = string.Join(isApart ? "\n\n" : "\n", inner.Select(b => b.Text));
            items.Add(mark + Indent(text, mark.Length));
        }
        if (items.Count > 0)
            blocks.Add(new(string.Join(isLoose ? "\n\n" : "\n", items), IsList: true, isOther));
    }

    private void WriteTable(IElement table, List<MarkdownBlock> blocks)
    {
        var rows = Rows(table)
            .Select(row => row.Children.Where(cell => cell.LocalName is "td" or "th").ToList())
            .Where(row => row.Count > 0)
            .ToList();
        if (rows.Count == 0)
            return;
        var width = rows.Max(row => row.Count);
        if (rows.Exists(row => row.Count != width) || rows.Exists(row => row.Exists(cell => cell.HasAttribute("rowspan"))))
            dropped.Add(DroppedKind.Layout);
        var lines = rows.ConvertAll(row => Row(row.Select(cell => Line(cell.ChildNodes, dropped)), width));
        if (!rows[0].Exists(cell => cell.LocalName == "th"))
            lines.Insert(0, Row([], width));
        lines.Insert(1, Row(Enumerable.Range(0, width).Select(c => Alignment(rows[^1].ElementAtOrDefault(c))), width, "---"));
        blocks.Add(new(string.Join('\n', lines)));
    }

    public static string Row(IEnumerable<string> cells, int width, string empty = "")
    {
        var all = cells.ToList();
        while (all.Count < width)
            all.Add(empty);
        return $"| {string.Join(" | ", all)} |";
    }

    private static string Alignment(IElement? cell) =>
        cell?.ClassName switch
        {
            "center" => ":-:",
            "end" => "--:",
            _ => "---",
        };

    private static IEnumerable<IElement> Rows(IElement table) =>
        table.Children.SelectMany(child =>
            child.LocalName switch
            {
                "tr" => [child],
                "thead" or "tbody" or "tfoot" => child.Children.Where(row => row.LocalName == "tr"),
                _ => [],
            }
        );

    private static void WriteQuote(string text, string head, List<MarkdownBlock> blocks)
    {
        if (text.Length > 0)
            blocks.Add(new(Quote(head.Length > 0 ? $"{head}\n{text}" : text)));
    }

    public static string Quote(string text) => string.Join('\n', text.Split('\n').Select(line => line.Length > 0 ? $"> {line}" : ">"));

    /// <summary>Moves all lines but the first to the right.</summary>
    public static string Indent(string text, int spaces) =>
        string.Join('\n', text.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : new string(' ', spaces) + line));

    private static string? AlertOf(IElement element) =>
        element.ClassList.Contains("alert")
            ? Alerts.FirstOrDefault(element.ClassList.Contains) is { } kind
                ? $"[!{kind.ToUpperInvariant()}]"
                : null
            : null;

    [GeneratedRegex(@"(?<=^| )#+\z")]
    private static partial Regex LastSigns();

    // A list that doesn’t begin at 1 would be words of the paragraph above it.
    [GeneratedRegex(@"^(?!1[.)])\d")]
    private static partial Regex StartsLate();

    private sealed record MarkdownBlock(string Text, bool IsList = false, bool IsOther = false);
}
