using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Institutions.Members;

/// <summary>The roles that were ticked.</summary>
public sealed class RolesForm
{
    public string[]? Role { get; set; }
}

/// <summary>An admin says what a member may do, or ends their membership.</summary>
internal static class EditMember
{
    public static void MapEditMember(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("members/{member:guid}", Show);
        routes.MapPost("members/{member:guid}/roles", SetRoles).RequireRecentSignIn();
        routes.MapPost("members/{member:guid}/remove", Remove).RequireRecentSignIn();
    }

    private static async Task<Results<RazorComponentResult<MemberPage>, NotFound>> Show(
        Guid member,
        string? saved,
        ChangeMember change,
        CancellationToken ct
    ) => await change.FindAsync(member, ct) is { } found ? Page(found, new(), saved) : TypedResults.NotFound();

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

    private static FormErrors Errors(IStringLocalizer<TrainingText> text, string field, Refusal refusal)
    {
        var errors = new FormErrors();
        errors.Add(field, text[refusal.Text, refusal.Details]);
        return errors;
    }

    private static RazorComponentResult<MemberPage> Page(MemberDetails member, FormErrors errors, string? saved = null) =>
        new(
            new
            {
                Member = member,
                Errors = errors,
                Saved = saved,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
