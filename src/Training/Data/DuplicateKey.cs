using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Training.Data;

/// <summary>Tells a second click that lost a race from a real failure.</summary>
internal static class DuplicateKey
{
    /// <summary>How often work is done anew that lost a race, before it is taken for a failure.</summary>
    public const int MostTries = 5;

    /// <returns>
    /// False when another request had already written the same thing, or changed what this one read; nothing of this one was written then.
    /// </returns>
    public static async Task<bool> TrySaveAsync(this TrainingDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || IsDuplicateKey(e))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static bool IsDuplicateKey(DbUpdateException e) =>
        e.InnerException switch
        {
            // A unique index and a primary key have a number each.
            SqlException sql => sql.Number is 2601 or 2627,
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 1555 or 2067,
            _ => false,
        };
}
