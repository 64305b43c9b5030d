using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Training.Catalogue;
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

    /// <param name="published">Whether the tests’ own modules are published in it, as every site but the first finds them when it starts.</param>
    public static TestDatabase Create(bool published) =>
        Provider switch
        {
            DatabaseProvider.PostgreSql => new PostgreSqlTestDatabase(Server("TRAINING_TEST_POSTGRES"), published),
            DatabaseProvider.SqlServer => new SqlServerTestDatabase(Server("TRAINING_TEST_SQLSERVER")),
            _ => new SqliteTestDatabase(published),
        };

    public abstract void Dispose();

    /// <summary>What is done once for all the copies.</summary>
    protected static void Prepare(TrainingDbContext db, bool published)
    {
        db.Database.Migrate();
        if (!published)
            return;
        var settings = new TrainingSettings(new(Provider, ""), TrainingSite.ContentFolder, new(), new("", "", "", "", "", ""), new(null));
        var publish = new PublishContent(
            db,
            new PublishedContent(null!),
            settings,
            new FakeTimeProvider(TrainingSite.Start),
            NullLogger<PublishContent>.Instance
        );
        publish.RunAsync().GetAwaiter().GetResult();
    }

    /// <summary>A name no other database of the server has.</summary>
    protected static string NewName() => $"training_test_{Guid.NewGuid():N}";

    private static string Server(string variable) =>
        System.Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} has to hold the connection string of a server to make databases on.");
}
