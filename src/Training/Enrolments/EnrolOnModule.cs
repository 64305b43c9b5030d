using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Catalogue;
using Training.Data;
using Training.Institutions;
using Training.Learners;

namespace Training.Enrolments;

/// <summary>A learner starts a module, on the version of their running course, else on the one of that moment.</summary>
internal static class EnrolOnModule
{
    /// <summary>The activity that one would rather begin with.</summary>
    public const string First = "first";

    public static void MapEnrolOnModule(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/modules/{module}/enrol", Enrol).RequireAuthorization(TrainingPolicies.Learner);

    private static async Task<Results<RedirectHttpResult, NotFound>> Enrol(
        string module,
        IFormCollection form,
        ContentLibrary content,
        OpenEnrolment open,
        TrainingDbContext db,
        CurrentLearner learner,
        InstitutionTime time,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(module, ct) is { } enrolled)
            return TypedResults.LocalRedirect(Where(enrolled, form));
        var pinned = await PinnedVersion.FindAsync(db, learner.Id, module, time.Today, ct);
        if ((pinned is null ? content.Current(module) : await content.GetAsync(pinned, ct)) is not { } version)
            return TypedResults.NotFound();
        // Its page says why.
        if (pinned is null && content.IsWithdrawn(module))
            return TypedResults.LocalRedirect($"~/modules/{module}");

        var now = time.Now;
        var enrolment = new Enrolment
        {
            LearnerId = learner.Id,
            Module = module,
            ContentHash = version.Hash,
            EnrolledAt = now,
            LastSeenAt = now,
        };
        db.Add(enrolment);
        // A second click that lost the race did what this one wanted.
        await db.TrySaveAsync(ct);
        return TypedResults.LocalRedirect(Where(new(enrolment, version), form));
    }

    private static string Where(EnrolledModule enrolled, IFormCollection form) =>
        enrolled.Module.Find(form[First].ToString()) is { } first ? $"~/modules/{first.Id}" : Resume.At(enrolled);
}
