using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;

namespace Training.Institutions.Invitations;

/// <summary>What the button to send an invitation again carries.</summary>
public sealed class SendAgainForm
{
    /// <summary>When the page says that it was sent, in ticks.</summary>
    public long Sent { get; set; }
}

/// <summary>An admin has an invitation sent again, or takes it back.</summary>
internal static class ChangeInvitation
{
    private const string List = "~/institution/invitations?saved=";

    public static void MapChangeInvitation(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("invitations/{invitation:guid}/send", Send);
        routes.MapPost("invitations/{invitation:guid}/withdraw", Withdraw);
    }

    private static async Task<RedirectHttpResult> Send(
        Guid invitation,
        [FromForm] SendAgainForm form,
        InvitationLetter letters,
        TrainingDbContext db,
        CurrentLearner asking,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await FindAsync(invitation, db, ct) is not { } found)
            return TypedResults.LocalRedirect(List + "gone");
        // A second click still speaks of the letter before.
        if (found.InvitedAt.UtcTicks == form.Sent)
        {
            var before = found.InvitedAt;
            found.Renew(clock.GetUtcNow(), asking.IdIfSignedIn);
            await letters.AddAsync(found, found.Email.ToLowerInvariant(), before, ct);
            await db.TrySaveAsync(ct);
        }
        return TypedResults.LocalRedirect(List + "sent");
    }

    private static async Task<RedirectHttpResult> Withdraw(Guid invitation, TrainingDbContext db, CancellationToken ct)
    {
        if (await FindAsync(invitation, db, ct) is not { } found)
            return TypedResults.LocalRedirect(List + "gone");
        db.Remove(found);
        await db.TrySaveAsync(ct);
        return TypedResults.LocalRedirect(List + "withdrawn");
    }

    // Whether it was taken back before, accepted meanwhile, or never was here, is all the same to the list.
    private static Task<Invitation?> FindAsync(Guid id, TrainingDbContext db, CancellationToken ct) =>
        db.Set<Invitation>().SingleOrDefaultAsync(i => i.Id == id && i.AcceptedAt == null, ct);
}
