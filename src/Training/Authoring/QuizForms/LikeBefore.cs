using Training.Content.Editing;

namespace Training.Authoring.QuizForms;

/// <summary>What a new question is about: most often, the same as the one before it.</summary>
internal static class LikeBefore
{
    /// <param name="into">The case that it goes into.</param>
    /// <param name="after">The question that was saved just before.</param>
    /// <returns>The form, and the question that it is like; null when it is like none.</returns>
    public static (ItemForm Form, QuizPart? Like) Begin(ItemForm form, EditedQuiz quiz, QuizPart? into, QuizPart? after)
    {
        var questions = quiz.Questions.Reverse();
        var near =
            after is not null ? [after]
            : into is null ? questions
            : questions.Where(q => q.Case == into.Key).Concat(questions);
        foreach (var question in near)
            if (quiz.Text!.FormOf(question) is { } before)
                return (form with { Competencies = KnownOf(before, quiz), Level = LevelOf(before, form) }, question);
        return (quiz.OfModule is [var only] ? form with { Competencies = [only] } : form, null);
    }

    /// <summary>The question that a form that was sent is still like.</summary>
    public static QuizPart? Still(EditedQuiz quiz, string key, ItemForm form) =>
        quiz.Text!.Find(key) is { } question
        && quiz.Text.FormOf(question) is { } before
        && LevelOf(before, form) == form.Level
        && KnownOf(before, quiz).ToHashSet().SetEquals(form.Competencies)
            ? question
            : null;

    private static string LevelOf(ItemForm before, ItemForm form) => before.Level.Length > 0 ? before.Level : form.Level;

    private static IReadOnlyList<string> KnownOf(ItemForm before, EditedQuiz quiz) =>
        [.. quiz.Competencies.Select(known => known.Id).Where(before.Competencies.Contains)];
}
