using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Files;
using Training.Learners;
using Training.Privacy.Auditing;

namespace Training.Institutions.Members;

/// <summary>An admin takes the list of members away, as CSV or as a workbook: at once, or when it is long, once it is prepared.</summary>
internal static class ExportMembers
{
    /// <summary>A longer list is made outside the request.</summary>
    public const int MostAtOnce = 500;

    public static void MapExportMembers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "members/export",
            (string? q, string? role, TrainingDbContext db, MembersFile file, Audit audit, TimeProvider clock, CancellationToken ct) =>
                GiveAsync(new(q, Roles.Find(role)), FileFormat.Csv, db, file, audit, clock, ct)
        );
        routes.MapGet(
            "members/export.xlsx",
            (string? q, string? role, TrainingDbContext db, MembersFile file, Audit audit, TimeProvider clock, CancellationToken ct) =>
                GiveAsync(new(q, Roles.Find(role)), FileFormat.Xlsx, db, file, audit, clock, ct)
        );
    }

    private static async Task<Results<FileContentHttpResult, RedirectHttpResult>> GiveAsync(
        MemberSearch search,
        FileFormat format,
        TrainingDbContext db,
        MembersFile file,
        Audit audit,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        // An address kept from when there were few.
        var count = await db.FindMembers(search, clock.GetUtcNow()).CountAsync(ct);
        if (count > MostAtOnce)
            return TypedResults.LocalRedirect($"~/institution/members{search.ToQuery()}#files");
        await audit.NoteReadAsync(AuditAction.MembersExported, null, ct, count.ToString(CultureInfo.InvariantCulture));
        return format.Download(file.Name(format), await file.WriteAsync(search, format, ct));
    }
}
