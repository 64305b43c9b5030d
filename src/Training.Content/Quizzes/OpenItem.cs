using Training.Content.Competencies;

namespace Training.Content.Quizzes;

/// <summary>Something to write at length, which a person assesses with a rubric.</summary>
/// <param name="IsSelfAssessed">Whether learners assess their own answer once the attempt is submitted.</param>
public sealed record OpenItem(
    string Id,
    IReadOnlyList<string> Competencies,
    CompetencyLevel Level,
    Localized<ItemText> Text,
    Rubric Rubric,
    bool IsSelfAssessed
) : Item(Id, Competencies, Level, Text)
{
    public const int MostLetters = 10_000;

    public override ItemKind Kind => ItemKind.Open;

    public override double? Score(Response response) => null;

    public override bool IsComplete(Response response) => !response.IsEmpty;

    public override Response? Read(IReadOnlyList<string> posted) => TypedText.Text(posted, MostLetters);

    public override IEnumerable<string> AskedHtml(Language language) =>
        base.AskedHtml(language)
            .Concat(Rubric.Criteria.SelectMany(c => c.LevelsHtml.Prepend(c.NameHtml)).Select(html => html.In(language)));
}

/// <summary>What an open answer is assessed on: criteria, each with a description of every level.</summary>
public sealed record Rubric(Localized<string> CornerHtml, IReadOnlyList<RubricLevel> Levels, IReadOnlyList<Criterion> Criteria)
{
    public int MostPoints => Criteria.Count * Levels.Max(level => level.Points);

    /// <summary>The points of an assessment: the index of a level for each criterion.</summary>
    public int Points(IEnumerable<int> levels) => levels.Sum(level => Levels[level].Points);
}

/// <param name="Name">Without its points.</param>
public sealed record RubricLevel(int Points, Localized<string> Name);

public sealed record Criterion(Localized<string> NameHtml, IReadOnlyList<Localized<string>> LevelsHtml);
