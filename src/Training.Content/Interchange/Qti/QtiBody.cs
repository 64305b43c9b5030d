using System.Xml.Linq;

namespace Training.Content.Interchange.Qti;

/// <summary>The text of an item as HTML: a mark where each gap is, a blank where words are to be written, and the prompt, which QTI has in the question.</summary>
internal sealed class QtiBody(IReadOnlyList<XElement> asked)
{
    private int gap;

    public string Html(XElement? body)
    {
        if (body is null)
            return "";
        gap = 0;
        var text = new QtiMarkup(Instead).Html(body.Nodes());
        return text + string.Concat(asked.Select(interaction => Prompt(interaction.First("prompt"))));
    }

    private string? Instead(XElement element) =>
        element.Name.LocalName switch
        {
            "inlineChoiceInteraction" or "gap" => gap < GapMark.Most ? GapMark.Of(gap++) : "",
            "gapMatchInteraction" => new QtiMarkup(InGapMatch).Html(element.Nodes()),
            "textEntryInteraction" when element.Parent is { } around && HasWords(around) => "_____",
            "rubricBlock" when element.Has("view", "candidate") && !element.Has("view", "scorer") => QtiMarkup.Of(element),
            _ => null,
        };

    private string? InGapMatch(XElement element) => element.Name.LocalName is "gapText" or "gapImg" ? "" : Instead(element);

    private static bool HasWords(XElement element) =>
        element.Nodes().Any(node => node is XText text && !string.IsNullOrWhiteSpace(text.Value));

    // A prompt of one paragraph is the heading; of a longer one, the reader of texts finds it.
    private static string Prompt(XElement? prompt)
    {
        if (prompt is null || string.IsNullOrWhiteSpace(prompt.Value))
            return "";
        var inner = prompt;
        while (inner.Elements().ToList() is [var only] && QtiMarkup.HasBlocks(inner) && !HasWords(inner))
            inner = only;
        return QtiMarkup.HasBlocks(inner) || inner.Name.LocalName is "ul" or "ol" or "dl" or "table" or "blockquote"
            ? QtiMarkup.Of(prompt)
            : $"<p class=\"prompt\">{QtiMarkup.Of(inner)}</p>";
    }
}
