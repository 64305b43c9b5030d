using Microsoft.EntityFrameworkCore;
using Npgsql;
using Training.Data;

namespace Training.Tests;

/// <summary>A database that PostgreSQL copies from one that was prepared once for the whole run.</summary>
internal sealed class PostgreSqlTestDatabase : TestDatabase
{
    private static readonly Lock Turn = new();
    private static readonly Dictionary<bool, string> Templates = [];
    private readonly string server;
    private readonly string name = NewName();

    public PostgreSqlTestDatabase(string server, bool published)
    {
        this.server = server;
        // One copy at a time: PostgreSQL refuses to copy a database that is being copied.
        lock (Turn)
        {
            if (!Templates.TryGetValue(published, out var template))
                Templates[published] = template = MakeTemplate(server, published);
            Execute(server, $"CREATE DATABASE {name} TEMPLATE {template}");
        }
    }

    public override DatabaseSettings Settings => new(DatabaseProvider.PostgreSql, On(server, name));

    public override void Dispose()
    {
        using (var connection = new NpgsqlConnection(On(server, name)))
            NpgsqlConnection.ClearPool(connection);
        Execute(server, $"DROP DATABASE {name} WITH (FORCE)");
    }

    private static string MakeTemplate(string server, bool published)
    {
        var made = NewName();
        var options = new DbContextOptionsBuilder<PostgreSqlTrainingDbContext>().UseNpgsql(On(server, made) + ";Pooling=false").Options;
        using (var db = new PostgreSqlTrainingDbContext(options))
            Prepare(db, published);

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Execute(server, $"DROP DATABASE IF EXISTS {made} WITH (FORCE)");
        return made;
    }

    private static void Execute(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string On(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 20 }.ToString();
}
