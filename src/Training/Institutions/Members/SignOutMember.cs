using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Pages;
using Training.Privacy.Auditing;

namespace Training.Institutions.Members;

/// <summary>An admin signs a member out of every device: one was lost, or someone else seems to be in the account. The person is told by letter.</summary>
internal static class SignOutMember
{
    public static void MapSignOutMember(this IEndpointRouteBuilder routes) =>
        routes.MapPost("members/{member:guid}/sign-out", Submit).RequireRecentSignIn();

    private static async Task<Results<RedirectHttpResult, NotFound>> Submit(
        Guid member,
        ChangeMember members,
        SignInSessions sessions,
        SignedOutLetter letter,
        TrainingDbContext db,
        Audit audit,
        CancellationToken ct
    )
    {
        if (await members.FindAsync(member, ct) is null)
            return TypedResults.NotFound();
        await sessions.EndAllAsync(
            member,
            async () =>
            {
                // Browsers that were trusted with the second step are trusted no more.
                var learner = await db.Learners.SingleAsync(l => l.Id == member, ct);
                learner.SecurityStamp = Guid.NewGuid().ToString("N");
                learner.ConcurrencyStamp = Guid.NewGuid().ToString();
                if (await letter.AskAsync(learner, ct))
                    audit.Note(AuditAction.MemberSignedOut, member);
            },
            ct
        );
        return TypedResults.LocalRedirect($"~/institution/members/{member}?saved=signed-out");
    }
}

/// <summary>Tells someone that an admin signed their devices out.</summary>
internal sealed class SignedOutLetter(
    AddToOutbox outbox,
    CurrentInstitution institution,
    AccountLinks account,
    Links links,
    TimeProvider clock
)
{
    /// <returns>False when it was asked for within the same minute: the button was pressed twice.</returns>
    public Task<bool> AskAsync(Learner learner, CancellationToken ct)
    {
        var name = institution.Details.Name(learner.Language);
        string Say(string key, params object[] said) => ResourceText.In(learner.Language, "Letter." + key, said);

        return outbox.AddAsync(
            OutboxLetter.Kind,
            string.Create(CultureInfo.InvariantCulture, $"signed-out-{learner.Id:N}-{clock.GetUtcNow():yyyyMMddHHmm}"),
            new OutboxLetter(
                learner.Email!,
                learner.Language,
                Say("SignedOut.Subject"),
                Say("Greeting", learner.GivenName),
                [Say("SignedOut.Text", name), Say("SignedOut.Then")],
                Say("SignedOut.Action"),
                links.Absolute(account.SignIn),
                Say("Closing", name)
            ),
            ct: ct
        );
    }
}
