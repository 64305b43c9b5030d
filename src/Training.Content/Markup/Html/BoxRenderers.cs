using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Training.Content.Markup.Html;

/// <summary><c>:::exemple Titre</c> is a titled box, <c>:::plus Titre</c> one that unfolds.</summary>
internal sealed class BoxRenderer(Language language) : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer box)
    {
        var kind = BoxKinds.Of(box.Info) ?? BoxKind.Example;
        var title = Typography.Set(box.Arguments?.Trim() ?? "", language);
        if (kind == BoxKind.More)
            renderer
                .Write("<details class=\"box more\"><summary>")
                .WriteEscape(title.Length > 0 ? title : Wording.More.In(language))
                .Write("</summary>");
        else
            renderer.Write("<section class=\"box example\"><p class=\"kind\">").WriteEscape(Wording.Example.In(language)).Write("</p>");
        if (kind != BoxKind.More && title.Length > 0)
            renderer.Write("<p class=\"title\">").WriteEscape(title).Write("</p>");
        renderer.WriteChildren(box);
        renderer.Write(kind == BoxKind.More ? "</details>" : "</section>");
    }
}

internal sealed class AlertRenderer(Language language) : HtmlObjectRenderer<AlertBlock>
{
    protected override void Write(HtmlRenderer renderer, AlertBlock alert)
    {
        var kind = alert.Kind.ToString();
        var title = Wording.Alert(kind)?.In(language) ?? "";
        renderer.Write("<div class=\"alert ").WriteEscape(kind.ToLowerInvariant()).Write("\" role=\"note\"><strong>");
        renderer.WriteEscape(title).Write("</strong>");
        var paragraphs = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(alert);
        renderer.ImplicitParagraph = paragraphs;
        renderer.Write("</div>");
    }
}
