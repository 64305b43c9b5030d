using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Tests;

/// <summary>A migrated database that belongs to one site, on the provider that <c>TRAINING_TEST_PROVIDER</c> names.</summary>
internal abstract class TestDatabase : IDisposable
{
    public static DatabaseProvider Provider { get; } =
        Enum.Parse<DatabaseProvider>(
            System.Environment.GetEnvironmentVariable("TRAINING_TEST_PROVIDER") is { Length: > 0 } name ? name : "Sqlite"
        );

    public abstract DatabaseSettings Settings { get; }

    public static TestDatabase Create() =>
        Provider switch
        {
            DatabaseProvider.PostgreSql => new PostgreSqlTestDatabase(Server("TRAINING_TEST_POSTGRES")),
            DatabaseProvider.SqlServer => new SqlServerTestDatabase(Server("TRAINING_TEST_SQLSERVER")),
            _ => new SqliteTestDatabase(),
        };

    public abstract void Dispose();

    /// <summary>A name no other database of the server has.</summary>
    protected static string NewName() => $"training_test_{Guid.NewGuid():N}";

    private static string Server(string variable) =>
        System.Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} has to hold the connection string of a server to make databases on.");
}
