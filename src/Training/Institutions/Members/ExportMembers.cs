using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Privacy.Auditing;

namespace Training.Institutions.Members;

/// <summary>An admin takes the list of members away as a CSV file, which opens as a sheet in French and in English.</summary>
internal static class ExportMembers
{
    private static readonly CsvWriterOptions Csv = new()
    {
        // What sheets in French part cells by; with its mark at the beginning, or Excel takes UTF-8 for Windows-1252.
        Separator = ';',
        WriteByteOrderMark = true,
        // A cell that begins like a formula would be run by whoever opens the file.
        Injection = CsvInjection.Escape,
    };

    private static readonly string[] Columns = ["Email", "GivenName", "FamilyName", "Language", "Roles", "Since"];

    public static void MapExportMembers(this IEndpointRouteBuilder routes) => routes.MapGet("members/export", Give);

    private static async Task<FileContentHttpResult> Give(
        string? q,
        string? role,
        TrainingDbContext db,
        CurrentInstitution institution,
        IStringLocalizer<TrainingText> text,
        TimeProvider clock,
        Audit audit,
        CancellationToken ct
    )
    {
        var members = await db.FindMembers(new(q, Roles.Find(role))).ToListAsync(ct);
        await audit.NoteReadAsync(AuditAction.MembersExported, null, ct, members.Count.ToString(CultureInfo.InvariantCulture));
        var roles = (await db.Set<RoleGrant>().Select(g => new { g.LearnerId, g.Role }).ToListAsync(ct)).ToLookup(
            g => g.LearnerId,
            g => g.Role
        );

        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Csv, leaveOpen: true))
        {
            csv.WriteRecord([.. Columns.Select(column => text["Members.Column." + column].Value)]);
            foreach (var member in members)
                csv.WriteRecord([
                    member.Email,
                    member.GivenName,
                    member.FamilyName,
                    member.Language.Code(),
                    string.Join(", ", roles[member.Id].Order().Select(r => r.Code())),
                    Day(member.JoinedAt),
                ]);
        }
        var name = $"{institution.Details.Slug}-{Day(clock.GetUtcNow())}.csv";
        return TypedResults.File(file.ToArray(), "text/csv; charset=utf-8", name);
    }

    private static string Day(DateTimeOffset moment) => moment.ToLocalDay().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
