using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Institutions.Members;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Privacy.Erasure;

/// <summary>Why a member’s account is to be erased.</summary>
public sealed class EraseMemberForm
{
    public string? Reason { get; set; }
}

/// <summary>An admin asks that a member’s data be erased, who belongs to no other institution, or takes it back. The person is told, and may take it back too.</summary>
internal static class EraseMember
{
    private const int ReasonLength = 300;

    public static void MapEraseMember(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("members/{member:guid}/erasure", Show);
        routes.MapPost("members/{member:guid}/erasure", Ask).RequireRecentSignIn();
        routes.MapPost("members/{member:guid}/erasure/cancel", Cancel);
    }

    private static async Task<Results<RazorComponentResult<EraseMemberPage>, NotFound>> Show(
        Guid member,
        ChangeMember members,
        AskForErasure erasure,
        CancellationToken ct
    ) => await members.FindAsync(member, ct) is { } found ? await PageAsync(found, new(), new(), erasure, ct) : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<EraseMemberPage>, NotFound>> Ask(
        Guid member,
        [FromForm] EraseMemberForm form,
        ChangeMember members,
        AskForErasure erasure,
        CurrentLearner admin,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        // Of one’s own account it is the password that is asked, on one’s own page.
        if (await members.FindAsync(member, ct) is not { } found || member == admin.Id)
            return TypedResults.NotFound();
        var errors = new FormErrors();
        var reason = (form.Reason ?? "").Trim();
        if (reason.Length == 0)
            errors.Add("reason", text["Erasure.Reason.Missing"]);
        else if (reason.Length > ReasonLength)
            errors.Add("reason", text["Erasure.Reason.TooLong", ReasonLength]);
        // What an admin can’t take away by removing them, erasing would take away too.
        else if (found.Roles.Any(role => !found.Offered.Contains(role)))
            errors.Add("reason", text["Members.Remove.Operator"]);
        else if (await erasure.AskAsync(found.Learner, reason, ct) is { } refusal)
            errors.Add("reason", text[refusal]);
        return errors.Any
            ? await PageAsync(found, form, errors, erasure, ct)
            : TypedResults.LocalRedirect($"~/institution/members/{member}/erasure");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Cancel(
        Guid member,
        ChangeMember members,
        AskForErasure erasure,
        CancellationToken ct
    )
    {
        if (await members.FindAsync(member, ct) is null)
            return TypedResults.NotFound();
        // What the person asked for themselves is theirs to take back.
        if (await erasure.WaitingAsync(member, ct) is { } waiting && waiting.RequestedById != member)
            await erasure.CancelAsync(member, ct);
        return TypedResults.LocalRedirect($"~/institution/members/{member}/erasure");
    }

    private static async Task<RazorComponentResult<EraseMemberPage>> PageAsync(
        MemberDetails member,
        EraseMemberForm form,
        FormErrors errors,
        AskForErasure erasure,
        CancellationToken ct
    ) =>
        new(
            new
            {
                Member = member,
                Form = form,
                Errors = errors,
                Waiting = await erasure.WaitingAsync(member.Learner.Id, ct),
                IsElsewhere = await erasure.IsElsewhereAsync(member.Learner.Id, ct),
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
