using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Training.Data;

/// <summary>Brings the database to the newest migration, when several processes start at once too.</summary>
internal sealed class DatabaseUpgrade(TrainingDbContext db, ILogger<DatabaseUpgrade> logger)
{
    private const int Tries = 30;

    public async Task RunAsync(CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await UpgradeAsync(ct);
                return;
            }
            // Another process may be creating the database this very moment, or a server may still be starting.
            catch (Exception problem) when (attempt < Tries && problem is DbException or IOException)
            {
                logger.LogWarning("The database is not ready ({Problem}); trying again", problem.GetType().Name);
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(1000, 100 * attempt)), ct);
            }
        }
    }

    private async Task UpgradeAsync(CancellationToken ct)
    {
        if (!db.Database.IsSqlite())
        {
            // EF takes the server's own lock around the migrations.
            if (await IsBehindAsync(ct))
                await db.Database.MigrateAsync(ct);
            return;
        }

        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var turn = new FileStream(file + ".upgrade", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (File.Exists(file))
        {
            // EF's lock on SQLite is a table, which outlives a process that was killed while it held it.
            // The file above is ours alone now, so a lock still there belongs to nobody.
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock";""", ct);
        }

        if (await IsBehindAsync(ct))
            await db.Database.MigrateAsync(ct);
        // EF asks for this of a file that it creates; a file restored from a copy may have lost it.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", ct);
    }

    // Asked first, since EF compares the whole model before it migrates, even when there is nothing to do.
    private async Task<bool> IsBehindAsync(CancellationToken ct) => (await db.Database.GetPendingMigrationsAsync(ct)).Any();
}
