using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Catalogue;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Authoring;

/// <summary>
/// An author plays a scenario from any moment. Nothing is kept: the address holds where it began and every step, so that going back undoes one, and a
/// colleague who is sent the address sees the same.
/// </summary>
internal static class PreviewScenario
{
    public static void MapPreviewScenario(this IEndpointRouteBuilder routes) => routes.MapGet("/{module}/{activity:scenario}/play", Show);

    private static Results<RazorComponentResult<PreviewPage>, RazorComponentResult<PreviewErrorPage>, NotFound> Show(
        string module,
        string activity,
        HttpRequest request,
        ContentLibrary content,
        IStringLocalizer<TrainingText> text
    )
    {
        if (content.Current(module) is not { } version || version.Module.Find(activity) is not Scenario scenario)
            return TypedResults.NotFound();

        var reader = new PreviewReader(scenario, Preview.RootOf(scenario), version.Shared, text);
        var preview = reader.Read(request.Query);
        if (reader.Errors.Any)
            return new RazorComponentResult<PreviewErrorPage>(new { Preview = preview, reader.Errors })
            {
                StatusCode = StatusCodes.Status400BadRequest,
            };
        return new RazorComponentResult<PreviewPage>(
            new
            {
                Version = version,
                Preview = preview,
                Played = preview.Play(Languages.Current),
            }
        );
    }
}
