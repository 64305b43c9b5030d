using System.Xml.Linq;
using Training.Content.Quizzes;

namespace Training.Content.Interchange.Qti;

/// <summary>Declares what an item’s answers are, which are right, and what each is worth.</summary>
internal static class QtiResponses
{
    public static IEnumerable<XElement> Of(Item item, Language language) =>
        item switch
        {
            ChoiceItem { Kind: ItemKind.Single } choice => [Declare(Qti.Response, "single", "identifier", Right(choice))],
            ChoiceItem choice => [Declare(Qti.Response, "multiple", "identifier", Right(choice), Balanced(choice))],
            OrderItem order =>
            [
                Declare(Qti.Response, "ordered", "identifier", order.Steps.OrderBy(s => s.Index).Select(s => Qti.Choice(s.Index))),
            ],
            MatchItem match =>
            [
                Declare(Qti.Response, "multiple", "directedPair", Pairs(match), Mapping(Pairs(match).Select(pair => (pair, "1")))),
            ],
            ClozeItem cloze => cloze.Gaps.Select((_, i) => Declare(Qti.Gap(i), "single", "identifier", [Qti.Choice(ClozeItem.Right)])),
            ShortItem asked => [Words(Qti.Response, asked.Accepted.In(language))],
            NumberItem number => Number(number, language),
            _ => [Declare(Qti.Response, "single", "string", [])],
        };

    private static IEnumerable<XElement> Number(NumberItem item, Language language)
    {
        yield return Declare(Qti.Response, "single", "float", [Qti.Number(item.Value)]);
        if (item.AsksUnit)
            yield return Words(Qti.Unit, item.Units.In(language));
    }

    private static IEnumerable<string> Right(ChoiceItem item) =>
        item.Choices.Where(c => c.IsRight).Select(c => Qti.Choice(c.Index)).Order();

    private static IEnumerable<string> Pairs(MatchItem item) => item.Rows.Select((row, i) => $"{Qti.Row(i)} {Qti.Choice(row.Answer)}");

    // Divided by the number of right ones, the balance is our score; never below 0, since ticking everything must earn nothing.
    private static XElement Balanced(ChoiceItem item)
    {
        var mapping = Mapping(item.Choices.OrderBy(c => c.Index).Select(c => (Qti.Choice(c.Index), c.IsRight ? "1" : "-1")));
        mapping.Add(new XAttribute("lowerBound", "0"));
        return mapping;
    }

    private static XElement Words(string identifier, IReadOnlyList<string> accepted)
    {
        var words = accepted.Select(Qti.Clean).ToList();
        var mapping = Mapping(words.Select(word => (word, "1")));
        foreach (var entry in mapping.Elements())
            entry.Add(new XAttribute("caseSensitive", "false"));
        return Declare(identifier, "single", "string", words.Take(1), mapping);
    }

    private static XElement Mapping(IEnumerable<(string Key, string Value)> entries) =>
        Qti.Element(
            "mapping",
            new XAttribute("defaultValue", "0"),
            entries.Select(entry =>
                Qti.Element("mapEntry", new XAttribute("mapKey", entry.Key), new XAttribute("mappedValue", entry.Value))
            )
        );

    private static XElement Declare(
        string identifier,
        string cardinality,
        string baseType,
        IEnumerable<string> right,
        XElement? mapping = null
    )
    {
        var values = right.Select(value => Qti.Element("value", value)).ToList();
        return Qti.Element(
            "responseDeclaration",
            new XAttribute("identifier", identifier),
            new XAttribute("cardinality", cardinality),
            new XAttribute("baseType", baseType),
            values.Count > 0 ? Qti.Element("correctResponse", values) : null,
            mapping
        );
    }
}
