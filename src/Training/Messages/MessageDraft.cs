using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Messages;

/// <summary>What an instructor writes to a cohort.</summary>
/// <param name="Id">Made by the form: a second click sends nothing more.</param>
public sealed record MessageDraft(Guid Id, string Subject, string Text)
{
    public const int SubjectLength = 150;
    public const int TextLength = 5000;

    /// <summary>The text’s paragraphs; a line break within one stays.</summary>
    public IReadOnlyList<string> Paragraphs =>
        Text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <returns>Null when the form’s id was tampered with.</returns>
    internal static MessageDraft? Read(IFormCollection form) =>
        Guid.TryParse(form["id"], out var id)
            // A subject is one line, whatever was posted.
            ? new(
                id,
                string.Join(' ', form["subject"].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
                form["text"].ToString().Trim()
            )
            : null;

    internal FormErrors Check(IStringLocalizer<TrainingText> texts)
    {
        var errors = new FormErrors();
        if (Subject.Length == 0)
            errors.Add("subject", texts["CohortMessage.Subject.Missing"]);
        else if (Subject.Length > SubjectLength)
            errors.Add("subject", texts["CohortMessage.Subject.TooLong", SubjectLength]);
        if (Text.Length == 0)
            errors.Add("text", texts["CohortMessage.Text.Missing"]);
        else if (Text.Length > TextLength)
            errors.Add("text", texts["CohortMessage.Text.TooLong", TextLength]);
        return errors;
    }
}
