using System.Text;
using System.Xml.Linq;

namespace Training.Content.Interchange.Qti;

/// <summary>
/// The text of QTI as HTML, for what reads HTML from anyone: a citation of ours becomes what it is there, and what is no text — questions, feedback,
/// rubrics — stays out unless the reader puts something in its place.
/// </summary>
/// <param name="instead">What stands in place of an element; null for the element itself.</param>
internal sealed class QtiMarkup(Func<XElement, string?>? instead = null)
{
    private static readonly HashSet<string> Known =
    [
        .. "a abbr b blockquote br caption cite code col colgroup dd dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i".Split(' '),
        .. "iframe img kbd li math ol p pre q s samp script section small span strong style sub sup svg table tbody td tfoot".Split(' '),
        .. "th thead tr tt u ul var video audio article aside header footer form input select textarea button".Split(' '),
    ];

    // What only lays out: its blocks, or its words as one.
    private static readonly HashSet<string> Boxes = [.. "div section article aside header footer".Split(' ')];

    private static readonly HashSet<string> Blocks =
    [
        .. "p ul ol dl blockquote table pre hr h1 h2 h3 h4 h5 h6 div section article aside header footer".Split(' '),
    ];

    private static readonly HashSet<string> Void = [.. "br col hr img input".Split(' ')];

    // Their words are no text, or not as HTML has it.
    private static readonly HashSet<string> Closed = [.. "script style iframe svg video audio select textarea".Split(' ')];

    private static readonly HashSet<string> NoText =
    [
        .. "feedbackBlock feedbackInline templateBlock templateInline rubricBlock infoControl printedVariable stylesheet prompt".Split(' '),
    ];

    public static string Of(XElement? element) => element is null ? "" : new QtiMarkup().Html(element.Nodes());

    public string Html(IEnumerable<XNode> nodes)
    {
        var html = new StringBuilder();
        foreach (var node in nodes)
            Write(node, html);
        return html.ToString();
    }

    public static string Encode(string text) => RubricHtml.Encode(WithoutMarks(text));

    // Only the reader may put the mark of a gap.
    public static string WithoutMarks(string text) =>
        text.Any(c => c is >= '\uE000' and <= '\uF8FF') ? string.Concat(text.Where(c => c is < '\uE000' or > '\uF8FF')) : text;

    public static bool HasBlocks(XElement element) => element.Elements().Any(e => Blocks.Contains(e.Name.LocalName));

    private void Write(XNode node, StringBuilder html)
    {
        if (node is XText text)
            html.Append(Encode(text.Value));
        else if (node is XElement element)
            html.Append(instead?.Invoke(element) ?? Html(element));
    }

    private string Html(XElement element)
    {
        var name = element.Name.LocalName;
        if (NoText.Contains(name) || element.IsInteraction())
            return "";
        if (name == "object")
            return $"<img alt=\"{Encode(element.Value.Trim())}\">";
        if (!Known.Contains(name))
            return Html(element.Nodes());
        if (Boxes.Contains(name))
            return HasBlocks(element) ? Html(element.Nodes()) : $"<p>{Html(element.Nodes())}</p>";
        if (name == "cite" && element.Said("class").StartsWith(Qti.SourceClass, StringComparison.Ordinal))
            name = "span";
        var attributes = string.Concat(
            element
                .Attributes()
                .Where(a => a.Name.NamespaceName.Length == 0 && a.Name.LocalName.All(char.IsAsciiLetter))
                .Select(a => $" {a.Name.LocalName}=\"{Encode(a.Value)}\"")
        );
        if (Void.Contains(name))
            return $"<{name}{attributes}>";
        var content =
            Closed.Contains(name) ? ""
            : name == "math" ? Encode(element.Value)
            : Html(element.Nodes());
        return $"<{name}{attributes}>{content}</{name}>";
    }
}
