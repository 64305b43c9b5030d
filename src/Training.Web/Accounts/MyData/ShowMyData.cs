using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Privacy;
using Training.Privacy.Consents;
using Training.Privacy.Erasure;
using Training.Privacy.Export;

namespace Training.Web.Accounts.MyData;

/// <summary>What someone sees of what is kept about them.</summary>
/// <param name="Trail">The newest lines of who read or changed what about them.</param>
/// <param name="Waiting">The erasure that waits for its day.</param>
public sealed record MyDataDetails(
    Learner Learner,
    IReadOnlyList<AuditLine> Trail,
    IReadOnlyList<ConsentState> Consents,
    ErasureRequest? Waiting
);

/// <summary>Someone sees what is kept about them and who read it, and takes it all away in one archive.</summary>
internal static class ShowMyData
{
    public const string Address = "~/account/my-data";

    /// <summary>The page shows the newest lines; the archive has them all.</summary>
    public const int MostLines = 30;

    public static void MapShowMyData(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("my-data", Show);
        // All there is about someone: a browser that was left open is not enough.
        routes.MapGet("my-data/export", Give).RequireRecentSignIn();
    }

    public static async Task<Results<RazorComponentResult<MyDataPage>, NotFound>> Show(
        string? saved,
        UserManager<Learner> learners,
        CurrentLearner current,
        TrainingDbContext db,
        KeepConsents consents,
        AskForErasure erasure,
        CancellationToken ct
    ) =>
        await learners.FindByIdAsync(current.Id.ToString()) is { } learner
            ? await PageAsync(learner, db, consents, erasure, new(), saved, ct)
            : TypedResults.NotFound();

    public static async Task<Results<PushStreamHttpResult, NotFound>> Give(
        UserManager<Learner> learners,
        CurrentLearner current,
        PersonalFiles files,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        if (await learners.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        response.Headers.CacheControl = "no-store";
        var now = clock.GetUtcNow();
        var name = $"{ResourceText.In(learner.Language, "MyData.Archive")}-{now.ToLocalDay():yyyy-MM-dd}.zip";
        return TypedResults.Stream(stream => files.WriteAsync(learner, stream, now, ct), "application/zip", name);
    }

    public static async Task<RazorComponentResult<MyDataPage>> PageAsync(
        Learner learner,
        TrainingDbContext db,
        KeepConsents consents,
        AskForErasure erasure,
        FormErrors errors,
        string? saved,
        CancellationToken ct
    ) =>
        new(
            new
            {
                Details = new MyDataDetails(
                    learner,
                    await PersonalData.AuditByOthers(db, learner.Id).Take(MostLines).ToListAsync(ct),
                    await consents.OfAsync(learner, ct),
                    await erasure.WaitingAsync(learner.Id, ct)
                ),
                Errors = errors,
                Saved = saved,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
