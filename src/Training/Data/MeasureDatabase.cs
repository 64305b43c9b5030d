using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Training.Data;

/// <summary>A table and how many rows it has.</summary>
public sealed record TableRows(string Table, long Rows);

/// <summary>How much the database holds.</summary>
internal sealed class MeasureDatabase(TrainingDbContext db, DatabaseSettings settings)
{
    /// <summary>Every table with its rows, the largest first.</summary>
    public async Task<IReadOnlyList<TableRows>> RowsAsync(CancellationToken ct)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var tables = db
            .Model.GetEntityTypes()
            .Select(t => t.GetTableName())
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        // The names are the model's own.
        var counts = tables.Select(table =>
            $"SELECT '{table}' AS {sql.DelimitIdentifier("Table")}, CAST(COUNT(*) AS bigint) AS {sql.DelimitIdentifier("Rows")} FROM {sql.DelimitIdentifier(table)}"
        );
        var rows = await db.Database.SqlQueryRaw<TableRows>(string.Join("\nUNION ALL ", counts)).ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.Rows)];
    }

    /// <returns>The size of the whole in bytes; null when the database doesn’t tell this login.</returns>
    public async Task<long?> BytesAsync(CancellationToken ct)
    {
        var sql = settings.Provider switch
        {
            DatabaseProvider.PostgreSql => """SELECT pg_database_size(current_database()) AS "Value" """,
            DatabaseProvider.SqlServer => "SELECT SUM(CAST(size AS bigint)) * 8192 AS [Value] FROM sys.database_files",
            _ => """SELECT page_count * page_size AS "Value" FROM pragma_page_count(), pragma_page_size()""",
        };
        try
        {
            return (await db.Database.SqlQueryRaw<long>(sql).ToListAsync(ct)).Single();
        }
        catch (DbException)
        {
            return null;
        }
    }
}
