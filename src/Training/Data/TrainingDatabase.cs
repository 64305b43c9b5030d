using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Training.Institutions;
using Training.Outbox;

namespace Training.Data;

/// <summary>Registers the context of the chosen database as <see cref="TrainingDbContext"/>.</summary>
internal static class TrainingDatabase
{
    public static IServiceCollection AddTrainingDatabase(this IServiceCollection services, DatabaseSettings database)
    {
        services.AddSingleton(database);
        services.AddScoped<DatabaseUpgrade>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<RingOnCommit>();
        return database.Provider switch
        {
            DatabaseProvider.SqlServer => services.AddContext<SqlServerTrainingDbContext>(options =>
                options.UseSqlServer(database.ConnectionString)
            ),
            DatabaseProvider.PostgreSql => services.AddContext<PostgreSqlTrainingDbContext>(options =>
                options.UseNpgsql(WithoutReset(database.ConnectionString))
            ),
            _ => services.AddContext<SqliteTrainingDbContext>(options =>
                options.UseSqlite(WithForeignKeys(database.ConnectionString)).AddInterceptors(new SqliteBusyWait())
            ),
        };
    }

    private static IServiceCollection AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : TrainingDbContext =>
        services
            .AddPooledDbContextFactory<TContext>(
                (provider, options) =>
                {
                    configure(options);
                    options.AddInterceptors(provider.GetRequiredService<RingOnCommit>());
                    // What belongs to a row is of the same institution as the row.
                    options.ConfigureWarnings(w =>
                        w.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
                    );
                }
            )
            .AddScoped<TrainingDbContext>(provider =>
            {
                var db = provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
                db.Institution = provider.GetRequiredService<CurrentInstitution>();
                return db;
            });

    private static string WithForeignKeys(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ToString();

    // Pages leave nothing on a connection that would need a reset before its next use. What the operator wrote comes last and wins.
    private static string WithoutReset(string connectionString) => "No Reset On Close=true;" + connectionString;
}
