using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace Training.Content.Markup.Html;

/// <summary>A picture with a title is a figure with its caption; a word of the glossary leads to its line there; a document is a download.</summary>
internal sealed class LinkRenderer : LinkInlineRenderer
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (GlossaryLinks.EntryOf(link.Url) is { } entry)
        {
            // Lessons and job aids are at modules/x/y, whatever comes before.
            renderer.Write("<a class=\"term\" href=\"../../glossary#").WriteEscape(entry).Write("\">");
            renderer.WriteChildren(link);
            renderer.Write("</a>");
            return;
        }
        if (DocumentWeight.Of(link) is { } weight)
        {
            renderer.Write("<a class=\"download\" href=\"").WriteEscapeUrl(link.Url).Write("\" download>");
            renderer.WriteChildren(link);
            renderer.Write(" <span class=\"weight\">(").WriteEscape(weight).Write(")</span></a>");
            return;
        }
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
