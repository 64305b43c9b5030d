using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Content.Scenarios;
using Training.Enrolments;

namespace Training.Scenarios;

/// <summary>Before a first session, a learner sees what the screen will do, tries the buttons, and learns how to stop. Nothing is kept.</summary>
internal static class Rehearse
{
    public static void MapRehearse(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/modules/{module}/{activity:scenario}/rehearsal", Show);

    private static async Task<Results<RazorComponentResult<RehearsalPage>, RedirectHttpResult>> Show(
        string module,
        string activity,
        string? choice,
        string? act,
        string? timeout,
        int? after,
        OpenEnrolment open,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(module, ct) is not { } enrolled || enrolled.Find<Scenario>(activity) is not { } scenario)
            return TypedResults.LocalRedirect($"~/modules/{module}");

        StepKind? tried =
            choice is not null ? StepKind.Choice
            : act is not null ? StepKind.Act
            : timeout is not null ? StepKind.Timeout
            : null;
        return new RazorComponentResult<RehearsalPage>(
            new
            {
                Enrolled = enrolled,
                Scenario = scenario,
                Tried = tried,
                Tries = Math.Clamp(after ?? 0, 0, 999),
            }
        );
    }
}
