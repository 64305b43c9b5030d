using System.Globalization;
using System.Xml.Linq;

namespace Training.Content.Interchange.Qti;

/// <summary>What an item says is right: its declared answers, what each is worth, and how they are scored.</summary>
internal sealed class QtiKey
{
    private const decimal Largest = 1_000_000_000_000;

    private readonly Dictionary<string, XElement> declarations = new(StringComparer.Ordinal);
    private readonly XElement? processing;

    public QtiKey(XElement item)
    {
        foreach (var declaration in item.Named("responseDeclaration"))
            declarations.TryAdd(declaration.Said("identifier"), declaration);
        processing = item.First("responseProcessing");
    }

    public bool IsSingle(string response) => Declared(response, "cardinality") is "single" or "";

    public bool IsNumber(string response) => Declared(response, "baseType") is "float" or "integer";

    /// <summary>The answers that are right together, as the item lists them.</summary>
    public IReadOnlyList<string> Correct(string response) =>
        [
            .. Of(response)?.First("correctResponse")?.Named("value").Select(value => value.Value.Trim()).Where(value => value.Length > 0)
                ?? [],
        ];

    /// <summary>What each answer is worth, of those that a mapping names.</summary>
    public IReadOnlyList<(string Answer, decimal Worth)> Mapped(string response) =>
        [
            .. Of(response)
                ?.First("mapping")
                ?.Named("mapEntry")
                .Select(entry => (entry.Said("mapKey"), Worth(entry.Said("mappedValue"))))
                .Where(entry => entry.Item1.Length > 0)
                ?? [],
        ];

    /// <summary>The answers that earn something, the declared ones first.</summary>
    public IReadOnlyList<string> Right(string response)
    {
        var correct = Correct(response);
        var mapped = Mapped(response).Where(entry => entry.Worth > 0).Select(entry => entry.Answer);
        return IsScoredByMap(response) || correct.Count == 0
            ? [.. correct.Concat(mapped).Distinct(StringComparer.Ordinal).Intersect(mapped, StringComparer.Ordinal)]
            : correct;
    }

    /// <summary>In percent, what each answer is worth; one that is not there is worth nothing.</summary>
    public Dictionary<string, decimal> Weights(string response)
    {
        var weights = new Dictionary<string, decimal>(StringComparer.Ordinal);
        if (IsScoredByMap(response) || Correct(response).Count == 0)
        {
            var mapped = Mapped(response);
            var positive = mapped.Select(entry => entry.Worth).Where(worth => worth > 0).ToList();
            var whole =
                positive.Count == 0 ? 1
                : IsSingle(response) ? positive.Max()
                : positive.Sum();
            foreach (var (answer, worth) in mapped)
                weights[answer] = worth / whole * 100;
            return weights;
        }
        var correct = Correct(response);
        foreach (var answer in correct)
            weights[answer] = IsSingle(response) ? 100 : 100m / correct.Count;
        return weights;
    }

    public bool IsScoredByMap(string response) =>
        Mapped(response).Count > 0
        && (
            processing?.Said("template").Contains("map_response", StringComparison.OrdinalIgnoreCase) == true
            || processing?.Within("mapResponse").Any(map => map.Said("identifier") == response) == true
        );

    /// <summary>Whether several answers earn all together or nothing.</summary>
    public bool IsAllOrNothing(string response) =>
        !IsSingle(response)
        && processing is not null
        && (
            processing.Said("template").Contains("match_correct", StringComparison.OrdinalIgnoreCase)
            || processing.Within("match").Any(match => match.Elements().Count(e => e.Said("identifier") == response) == 2)
        );

    /// <summary>Whether the right answers are not worth the same.</summary>
    public bool IsUneven(string response) =>
        IsScoredByMap(response) && Mapped(response).Where(entry => entry.Worth > 0).DistinctBy(entry => entry.Worth).Count() > 1;

    /// <summary>From what to what a number is right, both included; null when that can’t be told.</summary>
    public (decimal Low, decimal High)? Range(string response)
    {
        var right = Correct(response).Concat(Right(response)).Select(Number).FirstOrDefault();
        var equal = processing?.Within("equal").FirstOrDefault(e => e.Named("variable").Any(v => v.Said("identifier") == response));
        if (right is { } value)
            return equal is null ? (value, value) : Around(value, equal);
        if (equal?.First("baseValue") is { } other && Number(other.Value) is { } said)
            return Around(said, equal);
        return Bound("gte", response) is { } low && Bound("lte", response) is { } high && low <= high ? (low, high) : null;
    }

    private static (decimal, decimal)? Around(decimal value, XElement equal)
    {
        var mode = equal.Said("toleranceMode");
        if (mode is "" or "exact")
            return (value, value);
        var tolerances = equal.Said("tolerance").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (tolerances is not [var first, ..] || Number(first) is not { } below || Number(tolerances[^1]) is not { } above)
            return null;
        return mode == "relative"
            ? (value - (Math.Abs(value) * below / 100), value + (Math.Abs(value) * above / 100))
            : (value - below, value + above);
    }

    private decimal? Bound(string test, string response) =>
        processing?.Within(test).Where(e => Compares(e, response)).ToList() is [var only] && only.First("baseValue") is { } value
            ? Number(value.Value)
            : null;

    // The variable first: « variable ≥ value ».
    private static bool Compares(XElement test, string response) =>
        test.Elements().FirstOrDefault() is { } first && first.Is("variable") && first.Said("identifier") == response;

    private string Declared(string response, string attribute) => Of(response)?.Said(attribute) ?? "";

    private XElement? Of(string response) => declarations.GetValueOrDefault(response);

    // Within bounds in which shares can be reckoned.
    private static decimal Worth(string text) => Math.Round(Math.Clamp(Number(text) ?? 0, -1_000_000, 1_000_000), 6);

    private static decimal? Number(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < Largest
            ? number
            : null;
}
