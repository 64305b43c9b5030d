using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Tests;

/// <summary>A database of its own on a SQL Server; the site migrates it as it starts.</summary>
internal sealed class SqlServerTestDatabase(string server) : TestDatabase
{
    private readonly string connection = new SqlConnectionStringBuilder(server) { InitialCatalog = NewName() }.ToString();

    public override DatabaseSettings Settings => new(DatabaseProvider.SqlServer, connection);

    public override void Dispose()
    {
        var options = new DbContextOptionsBuilder<SqlServerTrainingDbContext>().UseSqlServer(connection).Options;
        using var db = new SqlServerTrainingDbContext(options);
        db.Database.EnsureDeleted();
    }
}
