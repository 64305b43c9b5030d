using Training.Content.Competencies;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <summary>A few words to write: a list of the answers that are accepted, the first of which is shown as the answer.</summary>
public sealed record ShortItem(
    string Id,
    IReadOnlyList<string> Competencies,
    CompetencyLevel Level,
    Localized<ItemText> Text,
    Localized<IReadOnlyList<string>> Accepted
) : Item(Id, Competencies, Level, Text)
{
    public const int MostLetters = 200;

    public override ItemKind Kind => ItemKind.Short;

    /// <summary>All or nothing. The page’s language may have changed since the answer: either language’s answers are accepted.</summary>
    public override double? Score(Response response)
    {
        var given = Bare(response.Text);
        return given.Length > 0 && Accepted.Fr.Concat(Accepted.En).Any(accepted => Bare(accepted) == given) ? 1 : 0;
    }

    public override bool IsComplete(Response response) => !response.IsEmpty;

    public override Response? Read(IReadOnlyList<string> posted) => TypedText.Line(posted, MostLetters);

    /// <summary>What is compared: letters and digits, without accents, case, spaces or punctuation.</summary>
    public static string Bare(string text) => string.Concat(Slug.Fold(text).Where(char.IsLetterOrDigit));
}
