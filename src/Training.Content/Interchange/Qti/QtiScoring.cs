using System.Globalization;
using System.Xml.Linq;
using Training.Content.Quizzes;

namespace Training.Content.Interchange.Qti;

/// <summary>Our rules for scoring an item, as QTI’s response processing: the same answer gives the same score.</summary>
internal static class QtiScoring
{
    private const string Balance = "BALANCE";

    /// <summary>The variables that an item’s rules need besides its score.</summary>
    public static IEnumerable<XElement> Variables(Item item) =>
        item is OrderItem order
            ? order.Steps.Select(step => Outcome(Place(step.Index), "integer", "0")).Append(Outcome(Balance, "float", "0"))
            : [];

    public static IEnumerable<XElement> Rules(Item item) =>
        item switch
        {
            ChoiceItem { Kind: ItemKind.Single } =>
            [
                IfThen(Match(Variable(Qti.Response), Correct(Qti.Response)), SetScore(Value("float", "1"))),
            ],
            ChoiceItem choice => [Answered(SetScore(Divide(MapResponse(), choice.Choices.Count(c => c.IsRight))))],
            MatchItem match => [Answered(SetScore(Divide(MapResponse(), match.Rows.Count)))],
            OrderItem order => Order(order),
            ClozeItem cloze => Cloze(cloze),
            ShortItem => [Answered(SetScore(MapResponse()))],
            NumberItem number => [IfThen(Number(number), SetScore(Value("float", "1")))],
            _ => [],
        };

    public static XElement Outcome(string identifier, string baseType, string? value, string cardinality = "single") =>
        Qti.Element(
            "outcomeDeclaration",
            new XAttribute("identifier", identifier),
            new XAttribute("cardinality", cardinality),
            new XAttribute("baseType", baseType),
            value is null ? null : Qti.Element("defaultValue", Qti.Element("value", value))
        );

    /// <summary>Names the feedback to show: that of what was chosen, or all of it.</summary>
    public static XElement ShowFeedback(bool ofResponse, IEnumerable<string> always) =>
        Set(
            Qti.Feedback,
            Qti.Element(
                "multiple",
                ofResponse ? Variable(Qti.Response) : null,
                always.Select(identifier => Value("identifier", identifier))
            )
        );

    public static XElement Value(string baseType, string value) => Qti.Element("baseValue", new XAttribute("baseType", baseType), value);

    public static XElement Variable(string identifier) => Qti.Element("variable", new XAttribute("identifier", identifier));

    // Each step’s place first; then Kendall’s balance: a pair in the right order counts one, in the reverse order one less.
    private static IEnumerable<XElement> Order(OrderItem item)
    {
        var steps = item.Steps.OrderBy(step => step.Index).ToList();
        foreach (var step in steps)
            yield return Condition(
                steps.Select(
                    (_, place) =>
                        (
                            Match(
                                Qti.Element("index", new XAttribute("n", place + 1), Variable(Qti.Response)),
                                Value("identifier", Qti.Choice(step.Index))
                            ),
                            Set(Place(step.Index), Value("integer", Say(place + 1)))
                        )
                )
            );
        foreach (var first in steps)
        foreach (var then in steps.Where(s => s.Index > first.Index))
        {
            var (a, b) = (Variable(Place(first.Index)), Variable(Place(then.Index)));
            var placed = new[] { first, then }.Select(s => Qti.Element("gt", Variable(Place(s.Index)), Value("integer", "0")));
            yield return IfThen(
                Qti.Element("and", placed),
                Condition([(Qti.Element("lt", a, b), Add(Balance, 1)), (Qti.Element("gt", a, b), Add(Balance, -1))])
            );
        }
        yield return SetScore(Qti.Element("max", Value("float", "0"), Divide(Variable(Balance), steps.Count * (steps.Count - 1) / 2)));
    }

    private static IEnumerable<XElement> Cloze(ClozeItem item)
    {
        foreach (var i in Enumerable.Range(0, item.Gaps.Count))
            yield return IfThen(Match(Variable(Qti.Gap(i)), Correct(Qti.Gap(i))), Add(Qti.Score, 1));
        yield return SetScore(Divide(Variable(Qti.Score), item.Gaps.Count));
    }

    private static XElement Number(NumberItem item)
    {
        var tolerance = Qti.Number(item.Tolerance);
        var equal = Qti.Element(
            "equal",
            new XAttribute("toleranceMode", item.Tolerance == 0 ? "exact" : "absolute"),
            item.Tolerance == 0 ? null : new XAttribute("tolerance", $"{tolerance} {tolerance}"),
            Variable(Qti.Response),
            Correct(Qti.Response)
        );
        return item.AsksUnit ? Qti.Element("and", equal, Qti.Element("gt", MapResponse(Qti.Unit), Value("float", "0"))) : equal;
    }

    private static XElement Answered(XElement rule) => IfThen(Qti.Element("not", Qti.Element("isNull", Variable(Qti.Response))), rule);

    private static XElement IfThen(XElement test, params XElement[] then) =>
        Qti.Element("responseCondition", Qti.Element("responseIf", test, then));

    private static XElement Condition(IEnumerable<(XElement Test, XElement Then)> cases) =>
        Qti.Element("responseCondition", cases.Select((c, i) => Qti.Element(i == 0 ? "responseIf" : "responseElseIf", c.Test, c.Then)));

    private static XElement SetScore(XElement value) => Set(Qti.Score, value);

    private static XElement Set(string identifier, XElement value) =>
        Qti.Element("setOutcomeValue", new XAttribute("identifier", identifier), value);

    private static XElement Add(string identifier, int number) =>
        Set(identifier, Qti.Element("sum", Variable(identifier), Value("float", Say(number))));

    private static XElement Divide(XElement value, int by) => Qti.Element("divide", value, Value("float", Say(by)));

    private static XElement Match(XElement value, XElement other) => Qti.Element("match", value, other);

    private static XElement Correct(string identifier) => Qti.Element("correct", new XAttribute("identifier", identifier));

    private static XElement MapResponse(string identifier = Qti.Response) =>
        Qti.Element("mapResponse", new XAttribute("identifier", identifier));

    private static string Place(int step) => $"PLACE{Say(step + 1)}";

    private static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
}
