using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Training.Content.Markup;

namespace Training.Content.Interchange;

/// <summary>The words of a paragraph of HTML as Markdown, with their emphasis, links, code and citations.</summary>
internal sealed partial class HtmlInlines(DroppedHtml dropped, bool isOneLine)
{
    // Where a citation begins and ends, until its parentheses are seen. No text may hold these characters.
    private const char CitationStart = '\uF000';
    private const char CitationEnd = '\uF001';

    /// <summary>An element of ours, in whose place a footnote is referred to.</summary>
    public const string NoteMark = "note-mark";

    private readonly StringBuilder text = new();
    private bool isEmphasis;
    private bool isStrong;
    private bool isLink;

    public static string Write(IEnumerable<INode> nodes, DroppedHtml dropped, bool isOneLine)
    {
        var all = nodes.ToList();
        var writer = new HtmlInlines(dropped, isOneLine);
        // A paragraph of code alone would be directives.
        if (OnlyCode(all))
            writer.AppendText(string.Concat(all.Select(node => node.TextContent)));
        else
            foreach (var node in all)
                writer.Append(node);
        return WithCitations(writer.text.ToString()).Trim(' ', '\n');
    }

    public static string Plain(IEnumerable<INode> nodes) =>
        MarkdownText
            .Spaces()
            .Replace(
                string.Concat(nodes.Select(node => Clean(HtmlToMarkdown.IsBlock(node) ? $" {node.TextContent} " : node.TextContent))),
                " "
            )
            .Trim();

    public static void CheckAttributes(IElement element, DroppedHtml dropped)
    {
        foreach (var attribute in element.Attributes)
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                dropped.Add(DroppedKind.Scripts);
            else if (attribute.Name == "style")
                dropped.Add(DroppedKind.Layout);
    }

    private static bool OnlyCode(List<INode> nodes) =>
        nodes.Exists(IsCode) && nodes.TrueForAll(node => IsCode(node) || string.IsNullOrWhiteSpace(node.TextContent));

    private static bool IsCode(INode node) => node is IElement { LocalName: "code" or "kbd" or "samp" or "tt" };

    private void Append(INode node)
    {
        if (node is IText words)
            AppendText(words.Data);
        else if (node is IElement element)
        {
            CheckAttributes(element, dropped);
            AppendElement(element);
        }
    }

    private void AppendElement(IElement element)
    {
        switch (element.LocalName)
        {
            case "em" or "i" or "cite" or "dfn" or "var" when !isEmphasis:
                isEmphasis = true;
                AppendMarked(element, "*");
                isEmphasis = false;
                break;
            case "strong" or "b" when !isStrong:
                isStrong = true;
                AppendMarked(element, "**");
                isStrong = false;
                break;
            case "code" or "kbd" or "samp" or "tt":
                AppendCode(Clean(element.TextContent));
                break;
            case "br":
                TrimEnd();
                text.Append(isOneLine || isEmphasis || isStrong || isLink ? " " : "\\\n");
                break;
            case "a" when element.GetAttribute("href") is { } url:
                AppendLink(element, url);
                break;
            case "span" when SourceOf(element) is { } source:
                text.Append(CitationStart).Append(source).Append(CitationEnd);
                break;
            case NoteMark when int.TryParse(element.TextContent, NumberStyles.None, CultureInfo.InvariantCulture, out var note):
                text.Append(CultureInfo.InvariantCulture, $"[^{note}]");
                break;
            case "span" when element.ClassList.Contains("blank"):
                text.Append("_____");
                break;
            case "img" or "picture" or "svg" or "video" or "audio" or "canvas" or "area" or "map":
                dropped.Add(DroppedKind.Media);
                AppendText(element.GetAttribute("alt") ?? "");
                break;
            case "script" or "iframe" or "object" or "embed" or "applet" or "frame" or "frameset" or "base" or "meta" or "link" or "portal":
            case "input" or "button" or "select" or "textarea" or "template":
                dropped.Add(DroppedKind.Scripts);
                break;
            case "style" or "title" or "head" or "noscript" or "noframes":
                dropped.Add(DroppedKind.Layout);
                break;
            case "sub" or "sup" or "u" or "s" or "del" or "strike" or "math" or "font" or "mark" or "ruby" or "q":
                dropped.Add(DroppedKind.Layout);
                AppendAll(element);
                break;
            default:
                AppendAll(element);
                break;
        }
    }

    private void AppendAll(IElement element)
    {
        var isBlock = HtmlToMarkdown.IsBlock(element);
        if (isBlock)
            AppendText(" ");
        foreach (var child in element.ChildNodes)
            Append(child);
        if (isBlock)
            AppendText(" ");
    }

