using Training.Content.Competencies;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <summary>A number to write, right within a tolerance, with or without its unit.</summary>
/// <param name="Units">The ways to write the unit that is asked for; none when units are ignored.</param>
public sealed record NumberItem(
    string Id,
    IReadOnlyList<string> Competencies,
    CompetencyLevel Level,
    Localized<ItemText> Text,
    decimal Value,
    decimal Tolerance,
    Localized<IReadOnlyList<string>> Units
) : Item(Id, Competencies, Level, Text)
{
    public const int MostLetters = 60;

    public override ItemKind Kind => ItemKind.Number;

    public bool AsksUnit => Units.Fr.Count > 0;

    /// <summary>All or nothing: value − tolerance to value + tolerance, both included.</summary>
    public override double? Score(Response response) =>
        TypedNumber.Read(response.Text) is { } typed && typed.Readings.Any(n => Math.Abs(n - Value) <= Tolerance) && IsUnit(typed.Around)
            ? 1
            : 0;

    public override bool IsComplete(Response response) => !response.IsEmpty;

    public override Response? Read(IReadOnlyList<string> posted) => TypedText.Line(posted, MostLetters);

    private bool IsUnit(string around) => !AsksUnit || Units.Fr.Concat(Units.En).Any(unit => Bare(unit) == Bare(around));

    // Signs count here, as in « % » and « $ ».
    private static string Bare(string text) => string.Concat(Slug.Fold(text).Where(c => !char.IsWhiteSpace(c) && c != '.'));
}
