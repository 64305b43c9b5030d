using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

internal sealed record NumberDraft(ItemHead Head, ItemText Text, decimal Value, decimal Tolerance, IReadOnlyList<string> Units)
    : ItemDraft(Head, Text)
{
    /// <summary>Languages have as many ways to write a unit as they like, but both ask for it or neither does.</summary>
    public override string Shape =>
        string.Create(CultureInfo.InvariantCulture, $"`number {Value} ± {Tolerance}`{(Units.Count > 0 ? " - …" : "")}");

    protected override Item Make(ItemDraft en) =>
        new NumberItem(Head.Id, Head.Competencies, Head.Level, Both(en), Value, Tolerance, new(Units, ((NumberDraft)en).Units));
}

/// <summary>Reads <c>number 10 ± 2</c> and, where a unit is asked for, the list of the ways to write it.</summary>
internal static partial class NumberReader
{
    public static ItemDraft? Read(ItemSource source, ItemHead head, Directive directive)
    {
        var parts = source.Around(block => block is ListBlock);
        if (parts.Answered is null)
            parts = source.BeforeQuote();
        var context = source.Html(parts.Context);
        var units = parts.Answered is ListBlock list ? ShortReader.TextsOf(list).ToList() : [];
        source.CheckDifferent(units);
        var text = source.Text(context, source.RequiredFeedback(parts.Quote));

        if (Pattern().Match(directive.Text) is { Success: true } match)
            return new NumberDraft(
                head,
                text,
                decimal.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture),
                match.Groups["tolerance"] is { Success: true } tolerance ? decimal.Parse(tolerance.Value, CultureInfo.InvariantCulture) : 0,
                [.. units.Select(unit => unit.Text)]
            );
        source.Problems.Error(
            ProblemCodes.NumberWrong,
            directive.At,
            "Le nombre s’écrit avec sa tolérance, `number 10 ± 2`, ou seul, `number 10`; la marque décimale est ici un point.",
            "The number is written with its tolerance, `number 10 ± 2`, or alone, `number 10`; the decimal mark is a point here.",
            new(
                "Sous « La bonne valeur », et sous « Tolérance » s’il y en a une, écrivez un nombre, comme 10 ou 2,5.",
                "Under “The right value”, and under “Tolerance” if there is one, write a number, such as 10 or 2.5."
            )
        );
        return null;
    }

    [GeneratedRegex(@"^number (?<value>-?\d{1,12}(\.\d{1,6})?)( ± (?<tolerance>\d{1,12}(\.\d{1,6})?))?\z")]
    private static partial Regex Pattern();
}
