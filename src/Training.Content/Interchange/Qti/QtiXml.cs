using System.Xml.Linq;

namespace Training.Content.Interchange.Qti;

/// <summary>Elements by their name alone: 2.1 and 2.2 have the same in two namespaces, and some tools write none.</summary>
internal static class QtiXml
{
    public static IEnumerable<XElement> Named(this XElement element, string name) => element.Elements().Where(e => e.Is(name));

    public static XElement? First(this XElement element, string name) => element.Named(name).FirstOrDefault();

    public static IEnumerable<XElement> Within(this XElement element, string name) => element.Descendants().Where(e => e.Is(name));

    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    public static bool IsInteraction(this XElement element) => element.Name.LocalName.EndsWith("Interaction", StringComparison.Ordinal);

    /// <summary>An attribute without a namespace; empty when it is missing.</summary>
    public static string Said(this XElement element, string attribute) => element.Attribute(attribute)?.Value.Trim() ?? "";

    /// <summary>Whether an attribute that is a list of words has one of them.</summary>
    public static bool Has(this XElement element, string attribute, string word) =>
        element.Said(attribute).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(word);
}
