using System.Net;
using Markdig;

namespace Training.Content.Interchange;

/// <summary>How a text from elsewhere is written, in the words of Moodle.</summary>
internal enum TextFormat
{
    Html,

    /// <summary>HTML whose line breaks show.</summary>
    Moodle,
    Plain,
    Markdown,
}

internal static class ForeignText
{
    // Some rules of Markdown are quadratic.
    private const int MostMarkdown = 20_000;

    public static string ToHtml(string text, TextFormat format) =>
        format switch
        {
            TextFormat.Html => text,
            TextFormat.Moodle => WithBreaks(text),
            TextFormat.Markdown when text.Length <= MostMarkdown && OfMarkdown(text) is { } html => html,
            _ => WithBreaks(WebUtility.HtmlEncode(text)),
        };

    private static string WithBreaks(string html)
    {
        var paragraphs = html.ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var broken = paragraphs.Select(paragraph => paragraph.Replace("\n", "<br>", StringComparison.Ordinal)).ToList();
        return broken.Count > 1 ? string.Concat(broken.Select(paragraph => $"<p>{paragraph}</p>")) : string.Concat(broken);
    }

    private static string? OfMarkdown(string text)
    {
        try
        {
            return Markdown.ToHtml(text);
        }
        catch (ArgumentException)
        {
            // Markdig’s own guard against nesting.
            return null;
        }
    }
}
