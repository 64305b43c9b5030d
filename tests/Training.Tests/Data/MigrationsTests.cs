using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Training.Data;

namespace Training.Tests.Data;

public sealed class MigrationsTests
{
    public static TheoryData<DatabaseProvider> Providers => [.. Enum.GetValues<DatabaseProvider>()];

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_migrations_say_what_the_model_says(DatabaseProvider provider)
    {
        using var db = Contexts.WithoutServer(provider);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_three_databases_have_the_same_migrations(DatabaseProvider provider)
    {
        using var sqlite = Contexts.WithoutServer(DatabaseProvider.Sqlite);
        using var db = Contexts.WithoutServer(provider);

        Assert.Equal(sqlite.Database.GetMigrations().Select(NameOf), db.Database.GetMigrations().Select(NameOf));
    }

    [Fact]
    public void Every_migration_is_correct_SQL_for_SQL_Server_up_and_down()
    {
        using var db = Contexts.WithoutServer(DatabaseProvider.SqlServer);
        var migrator = db.GetService<IMigrator>();

        TSql.Check(migrator.GenerateScript());
        TSql.Check(migrator.GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
        TSql.Check(migrator.GenerateScript(fromMigration: db.Database.GetMigrations().Last(), toMigration: Migration.InitialDatabase));
    }

    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
