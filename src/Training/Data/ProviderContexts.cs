using Microsoft.EntityFrameworkCore;

namespace Training.Data;

/// <summary>The model in an embedded SQLite file.</summary>
public sealed class SqliteTrainingDbContext(DbContextOptions<SqliteTrainingDbContext> options) : TrainingDbContext(options)
{
    // SQLite cannot order or compare a DateTimeOffset; as a number it can.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}

/// <summary>The model in SQL Server.</summary>
public sealed class SqlServerTrainingDbContext(DbContextOptions<SqlServerTrainingDbContext> options) : TrainingDbContext(options);

/// <summary>The model in PostgreSQL.</summary>
public sealed class PostgreSqlTrainingDbContext(DbContextOptions<PostgreSqlTrainingDbContext> options) : TrainingDbContext(options);
