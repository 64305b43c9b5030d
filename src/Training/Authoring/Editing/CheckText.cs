using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Reviewing;
using Training.Content;
using Training.Localization;

namespace Training.Authoring.Editing;

/// <summary>A problem, as an editor shows it at its place.</summary>
internal sealed record ShownProblem(string Code, string Severity, int Line, int Column, string Message);

/// <summary>How many problems the module’s other files have.</summary>
internal sealed record OtherProblems(int Errors, int Warnings);

internal sealed record CheckAnswer(IReadOnlyList<ShownProblem> Problems, OtherProblems Others);

/// <summary>The checker reads a text while its author types it, beside the rest of the draft; nothing is saved.</summary>
internal static class CheckText
{
    public static void MapCheckText(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("{draft}/check/{**path}", Check).TakesText();
        routes.MapPost("{draft}/recheck/{**path}", ShowChecked).TakesText();
    }

    private static async Task<Results<JsonHttpResult<CheckAnswer>, NotFound>> Check(
        string draft,
        string path,
        [FromForm] TextForm form,
        EditedFile edited,
        CancellationToken ct
    )
    {
        if (await edited.FindAsync(draft, path, ct) is not var (module, file))
            return TypedResults.NotFound();
        var typed = await edited.TypedAsync(module, file, form, ct);
        return TypedResults.Json(
            new CheckAnswer([.. typed.Problems.Select(Show)], new(typed.OtherErrors, typed.OtherWarnings)),
            System.Text.Json.JsonSerializerOptions.Web
        );
    }

    /// <summary>Without script: the same page with the same text, and what is wrong in it.</summary>
    private static async Task<Results<RazorComponentResult<EditorPage>, NotFound>> ShowChecked(
        string draft,
        string path,
        [FromForm] TextForm form,
        IFormCollection fields,
        EditedFile edited,
        CancellationToken ct
    ) =>
        await edited.FindAsync(draft, path, ct) is var (module, file)
            ? new RazorComponentResult<EditorPage>(
                new { Edited = await edited.ShownAsync(module, file, form, ct), Remark = RemarkForm.Read(fields) }
            )
            : TypedResults.NotFound();

    private static ShownProblem Show(ContentProblem problem) =>
        new(
            problem.Code,
            problem.Severity == Severity.Error ? "error" : "warning",
            problem.At.Line,
            problem.At.Column,
            problem.Message.In(Languages.Current)
        );
}
