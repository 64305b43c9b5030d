using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Training.Content.Quizzes;

internal sealed record OpenDraft(
    ItemHead Head,
    ItemText Text,
    string CornerHtml,
    IReadOnlyList<(int Points, string Name)> Levels,
    IReadOnlyList<(string NameHtml, IReadOnlyList<string> LevelsHtml)> Criteria,
    bool IsSelfAssessed
) : ItemDraft(Head, Text)
{
    public override string Shape =>
        string.Join(" ", Enumerable.Repeat("|" + string.Concat(Levels.Select(level => $"({level.Points})|")), Criteria.Count));

    protected override Item Make(ItemDraft en)
    {
        var other = (OpenDraft)en;
        var criteria = Criteria.Select((criterion, i) => Both(criterion, other.Criteria[i])).ToList();
        var levels = Levels.Select((level, i) => new RubricLevel(level.Points, new(level.Name, other.Levels[i].Name))).ToList();
        return new OpenItem(
            Head.Id,
            Head.Competencies,
            Head.Level,
            Both(en),
            new(new(CornerHtml, other.CornerHtml), levels, criteria),
            IsSelfAssessed
        );
    }

    private static Criterion Both(
        (string NameHtml, IReadOnlyList<string> LevelsHtml) fr,
        (string NameHtml, IReadOnlyList<string> LevelsHtml) en
    ) => new(new(fr.NameHtml, en.NameHtml), [.. fr.LevelsHtml.Select((html, i) => new Localized<string>(html, en.LevelsHtml[i]))]);
}

/// <summary>Reads the rubric of an open item: a table of criteria by levels, each level with its points, and the feedback after it.</summary>
internal static partial class OpenReader
{
    private const int MostCriteria = 8;
    private const int MostLevels = 6;

    public static ItemDraft? Read(ItemSource source, ItemHead head, bool isSelfAssessed)
    {
        var parts = source.Around(block => block is Table);
        var context = source.Html(parts.Context);
        if (parts.Answered is not Table table)
        {
            source.Error(
                ProblemCodes.RubricMissing,
                source.Heading,
                "Un item `open` a sa grille : un tableau de critères, avec une colonne par niveau, « À revoir (0) », « Clair (2) ».",
                "An `open` item has its rubric: a table of criteria with a column per level, “To review (0)”, “Clear (2)”.",
                new(
                    "Cette question attend sa grille : ses critères, et un niveau par colonne, comme « À revoir (0) », « Clair (2) ».",
                    "This question needs its rubric: its criteria, and a level per column, such as “To review (0)”, “Clear (2)”."
                )
            );
            return null;
        }

        var feedback = source.RequiredFeedback(parts.Quote);
        var cells = new TableCells(source, table);
        var levels = cells.Heads.Skip(1).Select(cell => Level().Match(TableCells.Text(cell))).ToList();
        var points = levels.ConvertAll(level =>
            int.TryParse(level.Groups["points"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? p : -1
        );
        if (
            levels.Count is < 2 or > MostLevels
            || points.Contains(-1)
            || points.Zip(points.Skip(1)).Any(two => two.First >= two.Second)
            || cells.Rows.Count is 0 or > MostCriteria
            || cells.Rows.Any(row => row.Count != cells.Heads.Count || row.Any(cell => TableCells.Text(cell).Length == 0))
        )
        {
            source.Error(
                ProblemCodes.RubricWrong,
                table,
                $"La grille a de 2 à {MostLevels} niveaux, du moins au plus de points, « À revoir (0) », « Clair (2) », de 1 à {MostCriteria} critères, et aucune case vide.",
                $"The rubric has 2 to {MostLevels} levels, from the fewest to the most points, “To review (0)”, “Clear (2)”, 1 to {MostCriteria} criteria, and no empty cell."
            );
            return null;
        }
        return new OpenDraft(
            head,
            source.Text(context, feedback),
            cells.Html(cells.Heads[0]),
            [.. levels.Select((level, i) => (points[i], level.Groups["name"].Value))],
            [.. cells.Rows.Select(row => (cells.Html(row[0]), (IReadOnlyList<string>)[.. row.Skip(1).Select(cells.Html)]))],
            isSelfAssessed
        );
    }

    [GeneratedRegex(@"^(?<name>.*\S)\s*\((?<points>\d{1,3})\)\z")]
    private static partial Regex Level();
}
