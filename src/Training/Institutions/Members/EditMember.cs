using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Privacy.Auditing;

namespace Training.Institutions.Members;

/// <summary>The roles that were ticked.</summary>
public sealed class RolesForm
{
    public string[]? Role { get; set; }
}

/// <summary>Until when the registrar’s role is lent.</summary>
public sealed class LendForm
{
    public string? Until { get; set; }
}

/// <summary>An admin says what a member may do, for good or until a day, or ends their membership.</summary>
internal static class EditMember
{
    public static void MapEditMember(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("members/{member:guid}", Show);
        routes.MapPost("members/{member:guid}/roles", SetRoles).RequireRecentSignIn();
        routes.MapPost("members/{member:guid}/lend", Lend).RequireRecentSignIn();
        routes.MapPost("members/{member:guid}/lend/end", TakeBack);
        routes.MapPost("members/{member:guid}/remove", Remove).RequireRecentSignIn();
    }

    private static async Task<Results<RazorComponentResult<MemberPage>, NotFound>> Show(
        Guid member,
        string? saved,
        ChangeMember change,
        Audit audit,
        CancellationToken ct
    )
    {
        if (await change.FindAsync(member, ct) is not { } found)
            return TypedResults.NotFound();
        await audit.NoteReadAsync(AuditAction.MemberRead, member, ct);
        return Page(found, new(), saved);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<MemberPage>, NotFound>> SetRoles(
        Guid member,
        [FromForm] RolesForm form,
        ChangeMember change,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await change.FindAsync(member, ct) is not { } found)
            return TypedResults.NotFound();
        Role[] roles = [.. (form.Role ?? []).Select(Roles.Find).OfType<Role>()];
        return await change.SetRolesAsync(member, roles, ct) is { } refusal
            ? Page(found, Errors(text, "roles", refusal))
            : TypedResults.LocalRedirect($"~/institution/members/{member}?saved=roles");
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<MemberPage>, NotFound>> Remove(
        Guid member,
        ChangeMember change,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await change.FindAsync(member, ct) is not { } found)
            return TypedResults.NotFound();
        return await change.RemoveAsync(member, ct) is { } refusal
            ? Page(found, Errors(text, "remove", refusal))
            : TypedResults.LocalRedirect("~/institution/members?saved=removed");
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<MemberPage>, NotFound>> Lend(
        Guid member,
        [FromForm] LendForm form,
        ChangeMember change,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await change.FindAsync(member, ct) is not { } found)
            return TypedResults.NotFound();
        var refusal = InstitutionTime.ReadDay(form.Until ?? "") is { } until
            ? await change.LendAsync(member, until, ct)
            : new Refusal("Members.Lend.Day");
        return refusal is not null
            ? Page(found, Errors(text, "until", refusal), until: form.Until)
            : TypedResults.LocalRedirect($"~/institution/members/{member}?saved=lent");
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<MemberPage>, NotFound>> TakeBack(
        Guid member,
        ChangeMember change,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await change.FindAsync(member, ct) is not { } found)
            return TypedResults.NotFound();
        return await change.TakeBackAsync(member, ct) is { } refusal
            ? Page(found, Errors(text, "until", refusal))
            : TypedResults.LocalRedirect($"~/institution/members/{member}?saved=back");
    }

    private static FormErrors Errors(IStringLocalizer<TrainingText> text, string field, Refusal refusal)
    {
        var errors = new FormErrors();
        errors.Add(field, text[refusal.Text, refusal.Details]);
        return errors;
    }

    private static RazorComponentResult<MemberPage> Page(
        MemberDetails member,
        FormErrors errors,
        string? saved = null,
        string? until = null
    ) =>
        new(
            new
            {
                Member = member,
                Errors = errors,
                Saved = saved,
                Until = until,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
