using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Credentials.Registrar;

/// <summary>Why a registrar does something to a credential, as its holder and whoever verifies it read.</summary>
public sealed class ReasonForm
{
    public string? Reason { get; set; }
}

/// <summary>A registrar opens a credential, and suspends it, lets it stand again or revokes it.</summary>
internal static class KeepRegistered
{
    public static void MapKeepRegistered(this IEndpointRouteBuilder routes)
    {
        var one = routes.MapGroup("/credentials/{code}");
        one.MapGet("", Show);
        Map(one, CredentialEventKind.Suspended);
        Map(one, CredentialEventKind.Resumed);
        Map(one, CredentialEventKind.Revoked);
    }

    public static string Address(Credential credential) => $"~/registrar/credentials/{credential.Code}";

    /// <summary>The name of an act in addresses and forms.</summary>
    public static string NameOf(CredentialEventKind act) => act.ToString().ToLowerInvariant();

    private static void Map(RouteGroupBuilder one, CredentialEventKind act) =>
        one.MapPost(
                NameOf(act),
                (
                    string code,
                    [FromForm] ReasonForm form,
                    OpenRegister register,
                    ChangeStanding change,
                    IStringLocalizer<TrainingText> text,
                    CancellationToken ct
                ) => DoAsync(act, code, form, register, change, text, ct)
            )
            .RequireRecentSignIn();

    private static async Task<Results<RazorComponentResult<RegisteredPage>, NotFound>> Show(
        string code,
        string? saved,
        OpenRegister register,
        CancellationToken ct
    ) => await register.ReadAsync(code, ct) is { } found ? Page(found, new(), saved: saved) : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<RegisteredPage>, NotFound>> DoAsync(
        CredentialEventKind act,
        string code,
        ReasonForm form,
        OpenRegister register,
        ChangeStanding change,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await register.ReadAsync(code, ct) is not { } found)
            return TypedResults.NotFound();
        var done = TypedResults.LocalRedirect($"{Address(found.Credential)}?saved={NameOf(act)}");
        if (ChangeStanding.IsDone(found.Credential, act))
            return done;

        var draft = new RegisteredDraft { Act = act, Reason = (form.Reason ?? "").Trim() };
        var errors = Check(draft, text);
        if (errors.Any)
            return Page(found, errors, draft);
        if (await change.RunAsync(found.Credential, act, draft.Reason, ct))
            return done;

        // Someone else did something meanwhile: the same, or what forbids it.
        found = (await register.ReadAsync(code, ct))!;
        return ChangeStanding.IsDone(found.Credential, act) ? done : Page(found, errors, draft, isOvertaken: true);
    }

    private static FormErrors Check(RegisteredDraft draft, IStringLocalizer<TrainingText> text)
    {
        var errors = new FormErrors();
        // That it stands again needs no excuse.
        if (draft.Reason.Length == 0 && draft.Act != CredentialEventKind.Resumed)
            errors.Add($"reason-{NameOf(draft.Act)}", text["Registrar.Reason.Missing"]);
        else if (draft.Reason.Length > Credential.ReasonLength)
            errors.Add($"reason-{NameOf(draft.Act)}", text["Registrar.Reason.Long", Credential.ReasonLength]);
        return errors;
    }

    public static RazorComponentResult<RegisteredPage> Page(
        RegisteredCredential found,
        FormErrors errors,
        RegisteredDraft? draft = null,
        bool isOvertaken = false,
        string? saved = null
    ) =>
        new(
            new
            {
                Found = found,
                Errors = errors,
                Draft = draft ?? new(),
                IsOvertaken = isOvertaken,
                Saved = saved,
            }
        )
        {
            StatusCode =
                errors.Any ? StatusCodes.Status422UnprocessableEntity
                : isOvertaken ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}

/// <summary>What was typed into one of the forms of a credential’s page, when it comes back.</summary>
public sealed record RegisteredDraft
{
    public CredentialEventKind Act { get; init; }
    public string Reason { get; init; } = "";
    public string? Name { get; init; }
}
