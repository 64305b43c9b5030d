using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Learners;
using Training.Outbox;

namespace Training.Operations;

/// <summary>An operator sees what the outbox holds and what failed, and has it tried again or drops it.</summary>
internal static class SeeToOutbox
{
    public static void MapSeeToOutbox(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/outbox", Show);
        routes.MapPost("/outbox/{id:guid}/retry", Retry).RequireRecentSignIn();
        routes.MapPost("/outbox/{id:guid}/drop", Drop).RequireRecentSignIn();
    }

    private static async Task<RazorComponentResult<OutboxPage>> Show(
        string? after,
        CountOutbox outbox,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        new(
            new
            {
                Counts = await outbox.CountAsync(ct),
                Failed = await outbox.FailedAsync(ct),
                Waiting = await outbox.WaitingAsync(ct),
                Now = clock.GetUtcNow(),
                After = after,
            }
        );

    private static async Task<Results<RedirectHttpResult, NotFound>> Retry(
        Guid id,
        MendOutbox outbox,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        if (!await outbox.ExistsAsync(id, ct))
            return TypedResults.NotFound();
        // Pressed twice, or by two people: once.
        await outbox.RetryAsync(id, learner.Id, ct);
        return TypedResults.LocalRedirect("~/operations/outbox?after=retry");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Drop(
        Guid id,
        MendOutbox outbox,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        if (!await outbox.ExistsAsync(id, ct))
            return TypedResults.NotFound();
        await outbox.DropAsync(id, learner.Id, ct);
        return TypedResults.LocalRedirect("~/operations/outbox?after=drop");
    }
}
