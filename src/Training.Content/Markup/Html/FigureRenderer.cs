using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace Training.Content.Markup.Html;

/// <summary>A picture with a title is a figure with its caption.</summary>
internal sealed class FigureRenderer : LinkInlineRenderer
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (!link.IsImage)
        {
            base.Write(renderer, link);
            return;
        }
        renderer.Write("<span class=\"figure\"><img loading=\"lazy\" src=\"").WriteEscapeUrl(link.Url).Write("\" alt=\"");
        renderer.WriteEscape(PlainText.Of(link)).Write("\">");
        if (!string.IsNullOrWhiteSpace(link.Title))
            renderer.Write("<span class=\"figcaption\">").WriteEscape(link.Title).Write("</span>");
        renderer.Write("</span>");
    }
}
