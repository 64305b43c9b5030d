using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Files;
using Training.Privacy.Auditing;

namespace Training.Gradebook;

/// <summary>An instructor has a large cohort’s gradebook made into a file, sees when it is ready, and downloads it.</summary>
internal static class PrepareGradebook
{
    public static void MapPrepareGradebook(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/gradebook/files", Ask);
        routes.MapGet("/gradebook/files/{file:guid}/{format}", Download);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Ask(
        Guid offering,
        [FromForm] FileForm form,
        OpenOffering open,
        AskForFile files,
        CancellationToken ct
    ) =>
        await open.Mine.AnyAsync(o => o.Id == offering, ct)
            ? await files.AskAsync(GradebookFile.Of(offering), form, $"~/teaching/offerings/{offering}/gradebook#files", ct)
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> Download(
        Guid offering,
        Guid file,
        string format,
        OpenOffering open,
        AskForFile files,
        CancellationToken ct
    ) =>
        // Whoever teaches here no more gets no file either.
        await open.Mine.AnyAsync(o => o.Id == offering, ct)
            ? await files.GiveAsync(GradebookFile.Of(offering), file, format, AuditAction.GradebookExported, offering.ToString(), ct)
            : TypedResults.NotFound();
}
