using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Training.Data;

/// <summary>Lets <c>dotnet ef</c> build the SQLite model without a database.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteTrainingDbContext>
{
    public SqliteTrainingDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteTrainingDbContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Lets <c>dotnet ef</c> build the SQL Server model without a server.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerTrainingDbContext>
{
    public SqlServerTrainingDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerTrainingDbContext>().UseSqlServer("Server=nowhere").Options);
}

/// <summary>Lets <c>dotnet ef</c> build the PostgreSQL model without a server.</summary>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlTrainingDbContext>
{
    public PostgreSqlTrainingDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlTrainingDbContext>().UseNpgsql("Host=nowhere").Options);
}