    private void AppendText(string words)
    {
        var line = MarkdownText.Spaces().Replace(Clean(words), " ");
        if (line.StartsWith(' ') && (text.Length == 0 || text[^1] is ' ' or '\n'))
            line = line[1..];
        text.Append(MarkdownText.Escape(line, isLink));
    }

    /// <summary>Emphasis, where Markdown can have it: never beside a space, nor between a letter and a sign.</summary>
    private void AppendMarked(IElement element, string mark)
    {
        var words = element.TextContent;
        var bare = words.Trim();
        var before = text.Length > 0 ? text[^1] : ' ';
        if (words.Length > 0 && char.IsWhiteSpace(words[0]) && before != ' ')
        {
            text.Append(' ');
            before = ' ';
        }
        if (
            bare.Length == 0
            || before == '*'
            || (char.IsLetterOrDigit(before) && IsSign(bare[0]))
            || (IsSign(bare[^1]) && char.IsLetterOrDigit(After(element)))
        )
        {
            AppendAll(element);
            return;
        }
        text.Append(mark);
        var start = text.Length;
        AppendAll(element);
        while (text.Length > start && text[start] is ' ')
            text.Remove(start, 1);
        TrimEnd();
        if (text.Length == start)
            text.Length -= mark.Length;
        else
            text.Append(mark);
        if (char.IsWhiteSpace(words[^1]))
            text.Append(' ');
    }

    private static bool IsSign(char c) => char.IsPunctuation(c) || char.IsSymbol(c);

    /// <summary>The letter that follows an element.</summary>
    private static char After(INode node)
    {
        for (var next = node; next is not null && !HtmlToMarkdown.IsBlock(next); next = next.Parent)
            if (next.NextSibling is { } sibling)
                return sibling.TextContent is { Length: > 0 } words ? words[0] : ' ';
        return ' ';
    }

    private void AppendCode(string words)
    {
        var line = MarkdownText.Spaces().Replace(words, " ").Trim();
        if (line.Length == 0)
            return;
        if (line.Contains('`') || line.Contains('|'))
            AppendText(line);
        else
            text.Append('`').Append(line).Append('`');
    }

    private void AppendLink(IElement element, string url)
    {
        if (url.StartsWith("#source-", StringComparison.Ordinal) && Slug.IsSlug(url["#source-".Length..]))
        {
            text.Append(CitationStart).Append(url["#source-".Length..]).Append(CitationEnd);
            return;
        }
        var start = text.Length;
        var isSafe = !isLink && SafeUrl().IsMatch(url) && !string.IsNullOrWhiteSpace(element.TextContent);
        if (!isSafe)
        {
            if (!url.StartsWith('#'))
                dropped.Add(DroppedKind.Links);
            AppendAll(element);
            return;
        }
        text.Append('[');
        isLink = true;
        AppendAll(element);
        isLink = false;
        if (text.Length == start + 1)
            text.Length = start;
        else
            text.Append("](").Append(Destination(url)).Append(')');
    }

    // A bar would part the cells of a table, a backtick begin code.
    private static string Destination(string url)
    {
        var plain = url.Replace("|", "%7C", StringComparison.Ordinal).Replace("`", "%60", StringComparison.Ordinal);
        return plain.AsSpan().IndexOfAny('(', ')') < 0 ? plain : $"<{plain}>";
    }

    private void TrimEnd()
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
    }

    private static string? SourceOf(IElement element) =>
        element
            .ClassList.Where(name => name.StartsWith("source-", StringComparison.Ordinal))
            .Select(name => name["source-".Length..])
            .FirstOrDefault(Slug.IsSlug);

    private static string WithCitations(string text) =>
        text.Contains(CitationStart)
            ? Citations().Replace(text, match => $"[{string.Join("; ", match.Groups["id"].Captures.Select(id => $"@{id.Value}"))}]")
            : text;

    /// <summary>Without the characters that no content may hold; gaps keep theirs.</summary>
    private static string Clean(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 && !text.Any(IsRefused) ? text : string.Concat(text.Where(c => !IsRefused(c)));

    private static bool IsRefused(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t' or '\r')) || (c is >= '\uE000' and <= '\uF8FF' && !GapMark.IsMark(c));

    [GeneratedRegex(@"\(\uF000(?<id>[a-z0-9-]+)\uF001(?:; ?\uF000(?<id>[a-z0-9-]+)\uF001)*\)|\uF000(?<id>[a-z0-9-]+)\uF001")]
    private static partial Regex Citations();

    [GeneratedRegex(@"^(?:https://|mailto:|tel:|sms:)[^\s<>\\\u0000-\u001F\u007F]+\z")]
    private static partial Regex SafeUrl();
}
