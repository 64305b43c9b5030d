using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Content.Markup;

/// <summary>The words of Markdown, or of the HTML that it became, without their marks.</summary>
public static partial class PlainText
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseGenericAttributes()
        .Build();

    internal static string Of(LeafBlock block) => block.Inline is null ? "" : Of(block.Inline);

    internal static string Of(ContainerInline container)
    {
        var text = new StringBuilder();
        Append(container, text);
        return text.ToString().Trim();
    }

    /// <summary>The words of HTML that this library wrote, on one line; a word with marks in it stays one.</summary>
    public static string OfHtml(string html) =>
        Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Blocks().Replace(html, " "), "")), " ").Trim();

    /// <summary>The words of Markdown alone, on one line.</summary>
    public static string OfMarkdown(string markdown) => OfHtml(Markdown.ToHtml(markdown, Plain));

    [GeneratedRegex(
        @"</?(?:p|div|section|[ou]l|li|d[ltd]|table|t[rhd]|thead|tbody|caption|h[1-6]|blockquote|fig\w+|details|summary|br|hr)\b[^>]*>"
    )]
    private static partial Regex Blocks();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\s-[\u00A0\u202F]]+")]
    private static partial Regex Spaces();

    private static void Append(ContainerInline container, StringBuilder text)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline auto:
                    text.Append(auto.Url);
                    break;
                case ContainerInline inner:
                    Append(inner, text);
                    break;
            }
        }
    }
}
