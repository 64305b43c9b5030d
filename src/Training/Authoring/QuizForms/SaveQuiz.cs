using Training.Authoring.Editing;
using Training.Content.Editing;

namespace Training.Authoring.QuizForms;

/// <summary>What became of a form that was sent.</summary>
internal enum QuizOutcome
{
    Saved,

    /// <summary>Someone changed the quiz elsewhere meanwhile; both stand.</summary>
    Merged,

    /// <summary>Someone changed the same lines meanwhile; nothing was written.</summary>
    Departed,

    TooLarge,

    Gone,
}

/// <summary>Saves a quiz that a form changed, beside what others wrote since the form was opened.</summary>
internal sealed class SaveQuiz(SaveFile save)
{
    public async Task<(QuizOutcome Outcome, string By)> SaveAsync(EditedQuiz quiz, QuizText text, int revision, CancellationToken ct)
    {
        var outcome = await TryAsync(quiz, text.Text, revision, ct);
        if (outcome is SaveOutcome.Departed { Merge.HasConflict: false } apart)
            return await TryAsync(quiz, apart.Merge.Text, apart.File.Revision, ct) is SaveOutcome.Saved
                ? (QuizOutcome.Merged, apart.By)
                : (QuizOutcome.Departed, apart.By);
        return outcome switch
        {
            SaveOutcome.Saved => (QuizOutcome.Saved, ""),
            SaveOutcome.Departed departed => (QuizOutcome.Departed, departed.By),
            SaveOutcome.TooLarge => (QuizOutcome.TooLarge, ""),
            _ => (QuizOutcome.Gone, ""),
        };
    }

    private Task<SaveOutcome> TryAsync(EditedQuiz quiz, string text, int revision, CancellationToken ct) =>
        save.SaveAsync(quiz.Draft.Slug, quiz.Path.Path, new TextForm { Text = text, Revision = revision }, isAutomatic: false, ct);
}
