using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <param name="Answers">Those of the rows first, then the decoys.</param>
/// <param name="Each">The feedback on each row, decoys included, in the order of the table.</param>
internal sealed record MatchDraft(
    ItemHead Head,
    ItemText Text,
    MatchHeads Heads,
    IReadOnlyList<(string Html, int Answer, string FeedbackHtml)> Rows,
    IReadOnlyList<(string Text, string? FeedbackHtml)> Answers,
    IReadOnlyList<string> Each
) : ItemDraft(Head, Text)
{
    public override string Shape =>
        string.Join(
            " ",
            Rows.Select((row, i) => $"|{i + 1}|{row.Answer + 1}|")
                .Concat(Answers.Where(a => a.FeedbackHtml is not null).Select(_ => "||–|"))
        );

    public override IReadOnlyList<string> FeedbackOnEach => Each;

    protected override Item Make(ItemDraft en)
    {
        var other = (MatchDraft)en;
        return new MatchItem(
            Head.Id,
            Head.Competencies,
            Head.Level,
            Both(en),
            new(Heads, other.Heads),
            [
                .. Rows.Select(
                    (r, i) => new MatchRow(new(r.Html, other.Rows[i].Html), r.Answer, new(r.FeedbackHtml, other.Rows[i].FeedbackHtml))
                ),
            ],
            [
                .. Answers.Select(
                    (a, i) => new MatchAnswer(i, new(a.Text, other.Answers[i].Text), Why(a.FeedbackHtml, other.Answers[i].FeedbackHtml))
                ),
            ]
        );
    }

    private static Localized<string>? Why(string? fr, string? en) => fr is null ? null : new(fr, en!);
}

/// <summary>Reads a table of two columns: what stays in place, and its answer. A row without its first cell is a decoy.</summary>
internal static class MatchReader
{
    private const int Fewest = 2;
    private const int Most = 12;

    public static ItemDraft? Read(ItemSource source, ItemHead head)
    {
        var parts = source.Around(block => block is Table);
        var context = source.Html(parts.Context);
        if (parts.Answered is not Table table)
        {
            source.Error(
                ProblemCodes.MatchWithoutTable,
                source.Heading,
                "Un item `match` est un tableau de deux colonnes : ce qui reste en place, et sa réponse.",
                "A `match` item is a table of two columns: what stays in place, and its answer.",
                new(
                    "Cette question attend ses paires : ce qui reste en place, et sa réponse.",
                    "This question needs its pairs: what stays in place, and its answer."
                )
            );
            return null;
        }

        var cells = new TableCells(source, table);
        if (!IsWellMade(source, table, cells))
            return null;
        var answers = AnswersOf(source, cells);
        var (each, general) = source.FeedbackOnEach(parts.Quote, cells.Rows.Count);

        var rows = new List<(string, int, string)>();
        var why = new string?[answers.Count];
        foreach (var (i, row) in cells.Rows.Index())
        {
            var answer = answers.IndexOf(TableCells.Text(row[1]));
            if (TableCells.Text(row[0]).Length > 0)
                rows.Add((cells.Html(row[0]), answer, each[i]));
            else
                why[answer] = each[i];
        }
        return new MatchDraft(
            head,
            source.Text(context, general),
            new(cells.Html(cells.Heads[0]), cells.Html(cells.Heads[1])),
            rows,
            [.. answers.Select((text, i) => (text, why[i]))],
            each
        );
    }

    private static bool IsWellMade(ItemSource source, Table table, TableCells cells)
    {
        var matched = cells.Rows.Count(row => TableCells.Text(row[0]).Length > 0);
        if (
            cells.Heads.Count == 2
            && cells.Rows.All(row => row.Count == 2 && TableCells.Text(row[1]).Length > 0)
            && matched is >= Fewest and <= Most
            && cells.Rows.Count <= Most
            && cells.Rows.Select(row => TableCells.Text(row[1])).Distinct().Count() > 1
        )
            return true;
        source.Error(
            ProblemCodes.MatchTableWrong,
            table,
            $"Ce tableau doit avoir deux colonnes, de {Fewest} à {Most} lignes, une réponse par ligne, et au moins deux réponses différentes.",
            $"This table must have two columns, {Fewest} to {Most} rows, an answer in each, and at least two different answers."
        );
        return false;
    }

    /// <summary>The different answers, those of the rows before the decoys.</summary>
    private static List<string> AnswersOf(ItemSource source, TableCells cells)
    {
        var matched = cells.Rows.Where(row => TableCells.Text(row[0]).Length > 0).Select(row => row[1]).DistinctBy(TableCells.Text);
        var decoys = cells.Rows.Where(row => TableCells.Text(row[0]).Length == 0).Select(row => row[1]);
        List<TableCell> answers = [.. matched, .. decoys];
        source.CheckDifferent(answers.Select(cell => (TableCells.Text(cell), (MarkdownObject)cell)));
        foreach (var cell in answers)
            source.CheckLength(TableCells.Text(cell), cell);
        return [.. answers.Select(TableCells.Text)];
    }
}
