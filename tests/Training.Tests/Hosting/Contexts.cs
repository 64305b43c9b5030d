using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Tests;

/// <summary>Contexts that know their model and their SQL, and are never connected.</summary>
internal static class Contexts
{
    public static TrainingDbContext WithoutServer(DatabaseProvider provider) =>
        provider switch
        {
            DatabaseProvider.SqlServer => new SqlServerTrainingDbContext(
                new DbContextOptionsBuilder<SqlServerTrainingDbContext>().UseSqlServer("Server=nowhere").Options
            ),
            DatabaseProvider.PostgreSql => new PostgreSqlTrainingDbContext(
                new DbContextOptionsBuilder<PostgreSqlTrainingDbContext>().UseNpgsql("Host=nowhere").Options
            ),
            _ => new SqliteTrainingDbContext(
                new DbContextOptionsBuilder<SqliteTrainingDbContext>().UseSqlite("Data Source=:memory:").Options
            ),
        };
}
