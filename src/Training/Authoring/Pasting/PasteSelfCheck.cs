using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Content;
using Training.Content.Editing;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Pasting;

/// <summary>What a script sends of a lesson’s text.</summary>
public sealed class SelfCheckForm
{
    public string? Text { get; set; }
    public string? Language { get; set; }
}

/// <summary>What the script gets back.</summary>
/// <param name="Text">Null when there is no question in it.</param>
/// <param name="Said">What there is to say of it, if anything.</param>
internal sealed record SelfCheckAnswer(string? Text, string? Said);

/// <summary>The questions among the lines that an author selected in a lesson become self-checks.</summary>
internal static class PasteSelfCheck
{
    // Every letter is sent as several bytes.
    private const int MostBody = QuestionsText.MostLetters * 9;

    public static void MapPasteSelfCheck(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/drafts/paste/self-check", Read).TakesUpTo(MostBody);

    private static Results<JsonHttpResult<SelfCheckAnswer>, BadRequest> Read(
        [FromForm] SelfCheckForm form,
        IStringLocalizer<TrainingText> texts
    )
    {
        if (form.Text is not { } typed)
            return TypedResults.BadRequest();
        if (typed.Length > QuestionsText.MostLetters)
            return Answer(new(null, texts["QuestionsPaste.Text.Long", QuestionsText.MostLetters / 1_000]));
        var read = SelfCheckText.Of(QuestionsText.Clean(typed), form.Language == "en" ? Language.En : Language.Fr);
        return Answer(
            read.Count == 0
                ? new(null, texts["Paste.SelfCheck.None"])
                : new(read.Text, read.Notes is [var first, ..] ? first.Message.In(Languages.Current) : null)
        );
    }

    private static JsonHttpResult<SelfCheckAnswer> Answer(SelfCheckAnswer answer) =>
        TypedResults.Json(answer, System.Text.Json.JsonSerializerOptions.Web);
}
