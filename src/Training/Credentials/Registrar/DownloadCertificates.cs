using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Credentials.Certificates;
using Training.Credentials.Verification;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Pages;

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
        using var outlet = new Outlet();
        using (var zip = new ZipArchive(outlet, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var some in ids.Chunk(AtATime))
            foreach (var credential in await db.Set<Credential>().AsNoTracking().Where(c => some.Contains(c.Id)).ToListAsync(ct))
            {
                var address = links.Absolute($"~/c/{credential.Code}");
                var pdf = CertificatePdf.Write(credential, language, address, await PrintedLogo.OfAsync(db, credential, ct));
                await CheckFile.RecordAsync(db, credential, pdf, now, ct);
                // A printed certificate is compressed already.
                var entry = zip.CreateEntry($"{credential.Module}-{credential.Code}.pdf", CompressionLevel.NoCompression);
                using (var file = entry.Open())
                    file.Write(pdf);
                await outlet.EmptyAsync(body, ct);
            }
        await outlet.EmptyAsync(body, ct);
    }

    /// <summary>Keeps what the archive writes at once, until it is sent on: a response takes what it is given as it can.</summary>
    private sealed class Outlet : MemoryStream
    {
        // What was sent can’t be come back to.
        public override bool CanSeek => false;

        public async Task EmptyAsync(Stream body, CancellationToken ct)
        {
            await body.WriteAsync(GetBuffer().AsMemory(0, (int)Length), ct);
            SetLength(0);
        }
    }
}
