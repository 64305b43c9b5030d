using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Institutions.Invitations;

/// <summary>Whom an admin invites.</summary>
public sealed class InviteForm
{
    public string? Email { get; set; }
    public string? GivenName { get; set; }
    public string? FamilyName { get; set; }
    public string? Language { get; set; }
    public string? Role { get; set; }
}

/// <summary>The invitations that wait for an answer, a page of them.</summary>
public sealed record InvitationList(IReadOnlyList<Invitation> Rows, int Count, int Page, DateTimeOffset Now)
{
    public const int PageSize = 50;
}

/// <summary>An admin invites someone, and sees who has not answered yet.</summary>
internal static class BrowseInvitations
{
    public static void MapBrowseInvitations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("invitations", Show);
        routes.MapPost("invitations", Invite).RequireRecentSignIn();
    }

    private static async Task<RazorComponentResult<InvitationsPage>> Show(
        int? page,
        string? saved,
        int? count,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    ) => Page(await ListAsync(page, db, clock, ct), new InviteForm { Language = Languages.Current.Code() }, new(), saved, count);

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<InvitationsPage>>> Invite(
        [FromForm] InviteForm form,
        InviteMembers invite,
        TrainingDbContext db,
        TimeProvider clock,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var outcome = (await invite.InviteAsync([Read(form)], ct))[0];
        if (outcome.IsWritten())
            return TypedResults.LocalRedirect("~/institution/invitations?saved=invited&count=1");
        var errors = new FormErrors();
        errors.Add(Field(outcome), text["Invitations.Outcome." + outcome]);
        return Page(await ListAsync(1, db, clock, ct), form, errors);
    }

    private static Invitee Read(InviteForm form) =>
        new(
            form.Email?.Trim() ?? "",
            form.GivenName ?? "",
            form.FamilyName ?? "",
            Languages.Find(form.Language) ?? Languages.Current,
            Roles.Find(form.Role),
            string.IsNullOrEmpty(form.Role) || Roles.Find(form.Role) is not null ? null : InviteOutcome.RoleUnknown
        );

    private static string Field(InviteOutcome outcome) =>
        outcome switch
        {
            InviteOutcome.NameLong => "givenName",
            InviteOutcome.RoleUnknown => "role",
            _ => "email",
        };

    private static async Task<InvitationList> ListAsync(int? page, TrainingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var pending = db.Set<Invitation>().AsNoTracking().Where(i => i.AcceptedAt == null);
        var count = await pending.CountAsync(ct);
        var number = Paging.Within(page, count, InvitationList.PageSize);
        var rows = await pending
            .OrderByDescending(i => i.InvitedAt)
            .ThenBy(i => i.Email)
            .Skip((number - 1) * InvitationList.PageSize)
            .Take(InvitationList.PageSize)
            .ToListAsync(ct);
        return new(rows, count, number, clock.GetUtcNow());
    }

    private static RazorComponentResult<InvitationsPage> Page(
        InvitationList list,
        InviteForm form,
        FormErrors errors,
        string? saved = null,
        int? count = null
    ) =>
        new(
            new
            {
                List = list,
                Form = form,
                Errors = errors,
                Saved = saved,
                SavedCount = count ?? 0,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
