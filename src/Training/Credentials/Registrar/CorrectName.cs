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

/// <summary>The name as it should have been.</summary>
public sealed class NameForm
{
    public string? Name { get; set; }
}

/// <summary>A registrar corrects the name on a credential: another one takes its place, with the same facts, and the first says so.</summary>
internal static class CorrectName
{
    public static void MapCorrectName(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/credentials/{code}/name", Submit).RequireRecentSignIn();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<RegisteredPage>, NotFound>> Submit(
        string code,
        [FromForm] NameForm form,
        OpenRegister register,
        ReplaceCredential replace,
        IStringLocalizer<TrainingText> text,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await register.ReadAsync(code, ct) is not { } found)
            return TypedResults.NotFound();
        var name = HolderName.Tidy(form.Name);
        if (await FindDoneAsync(found.Credential, name, register, ct) is { } before)
            return Done(before);

        var errors = HolderName.Check(name, text);
        if (!errors.Any && name == found.Credential.HolderName)
            errors.Add(HolderName.Field, text["Registrar.Name.Same"]);
        var draft = new RegisteredDraft { Act = CredentialEventKind.Corrected, Name = form.Name };
        if (errors.Any)
            return KeepRegistered.Page(found, errors, draft);

        var corrected = found.Credential.Successor(clock.GetUtcNow(), name, found.Credential.ExpiresAt);
        if (await replace.RunAsync(found.Credential, corrected, CredentialEventKind.Corrected, ct))
            return Done(corrected);
        found = (await register.ReadAsync(code, ct))!;
        return await FindDoneAsync(found.Credential, name, register, ct) is { } same
            ? Done(same)
            : KeepRegistered.Page(found, errors, draft, isOvertaken: true);
    }

    // A second click wanted what the first one did.
    private static async Task<Credential?> FindDoneAsync(Credential credential, string name, OpenRegister register, CancellationToken ct) =>
        credential.SupersededBy is { } code && await register.FindAsync(code, ct) is { } successor && successor.HolderName == name
            ? successor
            : null;

    private static RedirectHttpResult Done(Credential corrected) =>
        TypedResults.LocalRedirect(KeepRegistered.Address(corrected) + "?saved=corrected");
}
