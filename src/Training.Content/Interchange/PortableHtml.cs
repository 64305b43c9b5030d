using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Xhtml;
using Training.Content.Quizzes;

namespace Training.Content.Interchange;

/// <summary>
/// Our HTML as other platforms can show it: well-formed, and without what only our pages have. A citation keeps its words, in a
/// <c>span</c> whose class is <c>source-</c> and the id, so that it comes back as one.
/// </summary>
internal static class PortableHtml
{
    private static readonly string[] OnlyOurs = ["loading", "role", "tabindex", "aria-label", "id"];

    public static string Of(string html, Item? item, LossList losses)
    {
        if (!html.Contains('<'))
            return html;
        var parser = new HtmlParser();
        var body = parser.ParseDocument("").Body!;
        body.InnerHtml = html;
        foreach (var element in body.QuerySelectorAll("*"))
            Carry(element, item, losses);
        using var written = new StringWriter();
        foreach (var node in body.ChildNodes)
            node.ToHtml(written, XhtmlMarkupFormatter.Instance);
        return written.ToString();
    }

    private static void Carry(IElement element, Item? item, LossList losses)
    {
        switch (element.LocalName)
        {
            case "a" when element.GetAttribute("href") is { } url && url.StartsWith("#source-", StringComparison.Ordinal):
                var cited = element.Owner!.CreateElement("span");
                cited.ClassName = url[1..];
                Become(element, cited);
                break;
            case "a" when element.GetAttribute("href")?.Contains(':') != true:
                losses.Add(
                    item,
                    "Les liens vers une autre page du module n’y mènent plus : leurs mots restent.",
                    "Links to another page of the module no longer lead there: their words stay."
                );
                Unwrap(element);
                break;
            case "img":
                losses.Add(
                    item,
                    "Les images ne voyagent pas : leur texte de remplacement prend leur place.",
                    "Pictures don’t travel: their alternative text takes their place."
                );
                element.Replace(element.Owner!.CreateTextNode($"[{element.GetAttribute("alt")}]"));
                break;
            case "div" when element.ClassList.Contains("table-scroll"):
                Unwrap(element);
                break;
            case "span" when element.ClassList.Contains("blank"):
                element.Replace(element.Owner!.CreateTextNode("_____"));
                break;
        }
        foreach (var name in OnlyOurs)
            element.RemoveAttribute(name);
    }

    private static void Unwrap(IElement element) => element.Replace([.. element.ChildNodes]);

    private static void Become(IElement element, IElement other)
    {
        other.Append([.. element.ChildNodes]);
        element.Replace(other);
    }
}
