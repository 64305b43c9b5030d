using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Training.Content.Markup.Html;

/// <summary>A question to oneself: each choice unfolds what it is worth, without script and without a trace.</summary>
internal sealed class SelfCheckRenderer(Language language) : HtmlObjectRenderer<SelfCheckBlock>
{
    protected override void Write(HtmlRenderer renderer, SelfCheckBlock check)
    {
        renderer.Write("<div class=\"stack check\" role=\"group\" aria-label=\"").WriteEscape(Wording.SelfCheck.In(language)).Write("\">");
        foreach (var block in check)
        {
            if (block is not ListBlock choices)
                renderer.Write(block);
            else
                foreach (var choice in choices.OfType<ListItemBlock>())
                    WriteChoice(renderer, choice);
        }
        renderer.Write("</div>");
    }

    private void WriteChoice(HtmlRenderer renderer, ListItemBlock choice)
    {
        var isRight = TaskItems.MarkOf(choice) is { Checked: true };
        renderer.Write("<details class=\"fold choice graded\"><summary>");
        if (choice.FirstOrDefault() is ParagraphBlock words)
            renderer.WriteLeafInline(words);
        renderer.Write($"</summary><p class=\"state{(isRight ? " ok" : "")}\">");
        renderer.WriteEscape((isRight ? Wording.Right : Wording.Wrong).In(language)).Write("</p>");
        var paragraphs = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        foreach (var block in choice.Skip(1))
        {
            if (block is QuoteBlock feedback)
                renderer.WriteChildren(feedback);
            else
                renderer.Write(block);
        }
        renderer.ImplicitParagraph = paragraphs;
        renderer.Write("</details>");
    }
}
