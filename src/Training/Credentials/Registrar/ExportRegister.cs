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
using Training.Pages;
using Training.Privacy.Auditing;

namespace Training.Credentials.Registrar;

/// <summary>A registrar takes the register away, or what a search finds in it, as CSV or as a workbook.</summary>
internal static class ExportRegister
{
    private static readonly string[] Columns =
    [
        "Code",
        "Holder",
        "Kind",
        "Title",
        "Module",
        "Version",
        "Hours",
        "Completed",
        "Issued",
        "Expires",
        "State",
        "Since",
        "Reason",
        "Address",
    ];

    public static void MapExportRegister(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("register.csv", ([AsParameters] RegisterAsked asked, CancellationToken ct) => GiveAsync(FileFormat.Csv, asked, ct));
        routes.MapGet("register.xlsx", ([AsParameters] RegisterAsked asked, CancellationToken ct) => GiveAsync(FileFormat.Xlsx, asked, ct));
    }

    private static async Task<FileContentHttpResult> GiveAsync(FileFormat format, RegisterAsked asked, CancellationToken ct)
    {
        var now = asked.Clock.GetUtcNow();
        var rows = await asked.Db.FindRegistered(RegisterSearch.Of(asked.Q, asked.Module, asked.State), now).AsRows().ToListAsync(ct);
        await asked.Audit.NoteReadAsync(AuditAction.CredentialsExported, null, ct, rows.Count.ToString(CultureInfo.InvariantCulture));

        var sheet = SheetOf(rows, now, asked);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{asked.Institution.Details.Slug}-{now.ToLocalDay():yyyy-MM-dd}.{format.Code()}"
        );
        return format.Download(
            name,
            format == FileFormat.Csv
                ? SheetCsv.Write(sheet, Languages.Current)
                : SheetWorkbook.Write((asked.Text["Registrar.Sheet"], sheet))
        );
    }

    private static Sheet SheetOf(List<RegisterRow> rows, DateTimeOffset now, RegisterAsked asked) =>
        new(
            [.. Columns.Select(column => asked.Text["Registrar.Column." + column].Value)],
            [
                .. from row in rows
                let standing = row.Standing(now)
                select new object?[]
                {
                    CredentialCode.ForReading(row.Code),
                    row.HolderName,
                    asked.Text[$"Credential.Kind.{row.Kind}"].Value,
                    row.Facts.Title.In(Languages.Current),
                    row.Module,
                    row.Facts.Version,
                    row.Hours,
                    row.CompletedAt.ToLocalDay(),
                    row.IssuedAt.ToLocalDay(),
                    row.ExpiresAt?.ToLocalDay(),
                    asked.Text[$"Credential.Standing.{standing.Kind}"].Value,
                    standing.Since.ToLocalDay(),
                    standing.Reason,
                    asked.Links.Absolute($"~/c/{row.Code}"),
                },
            ]
        );
}

/// <summary>What a file of the register is asked for with.</summary>
internal sealed record RegisterAsked(
    string? Q,
    string? Module,
    string? State,
    TrainingDbContext Db,
    CurrentInstitution Institution,
    Audit Audit,
    Links Links,
    IStringLocalizer<TrainingText> Text,
    TimeProvider Clock
);
