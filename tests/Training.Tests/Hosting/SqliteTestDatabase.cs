using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Tests;

/// <summary>A copy of a file that was prepared once for the whole run.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<byte[]> Migrated = new(() => Make(published: false));
    private static readonly Lazy<byte[]> Published = new(() => Make(published: true));
    private readonly string file = Path.Combine(Path.GetTempPath(), NewName() + ".db");

    public SqliteTestDatabase(bool published) => File.WriteAllBytes(file, (published ? Published : Migrated).Value);

    public override DatabaseSettings Settings => new(DatabaseProvider.Sqlite, Connection(file));

    public override void Dispose()
    {
        using var connection = new SqliteConnection(Connection(file));
        SqliteConnection.ClearPool(connection);
        Delete(file);
    }

    private static byte[] Make(bool published)
    {
        var file = Path.Combine(Path.GetTempPath(), NewName() + ".db");
        using (
            var db = new SqliteTrainingDbContext(
                new DbContextOptionsBuilder<SqliteTrainingDbContext>().UseSqlite(Connection(file) + ";Pooling=False").Options
            )
        )
            Prepare(db, published);

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
