using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Content.Files;
using Training.Credentials.Certificates;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Pages;
using Training.Privacy.Auditing;

namespace Training.Credentials.Registrar;

/// <summary>
/// A registrar takes away the printed certificates of what they ticked, or of what a search finds, in one archive. It is written as it is read, some at
/// a time. Only what stands is printed.
/// </summary>
internal static class DownloadCertificates
{
    private const int AtATime = 50;

    public static void MapDownloadCertificates(this IEndpointRouteBuilder routes) => routes.MapGet("certificates.zip", Give);

    private static async Task<PushStreamHttpResult> Give(
        string? q,
        string? module,
        string? state,
        string[]? code,
        TrainingDbContext db,
        CurrentInstitution institution,
        Audit audit,
        Links links,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var ticked = (code ?? []).Select(CredentialCode.Read).OfType<string>().Take(RegisterList.PageSize).ToList();
        var found =
            ticked.Count > 0
                ? db.Set<Credential>().Where(c => ticked.Contains(c.Code))
                : db.FindRegistered(RegisterSearch.Of(q, module, state), now);
        var ids = await found.WhoseStandingIs(StandingKind.Issued, now).Select(c => c.Id).ToListAsync(ct);
        await audit.NoteReadAsync(AuditAction.CredentialsExported, null, ct, ids.Count.ToString(CultureInfo.InvariantCulture));
        var language = Languages.Current;
        var name = FormattableString.Invariant($"{institution.Details.Slug}-{now.ToLocalDay():yyyy-MM-dd}.zip");
        return TypedResults.Stream(body => WriteAsync(body, ids, db, language, links, now, ct), "application/zip", name);
    }

    private static async Task WriteAsync(
        Stream body,
        List<Guid> ids,
        TrainingDbContext db,
        Language language,
        Links links,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        using var held = new HeldStream();
        using (var zip = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var some in ids.Chunk(AtATime))
            {
                foreach (var credential in await db.Set<Credential>().AsNoTracking().Where(c => some.Contains(c.Id)).ToListAsync(ct))
                {
                    var address = links.Absolute($"~/c/{credential.Code}");
                    var pdf = CertificatePdf.Write(credential, language, address, await PrintedLogo.OfAsync(db, credential, ct));
                    await CertificateFiles.RecordAsync(db, credential, pdf, now, ct);
                    // A printed certificate is compressed already.
                    var entry = zip.CreateEntry($"{credential.Module}-{credential.Code}.pdf", CompressionLevel.NoCompression);
                    using (var file = entry.Open())
                        file.Write(pdf);
                    await held.SendAsync(body, ct);
                }
                // Of the files that were recorded nothing is needed any more.
                db.ChangeTracker.Clear();
            }
        await held.SendAsync(body, ct);
    }
}
