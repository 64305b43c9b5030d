using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Training.Catalogue;
using Training.Enrolments;
using Training.Guests;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>A visitor starts the taster without an account: as a guest, for as long as the browser stays open, a day at most without a page.</summary>
internal static class StartAsGuest
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static void MapStartAsGuest(this IEndpointRouteBuilder routes) =>
        routes.MapPost("guest", Submit).RequireRateLimiting(AccountLimits.GuestsByAddress);

    public static async Task<Results<RedirectHttpResult, NotFound>> Submit(
        [FromForm] Guid start,
        ContentLibrary content,
        OpenEnrolment open,
        AddGuest add,
        SignInManager<Learner> signIn,
        CurrentLearner current,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (content.Taster is not { } taster)
            return TypedResults.NotFound();
        if (current.IsSignedIn)
            return TypedResults.LocalRedirect($"~/modules/{taster.Module.Slug}");
        if (current.IsGuest && await open.FindAsync(taster.Module.Slug, ct) is { } enrolled)
            return TypedResults.LocalRedirect(Resume.At(enrolled));

        var guest = await add.RunAsync(start, taster, ct);
        var session = new AuthenticationProperties { IsPersistent = false, ExpiresUtc = clock.GetUtcNow() + Longest };
        await signIn.SignInAsync(guest, session);
        return TypedResults.LocalRedirect($"~/modules/{taster.Module.Taster[0].Id}");
    }
}
