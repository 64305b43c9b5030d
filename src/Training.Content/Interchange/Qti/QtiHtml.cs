using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Training.Content.Interchange.Qti;

/// <summary>Our pages’ HTML as the XHTML that QTI 2.1 has, which is older and smaller.</summary>
/// <param name="gap">What stands in place of a gap.</param>
internal sealed class QtiHtml(Func<int, XElement>? gap = null)
{
    private static readonly HashSet<string> Inlines =
    [
        .. "a abbr b br cite code dfn em i kbd q samp small span strong sub sup var".Split(' '),
    ];

    private static readonly HashSet<string> Blocks = [.. "p div ul ol blockquote table hr pre h1 h2 h3 h4 h5 h6".Split(' ')];

    private static readonly HashSet<string> Parts = [.. "li thead tbody tr th td".Split(' ')];

    /// <summary>Whether a picture was met; only its words are carried.</summary>
    public bool HasPicture { get; private set; }

    /// <summary>Whether a box was met, of which only the content is carried.</summary>
    public bool HasBox { get; private set; }

    /// <summary>Several texts parted by gaps, as one.</summary>
    public static string WithGaps(IEnumerable<string> segments) =>
        string.Concat(
            segments.Select((segment, i) => i == 0 ? segment : FormattableString.Invariant($"<x-gap id=\"{i - 1}\"></x-gap>{segment}"))
        );

    /// <summary>For places that take words and blocks alike.</summary>
    public IReadOnlyList<XNode> Flow(string html) => [.. Convert(Parse(html))];

    /// <summary>For places that take only blocks.</summary>
    public IReadOnlyList<XElement> BlocksOf(string html) => [.. InBlocks(Convert(Parse(html)))];

    /// <summary>For places that take only words.</summary>
    public IReadOnlyList<XNode> Words(string html) => [.. Flow(html).SelectMany(Unblocked)];

    /// <summary>The words of a text that is one paragraph; null for any other.</summary>
    public IReadOnlyList<XNode>? OneParagraph(string html) =>
        BlocksOf(html) is [{ Name.LocalName: "p", HasAttributes: false } only] ? [.. only.Nodes()] : null;

    private static INodeList Parse(string html)
    {
        var parser = new HtmlParser();
        var context = parser.ParseDocument("").Body!;
        return parser.ParseFragment(html, context);
    }

    private IEnumerable<XNode> Convert(IEnumerable<INode> nodes) => nodes.SelectMany(Convert);

    private IEnumerable<XNode> Convert(INode node) =>
        node switch
        {
            IText text => [new XText(Qti.Clean(text.Data))],
            IHtmlImageElement image => Picture(image),
            IElement element => Convert(element),
            _ => [],
        };

    private IEnumerable<XNode> Convert(IElement element)
    {
        var name = element.LocalName;
        if (name == "x-gap" && gap is not null)
            return [gap(int.Parse(element.Id!, System.Globalization.CultureInfo.InvariantCulture))];
        if (element.ClassList.Contains("cite"))
            return [Citation(element)];
        if (element.ClassList.Contains("note-back"))
            return [];
        if (element.ClassList.Contains("blank"))
            return [Qti.Element("span", new XAttribute("class", "blank"), "_____")];
        if (element.ClassList.Contains("table-scroll"))
            return Convert(element.ChildNodes);
        HasBox |= name is "section" or "aside" or "details" || element.ClassList.Contains("alert");
        return name switch
        {
            "table" => [Table(element)],
            "blockquote" => [Qti.Element(name, InBlocks(Convert(element.ChildNodes)))],
            "a" => [Link(element)],
            "section" or "aside" or "details" or "figure" => [Qti.Element("div", Convert(element.ChildNodes))],
            // A term takes no words of its own in 2.1, only marks.
            "dl" => [Qti.Element("div", Convert(element.Children))],
            "dd" => [Qti.Element("div", Convert(element.ChildNodes))],
            "summary" or "dt" => [Qti.Element("p", Qti.Element("strong", Convert(element.ChildNodes).SelectMany(Unblocked)))],
            "ul" or "ol" or "tr" or "thead" or "tbody" => [Qti.Element(name, Convert(element.Children))],
            _ when Inlines.Contains(name) || Blocks.Contains(name) || Parts.Contains(name) =>
            [
                Qti.Element(name, Convert(element.ChildNodes)),
            ],
            _ => Convert(element.ChildNodes),
        };
    }

    private static XElement Citation(IElement link)
    {
        var source = link.GetAttribute("href")?.Replace("#source-", "", StringComparison.Ordinal) ?? "";
        return Qti.Element("cite", new XAttribute("class", Qti.SourceClass + Qti.Clean(source)), Qti.Clean(link.TextContent));
    }

    // An address inside our site leads nowhere elsewhere.
    private XElement Link(IElement link)
    {
        var words = Convert(link.ChildNodes);
        return
            Uri.TryCreate(link.GetAttribute("href"), UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http" or "mailto" or "tel"
            ? Qti.Element("a", new XAttribute("href", address.AbsoluteUri), words)
            : Qti.Element("span", words);
    }

    private IEnumerable<XNode> Picture(IHtmlImageElement image)
    {
        HasPicture = true;
        return image.AlternativeText is { Length: > 0 } words ? [new XText($"[{Qti.Clean(words)}]")] : [];
    }

    // QTI wants a body in every table.
    private XElement Table(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").ToList();
        var heads = rows.Where(row => row.ParentElement?.LocalName == "thead").ToList();
        var body = rows.Except(heads).ToList();
        if (body.Count == 0)
            (heads, body) = ([], heads);
        return Qti.Element("table", heads.Count > 0 ? Qti.Element("thead", Convert(heads)) : null, Qti.Element("tbody", Convert(body)));
    }

    private static IEnumerable<XElement> InBlocks(IEnumerable<XNode> nodes)
    {
        var words = new List<XNode>();
        foreach (var node in nodes)
        {
            if (node is XElement block && Blocks.Contains(block.Name.LocalName))
            {
                if (Paragraph(words) is { } before)
                    yield return before;
                words = [];
                yield return block;
            }
            else
                words.Add(node);
        }
        if (Paragraph(words) is { } last)
            yield return last;
    }

    private static XElement? Paragraph(List<XNode> words) =>
        words.TrueForAll(node => node is XText text && string.IsNullOrWhiteSpace(text.Value)) ? null : Qti.Element("p", words);

    private static IEnumerable<XNode> Unblocked(XNode node) =>
        node is XElement element && (Blocks.Contains(element.Name.LocalName) || Parts.Contains(element.Name.LocalName))
            ? element.Nodes().SelectMany(Unblocked).Append(new XText(" "))
            : [node];
}
