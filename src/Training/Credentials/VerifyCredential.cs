using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Credentials.Certificates;
using Training.Credentials.Keys;
using Training.Credentials.Verification;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Pages;
using Training.Pages.Forms;

namespace Training.Credentials;

/// <summary>Anyone who was given a code sees what it certifies and whether it still stands. No account is needed.</summary>
internal static class VerifyCredential
{
    public static void MapVerifyCredential(this IEndpointRouteBuilder routes)
    {
        // Certificates are found by their code, never by a search engine.
        var codes = routes.MapGroup("/c").AddEndpointFilter(HideFromSearch).RequireRateLimiting(VerificationLimits.ByAddress);
        codes.MapGet("", Look);
        codes.MapGet("/{code}", Show);
        codes.MapGet("/{code}/pdf", Print);
        codes.MapCheckFile();
    }

    /// <summary>The page of a credential.</summary>
    /// <param name="isKnown">Whether a file that was asked about was handed out for it.</param>
    public static RazorComponentResult<CredentialPage> Page(
        Credential credential,
        InstitutionDirectory issuers,
        DateTimeOffset now,
        FormErrors? errors = null,
        bool? isKnown = null
    ) =>
        new(
            new
            {
                Credential = credential,
                Zone = ZoneOf(credential, issuers),
                Now = now,
                Errors = errors,
                IsKnown = isKnown,
            }
        )
        {
            StatusCode = errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    public static VerifiedCredential Say(Credential credential, DateTimeOffset now, Links links) =>
        VerifiedCredential.Of(credential, now, code => links.Absolute($"~/c/{code}"));

    public static IResult NotFound(string code, HttpRequest request) =>
        request.WantsJson() ? TypedResults.Problem(statusCode: StatusCodes.Status404NotFound) : NotFound(code);

    private static Results<RazorComponentResult<FindCredentialPage>, RedirectHttpResult> Look(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
            return new RazorComponentResult<FindCredentialPage>();
        return CredentialCode.Read(code) is { } read ? TypedResults.LocalRedirect($"~/c/{read}") : NotFound(code);
    }

    private static async Task<IResult> Show(
        string code,
        HttpContext http,
        TrainingDbContext db,
        InstitutionDirectory issuers,
        Links links,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        http.Response.Headers.AppendCommaSeparatedValues("Vary", "Accept");
        if (await AwardedCredentials.FindAsync(db, code, ct) is not { } credential)
            return NotFound(code, http.Request);
        var now = clock.GetUtcNow();
        if (!http.Request.WantsJson())
            return Page(credential, issuers, now);
        // What it says now may be otherwise in a second.
        http.Response.Headers.CacheControl = "no-store";
        return AskedForJson.Answer(Say(credential, now, links));
    }

    private static async Task<Results<FileContentHttpResult, RedirectHttpResult, RazorComponentResult<FindCredentialPage>>> Print(
        string code,
        string? lang,
        TrainingDbContext db,
        InstitutionDirectory issuers,
        IssuerIdentity identity,
        Links links,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await AwardedCredentials.FindAsync(db, code, ct) is not { } credential)
            return NotFound(code);
        // What no longer stands is not printed any more; its page says why.
        var now = clock.GetUtcNow();
        if (!CredentialStanding.Of(credential, now).Stands)
            return TypedResults.LocalRedirect($"~/c/{credential.Code}");

        var language = Languages.Find(lang) ?? Languages.Current;
        var pdf = CertificatePdf.Write(
            credential,
            language,
            AddressOf(credential, issuers, identity, links),
            await PrintedLogo.OfAsync(db, credential, ct),
            ZoneOf(credential, issuers)
        );
        await CertificateFiles.RecordAsync(db, credential, pdf, now, ct);
        var fileName = ResourceText.In(language, "Credential.FileName", credential.Module);
        return TypedResults.File(pdf, "application/pdf", fileName);
    }

    private static RazorComponentResult<FindCredentialPage> NotFound(string code) =>
        new(new { Typed = code }) { StatusCode = StatusCodes.Status404NotFound };

    // The issuer’s own, from whichever institution’s site it is printed.
    private static string AddressOf(Credential credential, InstitutionDirectory issuers, IssuerIdentity identity, Links links) =>
        issuers.Find(credential.InstitutionId) is { } issuer
            ? $"{identity.Root(issuer)}/c/{credential.Code}"
            : links.Absolute($"~/c/{credential.Code}");

    private static TimeZoneInfo ZoneOf(Credential credential, InstitutionDirectory issuers) =>
        issuers.Find(credential.InstitutionId) is { } issuer && TimeZones.Find(issuer.TimeZone) is { } zone ? zone : Dates.Zone;

    private static ValueTask<object?> HideFromSearch(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        return next(context);
    }
}
