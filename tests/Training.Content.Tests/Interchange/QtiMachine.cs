using System.Globalization;
using System.Xml.Linq;

namespace Training.Content.Tests.Interchange;

/// <summary>
/// Runs the response processing of an item as the QTI 2.1 information model tells it, for the operators that we write: what another platform would do.
/// A value is a list of words; null is QTI’s NULL.
/// </summary>
internal sealed class QtiMachine
{
    private readonly XElement item;
    private readonly Dictionary<string, IReadOnlyList<string>?> values = [];

    public QtiMachine(XElement item, IReadOnlyDictionary<string, IReadOnlyList<string>> responses)
    {
        this.item = item;
        foreach (var outcome in Named(item, "outcomeDeclaration"))
            values[Id(outcome)] = Named(outcome, "defaultValue").Elements().Select(v => v.Value).ToList() is { Count: > 0 } start
                ? start
                : null;
        foreach (var response in Named(item, "responseDeclaration"))
            values[Id(response)] = responses.TryGetValue(Id(response), out var given) && given.Count > 0 ? given : null;
        Run(Named(item, "responseProcessing").Elements());
    }

    public double Score => Number(values["SCORE"]!);

    public IReadOnlyList<string> Feedback => values.GetValueOrDefault("FEEDBACK") ?? [];

    private void Run(IEnumerable<XElement> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.Name.LocalName == "setOutcomeValue")
                values[Id(rule)] = Value(rule.Elements().Single());
            else if (rule.Elements().FirstOrDefault(branch => IsTrue(branch.Elements().First())) is { } taken)
                Run(taken.Elements().Skip(1));
        }
    }

    private bool IsTrue(XElement test) => Value(test) is ["true"];

    private IReadOnlyList<string>? Value(XElement e)
    {
        var inner = e.Elements().Select(Value).ToList();
        return e.Name.LocalName switch
        {
            "variable" => values[Id(e)],
            "correct" => [.. Named(Declaration(e), "correctResponse").Elements().Select(v => v.Value)],
            "baseValue" => [e.Value],
            "isNull" => Truth(inner[0] is null),
            "not" => inner[0] is null ? null : Truth(inner[0] is ["false"]),
            "and" => inner.Exists(v => v is ["false"]) ? Truth(false)
            : inner.Contains(null) ? null
            : Truth(true),
            "multiple" => inner.OfType<IReadOnlyList<string>>().SelectMany(v => v).ToList() is { Count: > 0 } all ? all : null,
            "index" => Index(inner[0], int.Parse(e.Attribute("n")!.Value, CultureInfo.InvariantCulture)),
            "mapResponse" => Map(e),
            _ when inner.Contains(null) => null,
            "match" => Truth(inner[0]!.SequenceEqual(inner[1]!)),
            "equal" => Truth(Math.Abs(Decimal(inner[0]!) - Decimal(inner[1]!)) <= Tolerance(e)),
            "gt" => Truth(Number(inner[0]!) > Number(inner[1]!)),
            "lt" => Truth(Number(inner[0]!) < Number(inner[1]!)),
            "sum" => Say(inner.Sum(v => Number(v!))),
            "max" => Say(inner.Max(v => Number(v!))),
            "divide" => Say(Number(inner[0]!) / Number(inner[1]!)),
            var other => throw new NotSupportedException(other),
        };
    }

    private IReadOnlyList<string>? Map(XElement e)
    {
        if (values[Id(e)] is not { } given)
            return null;
        var mapping = Named(Declaration(e), "mapping").Single();
        var sum = given.Sum(word =>
            Named(mapping, "mapEntry")
                .Where(entry =>
                    string.Equals(
                        entry.Attribute("mapKey")!.Value,
                        word,
                        entry.Attribute("caseSensitive")?.Value == "false" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
                    )
                )
                .Select(entry => (double)entry.Attribute("mappedValue")!)
                .FirstOrDefault((double)mapping.Attribute("defaultValue")!)
        );
        return Say(Math.Max(sum, (double?)mapping.Attribute("lowerBound") ?? double.MinValue));
    }

    private XElement Declaration(XElement e) => Named(item, "responseDeclaration").Single(d => Id(d) == Id(e));

    private static decimal Tolerance(XElement equal) =>
        equal.Attribute("toleranceMode")!.Value == "exact" ? 0 : Decimal([equal.Attribute("tolerance")!.Value.Split(' ')[0]]);

    private static IReadOnlyList<string>? Index(IReadOnlyList<string>? from, int n) => from?.Count >= n ? [from[n - 1]] : null;

    private static IEnumerable<XElement> Named(XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);

    private static string Id(XElement e) => e.Attribute("identifier")!.Value;

    private static double Number(IReadOnlyList<string> value) => double.Parse(value.Single(), CultureInfo.InvariantCulture);

    private static decimal Decimal(IReadOnlyList<string> value) => decimal.Parse(value.Single(), CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Say(double number) => [number.ToString("R", CultureInfo.InvariantCulture)];

    private static IReadOnlyList<string> Truth(bool truth) => [truth ? "true" : "false"];
}
