using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Privacy.Consents;

namespace Training.Scenarios;

/// <summary>A learner gives others a link to one debrief, and takes it back. Whoever is signed in and holds the link reads it; nobody else does.</summary>
internal static class ShareDebrief
{
    public static void MapShareDebrief(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AttemptAddress.Template + "/share", Share);
        routes.MapPost(AttemptAddress.Template + "/share/withdrawal", Withdraw);
        routes.MapGet("/shared/debriefs/{token}", Show);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Share(
        [AsParameters] AttemptAddress at,
        [FromForm] string? name,
        TrainingDbContext db,
        CurrentLearner learner,
        KeepConsents consents,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await FindAsync(db, learner, at, ct) is not { } attempt)
            return TypedResults.NotFound();
        if (attempt.EndedAt is null)
            return TypedResults.LocalRedirect(attempt.Address);

        if (await db.Set<SharedDebrief>().SingleOrDefaultAsync(s => s.AttemptId == attempt.Id, ct) is { } shared)
            shared.ShowsName = name is not null;
        else
            db.Add(
                new SharedDebrief
                {
                    AttemptId = attempt.Id,
                    ShowsName = name is not null,
                    SharedAt = clock.GetUtcNow(),
                }
            );
        await consents.NoteAsync(learner.Id, ConsentPurpose.Debrief, isGiven: true, Languages.Current, ct);
        // A second click made the link: it is the one to give.
        await db.TrySaveAsync(ct);
        return ToShare(attempt);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Withdraw(
        [AsParameters] AttemptAddress at,
        TrainingDbContext db,
        CurrentLearner learner,
        KeepConsents consents,
        CancellationToken ct
    )
    {
        if (await FindAsync(db, learner, at, ct) is not { } attempt)
            return TypedResults.NotFound();
        await db.Set<SharedDebrief>().Where(s => s.AttemptId == attempt.Id).ExecuteDeleteAsync(ct);
        // The last link that is taken back takes the consent back with it.
        if (!await consents.SharesAsync(learner.Id, ct))
        {
            await consents.NoteAsync(learner.Id, ConsentPurpose.Debrief, isGiven: false, Languages.Current, ct);
            await db.SaveChangesAsync(ct);
        }
        return ToShare(attempt);
    }

    private static async Task<Results<RazorComponentResult<SharedDebriefPage>, NotFound>> Show(
        string token,
        OpenAttempt open,
        TrainingDbContext db,
        CurrentLearner learner,
        HttpResponse response,
        CancellationToken ct
    )
    {
        response.Headers["X-Robots-Tag"] = "noindex";
        if (await db.Set<SharedDebrief>().AsNoTracking().SingleOrDefaultAsync(s => s.Token == token, ct) is not { } shared)
            return TypedResults.NotFound();
        var attempt = await db.Set<ScenarioAttempt>().AsNoTracking().Include(a => a.Steps).SingleAsync(a => a.Id == shared.AttemptId, ct);
        if (await open.PlayAsync(attempt, ct) is not { } session)
            return TypedResults.NotFound();

        return new RazorComponentResult<SharedDebriefPage>(
            new
            {
                Debrief = new Debrief(session, [], null),
                Name = shared.ShowsName ? await NameAsync(db, attempt.LearnerId, ct) : null,
                IsOwn = attempt.LearnerId == learner.Id,
            }
        );
    }

    private static Task<ScenarioAttempt?> FindAsync(TrainingDbContext db, CurrentLearner learner, AttemptAddress at, CancellationToken ct)
    {
        var (id, activity) = (learner.Id, at.ActivityId);
        return db.Set<ScenarioAttempt>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                a => a.LearnerId == id && a.ActivityId == activity && a.IsPractice == at.IsPractice && a.Number == at.Number,
                ct
            );
    }

    private static async Task<string> NameAsync(TrainingDbContext db, Guid learner, CancellationToken ct)
    {
        var name = await db.Learners.Where(l => l.Id == learner).Select(l => new { l.GivenName, l.FamilyName }).SingleAsync(ct);
        return $"{name.GivenName} {name.FamilyName}".Trim();
    }

    private static RedirectHttpResult ToShare(ScenarioAttempt attempt) => TypedResults.LocalRedirect(attempt.Address + "/debrief#share");
}
