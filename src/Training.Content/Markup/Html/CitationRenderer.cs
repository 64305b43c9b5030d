using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Training.Content.Markup.Html;

/// <summary>A citation links to the list of sources that every page with citations ends with.</summary>
internal sealed class CitationRenderer(IReadOnlyDictionary<string, Source> sources) : HtmlObjectRenderer<CitationInline>
{
    protected override void Write(HtmlRenderer renderer, CitationInline citation)
    {
        renderer.Write("(");
        for (var i = 0; i < citation.SourceIds.Count; i++)
        {
            var id = citation.SourceIds[i];
            renderer.Write(i > 0 ? "; " : "").Write("<a class=\"cite\" href=\"#source-").WriteEscape(id).Write("\">");
            renderer.WriteEscape(sources.TryGetValue(id, out var source) ? source.Label : id).Write("</a>");
        }
        renderer.Write(")");
    }
}
