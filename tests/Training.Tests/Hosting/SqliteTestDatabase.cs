using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Tests;

/// <summary>A copy of a file that was migrated once for the whole run.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<byte[]> Migrated = new(Migrate);
    private readonly string file = Path.Combine(Path.GetTempPath(), NewName() + ".db");

    public SqliteTestDatabase() => File.WriteAllBytes(file, Migrated.Value);

    public override DatabaseSettings Settings => new(DatabaseProvider.Sqlite, Connection(file));

    public override void Dispose()
    {
        using var connection = new SqliteConnection(Connection(file));
        SqliteConnection.ClearPool(connection);
        Delete(file);
    }

    private static byte[] Migrate()
    {
        var file = Path.Combine(Path.GetTempPath(), NewName() + ".db");
        using (
            var db = new SqliteTrainingDbContext(
                new DbContextOptionsBuilder<SqliteTrainingDbContext>().UseSqlite(Connection(file) + ";Pooling=False").Options
            )
        )
            db.Database.Migrate();

        var bytes = File.ReadAllBytes(file);
        Delete(file);
        return bytes;
    }

    private static string Connection(string file) => $"Data Source={file}";

    private static void Delete(string file)
    {
        foreach (var part in new[] { "", "-wal", "-shm", ".upgrade" })
            File.Delete(file + part);
    }
}
