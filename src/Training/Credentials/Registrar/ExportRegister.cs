using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Pages;

namespace Training.Credentials.Registrar;

/// <summary>A registrar takes the register away, or what a search finds in it, as CSV or as a workbook.</summary>
internal static class ExportRegister
{
    public static void MapExportRegister(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("register.csv", GiveCsv);
        routes.MapGet("register.xlsx", GiveWorkbook);
    }

    private static async Task<FileContentHttpResult> GiveCsv([AsParameters] RegisterAsked asked, CancellationToken ct) =>
        TypedResults.File(
            RegisterFiles.Csv(await ReadAsync(asked, ct), Languages.Current),
            "text/csv; charset=utf-8",
            NameOf(asked, "csv")
        );

    private static async Task<FileContentHttpResult> GiveWorkbook([AsParameters] RegisterAsked asked, CancellationToken ct) =>
        TypedResults.File(
            RegisterFiles.Workbook(await ReadAsync(asked, ct), asked.Text["Registrar.Sheet"]),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            NameOf(asked, "xlsx")
        );

    private static async Task<RegisterTable> ReadAsync(RegisterAsked asked, CancellationToken ct)
    {
        var now = asked.Clock.GetUtcNow();
        var rows = await asked.Db.FindRegistered(RegisterSearch.Of(asked.Q, asked.Module, asked.State), now).AsRows().ToListAsync(ct);
        return RegisterTable.Of(rows, now, asked.Links, asked.Text);
    }

    private static string NameOf(RegisterAsked asked, string kind) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{asked.Institution.Details.Slug}-{asked.Clock.GetUtcNow().ToLocalDay():yyyy-MM-dd}.{kind}"
        );
}

/// <summary>What a file of the register is asked for with.</summary>
internal sealed record RegisterAsked(
    string? Q,
    string? Module,
    string? State,
    TrainingDbContext Db,
    CurrentInstitution Institution,
    Links Links,
    IStringLocalizer<TrainingText> Text,
    TimeProvider Clock
);

/// <summary>The register as a table to take away; a cell is text, a number or a day.</summary>
internal sealed record RegisterTable(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<object?>> Rows)
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

    public static RegisterTable Of(IReadOnlyList<RegisterRow> rows, DateTimeOffset now, Links links, IStringLocalizer<TrainingText> text) =>
        new(
            [.. Columns.Select(column => text["Registrar.Column." + column].Value)],
            [
                .. rows.Select(row =>
                    (IReadOnlyList<object?>)
                        [
                            CredentialCode.ForReading(row.Code),
                            row.HolderName,
                            text[$"Credential.Kind.{row.Kind}"].Value,
                            row.Facts.Title.In(Languages.Current),
                            row.Module,
                            row.Facts.Version,
                            row.Hours,
                            row.CompletedAt.ToLocalDay(),
                            row.IssuedAt.ToLocalDay(),
                            row.ExpiresAt?.ToLocalDay(),
                            text[$"Credential.Standing.{row.Standing(now)}"].Value,
                            row.StateChangedAt?.ToLocalDay(),
                            row.StateReason,
                            links.Absolute($"~/c/{row.Code}"),
                        ]
                ),
            ]
        );
}
