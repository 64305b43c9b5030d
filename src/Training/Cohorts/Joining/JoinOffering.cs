using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Cohorts.Editing;
using Training.Cohorts.Seating;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Cohorts.Joining;

/// <summary>A learner joins an offering, from its page or with its code, and leaves it.</summary>
internal static class JoinOffering
{
    public static void MapJoinOffering(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/learning/courses/{offering:guid}/join", Join);
        routes.MapPost("/learning/courses/{offering:guid}/leave", Leave);
        routes.MapGet("/join/course", () => Page("", new()));
        routes.MapPost("/join/course", JoinByCode);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Join(
        Guid offering,
        TrainingDbContext db,
        Admit admit,
        TakeSeat seats,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        if (await FindAsync(db, o => o.Id == offering && o.Admission == Admission.Self, ct) is not { } found)
            return TypedResults.NotFound();
        // The page says why not, if not.
        if (await admit.CheckAsync(found, learner.Id, ct) is null)
            await seats.AddAsync(found, [learner.Id], ct);
        return TypedResults.LocalRedirect($"~/learning/courses/{offering}");
    }

    private static async Task<Results<RazorComponentResult<JoinByCodePage>, RedirectHttpResult>> JoinByCode(
        [FromForm] string? code,
        TrainingDbContext db,
        Admit admit,
        TakeSeat seats,
        IStringLocalizer<TrainingText> texts,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        var read = AdmissionCode.Read(code ?? "");
        var errors = new FormErrors();
        if (read.Length == 0)
            errors.Add("code", texts["Join.Code.Missing"]);
        else if (await FindAsync(db, o => o.Code == read && o.Admission == Admission.Code, ct) is not { } found)
            errors.Add("code", texts["Join.Code.Unknown"]);
        else if (await IsSeatedAsync(db, found.Id, learner.Id, ct))
            return TypedResults.LocalRedirect($"~/learning/courses/{found.Id}");
        else if (await admit.CheckAsync(found, learner.Id, ct) is { } refusal)
            errors.Add("code", texts[refusal.Text, refusal.Details]);
        else
        {
            await seats.AddAsync(found, [learner.Id], ct);
            return TypedResults.LocalRedirect($"~/learning/courses/{found.Id}");
        }
        return Page(code ?? "", errors);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Leave(
        Guid offering,
        TrainingDbContext db,
        TakeSeat seats,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        if (!await db.Set<Seat>().AnyAsync(s => s.OfferingId == offering && s.LearnerId == learner.Id, ct))
            return TypedResults.NotFound();
        await seats.LeaveAsync(offering, learner.Id, ct);
        return TypedResults.LocalRedirect("~/learning");
    }

    private static Task<Offering?> FindAsync(
        TrainingDbContext db,
        System.Linq.Expressions.Expression<Func<Offering, bool>> which,
        CancellationToken ct
    ) => db.Set<Offering>().AsNoTracking().Include(o => o.Course).Include(o => o.Modules).AsSplitQuery().SingleOrDefaultAsync(which, ct);

    private static Task<bool> IsSeatedAsync(TrainingDbContext db, Guid offering, Guid learner, CancellationToken ct) =>
        db.Set<Seat>().AnyAsync(s => s.OfferingId == offering && s.LearnerId == learner && s.LeftAt == null, ct);

    private static RazorComponentResult<JoinByCodePage> Page(string code, FormErrors errors) =>
        new(new { Code = code, Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
