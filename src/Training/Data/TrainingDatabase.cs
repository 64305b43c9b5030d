using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Training.Data;

/// <summary>Registers the context of the chosen database as <see cref="TrainingDbContext"/>.</summary>
internal static class TrainingDatabase
{
    public static IServiceCollection AddTrainingDatabase(this IServiceCollection services, DatabaseSettings database)
    {
        services.AddSingleton(database);
        services.AddScoped<DatabaseUpgrade>();
        return database.Provider switch
        {
            DatabaseProvider.SqlServer => services.AddDbContextPool<TrainingDbContext, SqlServerTrainingDbContext>(options =>
                options.UseSqlServer(database.ConnectionString)
            ),
            DatabaseProvider.PostgreSql => services.AddDbContextPool<TrainingDbContext, PostgreSqlTrainingDbContext>(options =>
                options.UseNpgsql(WithoutReset(database.ConnectionString))
            ),
            _ => services.AddDbContextPool<TrainingDbContext, SqliteTrainingDbContext>(options =>
                options.UseSqlite(WithForeignKeys(database.ConnectionString)).AddInterceptors(new SqliteBusyWait())
            ),
        };
    }

    private static string WithForeignKeys(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ToString();

    // Pages leave nothing on a connection that would need a reset before its next use. What the operator wrote comes last and wins.
    private static string WithoutReset(string connectionString) => "No Reset On Close=true;" + connectionString;
}
