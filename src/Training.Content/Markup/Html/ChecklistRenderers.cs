using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Training.Content.Markup.Html;

/// <summary>A list of boxes to tick on paper; the style sheet draws the boxes.</summary>
internal sealed class ChecklistRenderer : ListRenderer
{
    protected override void Write(HtmlRenderer renderer, ListBlock list)
    {
        if (!TaskItems.AnyIn(list))
        {
            base.Write(renderer, list);
            return;
        }
        var paragraphs = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = !list.IsLoose;
        renderer.EnsureLine();
        renderer.Write("<ul class=\"checklist\">\n");
        foreach (var item in list.OfType<ListItemBlock>())
        {
            // The box to tick stands beside all that the item says.
            renderer.Write("<li><div>");
            renderer.WriteChildren(item);
            renderer.Write("</div></li>\n");
        }
        renderer.Write("</ul>\n");
        renderer.ImplicitParagraph = paragraphs;
    }
}

/// <summary>The mark <c>[x]</c> itself is never shown: what it means depends on the list.</summary>
internal sealed class TaskMarkRenderer : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList mark) { }
}

internal sealed class BlankRenderer(Language language) : HtmlObjectRenderer<BlankInline>
{
    protected override void Write(HtmlRenderer renderer, BlankInline blank) => WriteBlank(renderer, language);

    public static HtmlRenderer WriteBlank(HtmlRenderer renderer, Language language) =>
        renderer.Write($"<span class=\"blank\" role=\"img\" aria-label=\"{Wording.Blank.In(language)}\"></span>");
}

/// <summary>A line of underscores is a blank as wide as the page; of hyphens or stars, a rule.</summary>
internal sealed class RuleRenderer(Language language) : HtmlObjectRenderer<ThematicBreakBlock>
{
    protected override void Write(HtmlRenderer renderer, ThematicBreakBlock rule)
    {
        if (rule.ThematicChar == '_' && rule.ThematicCharCount >= BlankInline.Shortest)
            BlankRenderer.WriteBlank(renderer.Write("<p class=\"blank-line\">"), language).Write("</p>");
        else
            renderer.Write("<hr>");
    }
}
