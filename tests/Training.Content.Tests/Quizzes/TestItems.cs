using Training.Content.Competencies;
using Training.Content.Quizzes;

namespace Training.Content.Tests.Quizzes;

/// <summary>One item of each kind, without texts.</summary>
internal static class TestItems
{
    private static readonly string[] Competencies = ["C2"];
    private static readonly Localized<string> Nothing = new("", "");
    private static readonly Localized<ItemText> NoText = new(new("", "", "", []), new("", "", "", []));
    private static readonly Localized<ChoiceText> NoWords = new(new("", ""), new("", ""));

    /// <param name="marks"><c>x</c> for a right choice, <c>.</c> for a wrong one.</param>
    public static ChoiceItem Choices(string marks, string id = "item") =>
        new(id, Competencies, CompetencyLevel.N1, NoText, [.. marks.Select((mark, i) => new Choice(i, mark == 'x', NoWords))]);

    public static OrderItem Order(int steps, string id = "item") =>
        new(id, Competencies, CompetencyLevel.N1, NoText, [.. Enumerable.Range(0, steps).Select(i => new OrderStep(i, NoWords))]);

    /// <param name="rows">The answer of each row.</param>
    public static MatchItem Match(IReadOnlyList<int> rows, int answers, string id = "item") =>
        new(
            id,
            Competencies,
            CompetencyLevel.N1,
            NoText,
            new(new("", ""), new("", "")),
            [.. rows.Select(answer => new MatchRow(Nothing, answer, Nothing))],
            [.. Enumerable.Range(0, answers).Select(i => new MatchAnswer(i, Nothing, rows.Contains(i) ? null : Nothing))]
        );

    /// <param name="gaps">How many choices each gap has.</param>
    public static ClozeItem Cloze(IReadOnlyList<int> gaps, string id = "item") =>
        new(
            id,
            Competencies,
            CompetencyLevel.N1,
            NoText,
            new([], []),
            [.. gaps.Select(choices => new Gap([.. Enumerable.Range(0, choices).Select(i => new GapChoice(i, Nothing))], Nothing))]
        );

    public static ShortItem Short(params string[] accepted) =>
        new("item", Competencies, CompetencyLevel.N1, NoText, new(accepted, [.. accepted.Select(a => a + " (en)")]));

    public static NumberItem Number(decimal value, decimal tolerance, params string[] units) =>
        new("item", Competencies, CompetencyLevel.N1, NoText, value, tolerance, new(units, units));

    public static OpenItem Open() =>
        new(
            "item",
            Competencies,
            CompetencyLevel.N1,
            NoText,
            new(Nothing, [new(0, Nothing), new(1, Nothing), new(3, Nothing)], [new(Nothing, []), new(Nothing, [])]),
            IsSelfAssessed: true
        );

    public static IReadOnlyList<Item> EachKind =>
        [
            Choices("x..", "single"),
            Choices("xx.x.", "multiple"),
            Order(5, "order"),
            Match([0, 1, 1, 2], 4, "match"),
            Cloze([3, 2, 4], "cloze"),
            Short("Le lieu", "L’endroit"),
            Number(10, 2.5m, "min"),
            Open(),
        ];
}
