using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Credentials.Certificates;
using Training.Data;
using Training.Localization;
using Training.Pages;

namespace Training.Credentials;

/// <summary>Anyone who was given a code sees what it certifies and whether it still stands. No account is needed.</summary>
internal static class VerifyCredential
{
    public static void MapVerifyCredential(this IEndpointRouteBuilder routes)
    {
        // Certificates are found by their code, never by a search engine.
        var codes = routes.MapGroup("/c").AddEndpointFilter(HideFromSearch);
        codes.MapGet("", Look);
        codes.MapGet("/{code}", Show);
        codes.MapGet("/{code}/pdf", Print);
    }

    private static Results<RazorComponentResult<FindCredentialPage>, RedirectHttpResult> Look(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
            return new RazorComponentResult<FindCredentialPage>();
        return CredentialCode.Read(code) is { } read ? TypedResults.LocalRedirect($"~/c/{read}") : NotFound(code);
    }

    private static async Task<Results<RazorComponentResult<CredentialPage>, RazorComponentResult<FindCredentialPage>>> Show(
        string code,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await AwardedCredentials.FindAsync(db, code, ct) is not { } credential)
            return NotFound(code);
        return new RazorComponentResult<CredentialPage>(new { Credential = credential, Now = clock.GetUtcNow() });
    }

    private static async Task<Results<FileContentHttpResult, RedirectHttpResult, RazorComponentResult<FindCredentialPage>>> Print(
        string code,
        string? lang,
        TrainingDbContext db,
        Links links,
        CancellationToken ct
    )
    {
        if (await AwardedCredentials.FindAsync(db, code, ct) is not { } credential)
            return NotFound(code);
        // What no longer stands is not printed any more; its page says why.
        if (credential.State != CredentialState.Issued)
            return TypedResults.LocalRedirect($"~/c/{credential.Code}");

        var language = Languages.Find(lang) ?? Languages.Current;
        var pdf = CertificatePdf.Write(credential, language, links.Absolute($"~/c/{credential.Code}"));
        var fileName = ResourceText.In(language, "Credential.FileName", credential.Module);
        return TypedResults.File(pdf, "application/pdf", fileName);
    }

    private static RazorComponentResult<FindCredentialPage> NotFound(string code) =>
        new(new { Typed = code }) { StatusCode = StatusCodes.Status404NotFound };

    private static ValueTask<object?> HideFromSearch(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        return next(context);
    }
}
