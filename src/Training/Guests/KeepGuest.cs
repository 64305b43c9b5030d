using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;

namespace Training.Guests;

/// <summary>Remembers that a guest is still at it, when they do something: seven days after the last time, they are erased.</summary>
internal sealed class KeepGuest(TrainingDbContext db, CurrentLearner learner, TimeProvider clock) : IEndpointFilter
{
    // Days are counted: once an hour is enough.
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (learner.IsGuest && HttpMethods.IsPost(context.HttpContext.Request.Method))
            await RememberAsync(learner.Id, clock.GetUtcNow());
        return await next(context);
    }

    private Task<int> RememberAsync(Guid id, DateTimeOffset now)
    {
        var before = now - Often;
        return db
            .Learners.Where(l => l.Id == id && l.GuestSeenAt < before)
            .ExecuteUpdateAsync(change => change.SetProperty(l => l.GuestSeenAt, now));
    }
}
