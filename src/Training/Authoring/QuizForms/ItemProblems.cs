using Training.Content;
using Training.Content.Editing;

namespace Training.Authoring.QuizForms;

/// <summary>What keeps a question from being published, and where its form has it mended.</summary>
/// <param name="Row">The answer that it is about, from 0; null when it is about none.</param>
/// <param name="Silent">How many answers have no feedback, where nothing explains the whole question; 0 where there are too many, null of anything else.</param>
public sealed record Wanting(string Anchor, int? Row, ContentProblem Problem, int? Silent = null);

/// <summary>What the checker says of a question that is saved, by the fields of its form.</summary>
public sealed class ItemProblems(EditedQuiz quiz, QuizPart part)
{
    private const string RowPrefix = "row-";

    private readonly IReadOnlyList<ContentProblem> problems = [.. quiz.ProblemsOf(part)];

    /// <summary>Null when no form holds it.</summary>
    public ItemForm? Form { get; } = quiz.Text!.FormOf(part);

    public IReadOnlyList<Wanting> Errors =>
        [
            .. problems
                .Where(problem => problem.Severity == Severity.Error)
                .Select(WantingOf)
                // One feedback is all that is wanting, however many answers have none.
                .DistinctBy(wanting => wanting.Silent is null ? wanting : null),
        ];

    public IEnumerable<ContentProblem> At(string field) => problems.Where(problem => FieldOf(problem) == field);

    private Wanting WantingOf(ContentProblem problem)
    {
        if (IsOfFeedback(problem) && Form is { Kind: not (ItemFormKind.Short or ItemFormKind.Number or ItemFormKind.Open) } form)
            return form.Feedback.Length == 0 && UnexplainedIn(form).Count() is > 0 and var silent
                ? new("feedback", null, problem, silent)
                : new("rows-title", null, problem, 0);
        var field = FieldOf(problem);
        if (RowOf(field) is not { } row)
            return new(field == "rows" ? "rows-title" : field, null, problem);
        return new(Form!.Kind == ItemFormKind.Cloze ? ItemFields.Row(row, "feedback") : field, row, problem);
    }

    private static bool IsOfFeedback(ContentProblem problem) =>
        problem.Code is ProblemCodes.ChoiceWithoutFeedback or ProblemCodes.StepWithoutFeedback or ProblemCodes.ItemWithoutFeedback;

    private string FieldOf(ContentProblem problem)
    {
        if (Form is not { } form)
            return "prompt";
        var field = quiz.Text!.FieldAt(part, form, problem.At.Line);
        return problem.Code switch
        {
            ProblemCodes.CompetencyMissing => "competencies",
            ProblemCodes.LevelMissing => "level",
            ProblemCodes.NumberWrong => "value",
            ProblemCodes.LessonUnknown => "lessons",
            ProblemCodes.SourceUnknown when field == "competencies" => "sources",
            ProblemCodes.ClozeWithoutGap => "context",
            ProblemCodes.ItemWithoutFeedback => form.Kind is ItemFormKind.Match or ItemFormKind.Cloze
                ? UnexplainedIn(form).FirstOrDefault("rows")
                : "feedback",
            ProblemCodes.ItemWithoutChoices
            or ProblemCodes.ItemWithoutAnswer
            or ProblemCodes.OrderWithoutList
            or ProblemCodes.StepsCount
            or ProblemCodes.MatchWithoutTable
            or ProblemCodes.MatchTableWrong
            or ProblemCodes.ShortWithoutAnswers
            or ProblemCodes.RubricMissing
            or ProblemCodes.RubricWrong => "rows",
            _ when RowOf(field) is { } row => row < CountOf(form) ? field : "rows",
            _ => field is "context" or "feedback" or "competencies" ? field : "prompt",
        };
    }

    private static IEnumerable<string> UnexplainedIn(ItemForm form) =>
        Enumerable
            .Range(0, CountOf(form))
            .Where(row => row >= form.Rows.Count || form.Rows[row].Feedback.Length == 0)
            .Select(row => $"{RowPrefix}{row}");

    private static int CountOf(ItemForm form) => Math.Max(form.Gaps.Count, form.Rows.Count);

    private static int? RowOf(string field) =>
        field.StartsWith(RowPrefix, StringComparison.Ordinal)
        && int.TryParse(field.AsSpan(RowPrefix.Length), System.Globalization.CultureInfo.InvariantCulture, out var row)
            ? row
            : null;
}
