using System.Globalization;
using System.Xml.Linq;

namespace Training.Content.Interchange.Word;

/// <summary>Elements and attributes by their names alone: the strict form of the format has other namespaces.</summary>
internal static class WordXml
{
    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement? element, string name) =>
        element?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    public static IEnumerable<XElement> Inner(this XElement element, string name) =>
        element.Descendants().Where(e => e.Name.LocalName == name);

    public static string? Attr(this XElement? element, string name) =>
        element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    public static string? Val(this XElement? element) => element.Attr("val");

    public static int? Number(this XElement? element, string attribute = "val") =>
        int.TryParse(element.Attr(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether a property is on; null when it isn’t there.</summary>
    public static bool? On(this XElement? properties, string name) =>
        properties.Child(name) is { } property ? property.Val() is not ("0" or "false" or "off" or "none") : null;
}
