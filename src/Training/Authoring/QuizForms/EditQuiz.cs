using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.QuizForms;

/// <summary>An author sees the items of a quiz, and sets how it is taken.</summary>
internal static class EditQuiz
{
    public static void MapEditQuiz(this IEndpointRouteBuilder quiz)
    {
        quiz.MapGet("", Show);
        quiz.MapPost("", Save).TakesText();
    }

    private static async Task<Results<RazorComponentResult<QuizFormPage>, NotFound>> Show(
        string draft,
        string name,
        string? done,
        OpenQuiz open,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, name, ct) is { } quiz
            ? Page(quiz, quiz.Text is { } text ? SettingsForm.Of(text, quiz.Revision) : new(), new(), open, done: done)
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<QuizFormPage>, NotFound>> Save(
        string draft,
        string name,
        [FromForm] SettingsForm form,
        OpenQuiz open,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: not null } quiz)
            return TypedResults.NotFound();
        var errors = new FormErrors();
        TitleField.Check(errors, "title", TitleField.Tidy(form.Title), isRequired: true, texts);
        if (!PercentField.IsRight(form.Mastery))
            errors.Add("mastery", texts["QuizForm.Mastery.Wrong"]);
        var changed =
            errors.Any || await open.AtAsync(quiz, form.Revision, ct) is not { } text ? null : form.ApplyTo(text, quiz.Path.Language);
        return await save.AnswerAsync(
            new(quiz.Draft, quiz.Path, changed?.Text, form.Revision),
            done => $"{quiz.Address}?done={done}",
            problem =>
            {
                if (!errors.Any)
                    errors.Add("introduction", texts[problem]);
                return Page(quiz, form, errors, open);
            },
            by => Page(quiz, form with { Revision = quiz.Revision }, errors, open, departedBy: by),
            ct
        );
    }

    private static RazorComponentResult<QuizFormPage> Page(
        EditedQuiz quiz,
        SettingsForm form,
        FormErrors errors,
        OpenQuiz open,
        string? done = null,
        string? departedBy = null
    ) =>
        new(
            new
            {
                Quiz = quiz,
                Form = form,
                Errors = errors,
                Begun = open.BegunIn(quiz),
                Done = done,
                DepartedBy = departedBy,
            }
        )
        {
            StatusCode = SaveForm.StatusOf(errors, departedBy),
        };
}
