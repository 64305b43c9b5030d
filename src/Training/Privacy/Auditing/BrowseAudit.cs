using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Files;
using Training.Institutions;
using Training.Localization;

namespace Training.Privacy.Auditing;

/// <summary>What an admin looks for in the trail.</summary>
/// <param name="Words">Parts of the name or address of who did it, or of whom it is about.</param>
public sealed record AuditSearch(string? Words, string? Action);

/// <summary>A line of the trail; names are empty of the site itself, and of people who were erased.</summary>
public sealed record AuditRow(
    DateTimeOffset At,
    string Action,
    Guid? ActorId,
    string Actor,
    Guid? SubjectId,
    string Subject,
    string Detail
);

/// <summary>A page of the trail, and how many lines there are in all.</summary>
public sealed record AuditList(AuditSearch Search, IReadOnlyList<AuditRow> Rows, int Count, int Page)
{
    public const int PageSize = 50;
}

/// <summary>An admin looks through who read or changed what about whom at the institution, and takes it away.</summary>
internal static class BrowseAudit
{
    private static readonly string[] Columns = ["At", "Action", "Actor", "Subject", "Detail"];

    public static void MapBrowseAudit(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("audit", Show);
        routes.MapGet("audit/export", Give);
    }

    private static async Task<RazorComponentResult<AuditPage>> Show(
        string? q,
        string? action,
        int? page,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var search = new AuditSearch(q, AuditAction.All.Contains(action) ? action : null);
        var found = db.FindAudit(search);
        var count = await found.CountAsync(ct);
        var number = Paging.Within(page, count, AuditList.PageSize);
        var rows = await db.TellAudit(found).Skip((number - 1) * AuditList.PageSize).Take(AuditList.PageSize).ToListAsync(ct);
        return new(new { List = new AuditList(search, rows, count, number) });
    }

    private static async Task<FileContentHttpResult> Give(
        string? q,
        string? action,
        TrainingDbContext db,
        Audit audit,
        CurrentInstitution institution,
        IStringLocalizer<TrainingText> text,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var rows = await db.TellAudit(db.FindAudit(new(q, AuditAction.All.Contains(action) ? action : null))).ToListAsync(ct);
        await audit.NoteReadAsync(AuditAction.AuditExported, null, ct, rows.Count.ToString(CultureInfo.InvariantCulture));

        var sheet = new Sheet(
            [.. Columns.Select(column => text["Audit.Column." + column].Value)],
            [
                .. rows.Select(row =>
                    new object?[]
                    {
                        row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                        row.Action,
                        Named(row.Actor, row.ActorId),
                        Named(row.Subject, row.SubjectId),
                        row.Detail,
                    }
                ),
            ]
        );
        var name = $"{institution.Details.Slug}-audit-{clock.GetUtcNow().ToLocalDay():yyyy-MM-dd}.csv";
        return FileFormat.Csv.Download(name, SheetCsv.Write(sheet, Languages.Current));
    }

    // A number without a name still tells two people apart.
    private static string Named(string name, Guid? id) => !string.IsNullOrWhiteSpace(name) ? name : id?.ToString() ?? "";
}
