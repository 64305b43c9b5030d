using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Credentials.Certificates;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Pages;
using Training.Pages.Forms;

namespace Training.Credentials.Verification;

/// <summary>
/// Whoever holds a certificate’s file asks whether it is one that was handed out. Their browser tells its SHA-256; without script the file is sent,
/// and kept nowhere.
/// </summary>
internal static partial class CheckFile
{
    public const int MostBytes = 1024 * 1024;
    private const int MostBody = 4 * MostBytes;
    private const string Field = "file";

    public static void MapCheckFile(this IEndpointRouteBuilder codes)
    {
        codes.MapGet("/{code}/file", Tell);
        // Room for the file and what a form puts around it.
        codes.MapPost("/{code}/file", Receive).TakesUpTo(MostBody);
    }

    private static async Task<IResult> Tell(
        string code,
        string? sha256,
        HttpRequest request,
        TrainingDbContext db,
        InstitutionDirectory issuers,
        TimeProvider clock,
        Links links,
        CancellationToken ct
    )
    {
        if (await AwardedCredentials.FindAsync(db, code, ct) is not { } credential)
            return VerifyCredential.NotFound(code, request);
        var hash = sha256?.ToLowerInvariant() ?? "";
        if (!Hash().IsMatch(hash))
            return TypedResults.LocalRedirect($"~/c/{credential.Code}#file-check");

        var (now, isKnown) = (clock.GetUtcNow(), await CertificateFiles.IsKnownAsync(db, credential, hash, ct));
        return request.WantsJson()
            ? AskedForJson.Answer(new VerifiedFile(hash, isKnown, VerifyCredential.Say(credential, now, links).State))
            : VerifyCredential.Page(credential, issuers, now, isKnown: isKnown);
    }

    private static async Task<IResult> Receive(
        string code,
        IFormFile? file,
        HttpRequest request,
        TrainingDbContext db,
        InstitutionDirectory issuers,
        IStringLocalizer<TrainingText> text,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await AwardedCredentials.FindAsync(db, code, ct) is not { } credential)
            return VerifyCredential.NotFound(code, request);
        var errors = new FormErrors();
        if (file is null or { Length: 0 })
            errors.Add(Field, text["Credential.File.Missing"]);
        else if (file.Length > MostBytes)
            errors.Add(Field, text["Credential.File.Large", MostBytes / 1024 / 1024]);
        else if (!await IsPdfAsync(file, ct))
            errors.Add(Field, text["Credential.File.Kind"]);
        if (errors.Any)
            return VerifyCredential.Page(credential, issuers, clock.GetUtcNow(), errors);

        await using var stream = file!.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
        return TypedResults.LocalRedirect($"~/c/{credential.Code}/file?sha256={hash}#file-check");
    }

    private static async Task<bool> IsPdfAsync(IFormFile file, CancellationToken ct)
    {
        var head = new byte[5];
        await using var stream = file.OpenReadStream();
        return await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct) == head.Length
            && head.AsSpan().SequenceEqual("%PDF-"u8);
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hash();
}
