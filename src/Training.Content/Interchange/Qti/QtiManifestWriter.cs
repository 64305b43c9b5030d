using System.Xml.Linq;
using Training.Content.Quizzes;

namespace Training.Content.Interchange.Qti;

/// <summary>Writes the list of what a package holds. Competencies, levels, sources and lessons are keywords of each item there.</summary>
internal static class QtiManifestWriter
{
    public static XElement Write(Quiz quiz, Language language, QtiVersion version, string testHref, Func<Item, string> href) =>
        Element(
            "manifest",
            new XAttribute("identifier", "MANIFEST"),
            Element("metadata", Element("schema", version.Schema), Element("schemaversion", "1.0.0")),
            Element("organizations"),
            Element(
                "resources",
                quiz.Items.Select(item => Resource(item.Id, version.ItemType, href(item), Keywords(item, language), []))
                    .Prepend(
                        Resource(
                            "",
                            version.TestType,
                            testHref,
                            Lom(language, quiz.Title.In(language), []),
                            quiz.Items.Select(item => Element("dependency", new XAttribute("identifierref", Reference(item.Id))))
                        )
                    )
            )
        );

    private static XElement Keywords(Item item, Language language) =>
        Lom(
            language,
            null,
            [
                .. item.Competencies,
                item.Level.ToString(),
                .. item.Text.In(language).Cited.Select(id => $"source:{id}"),
                .. item.Lessons.Select(id => $"lesson:{id}"),
            ]
        );

    // LOM’s general category: the title, the language, then the keywords.
    private static XElement Lom(Language language, string? title, IReadOnlyList<string> keywords) =>
        LomElement(
            "lom",
            LomElement(
                "general",
                title is null ? null : LomElement("title", Words(language, title)),
                LomElement("language", Qti.LanguageTag(language)),
                keywords.Select(word => LomElement("keyword", Words(language, word)))
            )
        );

    private static XElement Words(Language language, string words) =>
        LomElement("string", new XAttribute("language", Qti.LanguageTag(language)), Qti.Clean(words));

    private static XElement Resource(string id, string type, string href, XElement lom, IEnumerable<XElement> dependencies) =>
        Element(
            "resource",
            new XAttribute("identifier", Reference(id)),
            new XAttribute("type", type),
            new XAttribute("href", href),
            Element("metadata", lom),
            Element("file", new XAttribute("href", href)),
            dependencies
        );

    // An item may have the id of anything else in the package.
    private static string Reference(string id) => id.Length == 0 ? "TEST" : $"ITEM-{Qti.Identifier(id)}";

    private static XElement Element(string name, params object?[] content) => new(Qti.PackageNs + name, content);

    private static XElement LomElement(string name, params object?[] content) => new(Qti.LomNs + name, content);
}
