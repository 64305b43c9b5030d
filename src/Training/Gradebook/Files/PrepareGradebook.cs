using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Pages;
using Training.Privacy.Auditing;

namespace Training.Gradebook.Files;

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
        [FromForm] string? id,
        [FromForm] string? format,
        OpenOffering open,
        FindFiles files,
        AddToOutbox outbox,
        Links links,
        CurrentLearner learner,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (!await open.Mine.AnyAsync(o => o.Id == offering, ct))
            return TypedResults.NotFound();
        if (!Guid.TryParse(id, out var file) || ReadFormat(format) is not { } kind)
            return TypedResults.NotFound();

        var address = $"~/teaching/offerings/{offering}/gradebook#files";
        // One of a kind at a time: whoever is impatient waits for the one that is being made.
        if (!await files.IsUnderwayAsync(offering, learner.Id, kind, ct))
        {
            var asked = new FileAsked(offering, learner.Id, kind, Languages.Current, links.Absolute(address));
            await outbox.AddAsync(FileAsked.Kind, new FileKey(offering, learner.Id, kind, file).Asked, asked, ct: ct);
            // A second click that lost the race finds that the first one asked for it.
            await db.TrySaveAsync(ct);
        }
        return TypedResults.LocalRedirect(address);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Download(
        Guid offering,
        Guid file,
        string format,
        OpenOffering open,
        FindFiles files,
        CurrentLearner learner,
        Audit audit,
        CancellationToken ct
    )
    {
        // Whoever teaches here no more gets no file either.
        if (
            ReadFormat(format) is not { } kind
            || !await open.Mine.AnyAsync(o => o.Id == offering, ct)
            || await files.ReadAsync(new(offering, learner.Id, kind, file), ct) is not { } ready
        )
            return TypedResults.NotFound();
        await audit.NoteReadAsync(AuditAction.GradebookExported, null, ct, offering.ToString());
        return TypedResults.File(ready.Bytes, GradebookFile.MediaType(ready.Format), ready.Name);
    }

    private static GradebookFormat? ReadFormat(string? format) =>
        Enum.TryParse<GradebookFormat>(format, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}
