using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Training.Data;

namespace Training.Tests;

/// <summary>
/// A database that PostgreSQL copies from one that was prepared once for the whole run. One with published modules is put back as it was for the next
/// test: its connections, and what each knows of a hundred tables, cost more than its rows.
/// </summary>
internal sealed class PostgreSqlTestDatabase : TestDatabase
{
    // Rows as they were are kept beside the tables, in a schema of their own.
    private const string Keep = """
        CREATE SCHEMA kept;
        DO $$
        DECLARE name text; filled boolean;
        BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', name) INTO filled;
                IF filled THEN
                    EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', name, name);
                END IF;
            END LOOP;
        END $$;
        """;

    private const string PutBack = """
        DO $$
        DECLARE name text; filled boolean;
        BEGIN
            -- Rows go in any order.
            SET LOCAL session_replication_role = replica;
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', name) INTO filled;
                IF filled THEN
                    EXECUTE format('DELETE FROM public.%I', name);
                END IF;
                IF to_regclass(format('kept.%I', name)) IS NOT NULL THEN
                    EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', name, name);
                END IF;
            END LOOP;
        END $$;
        """;

    private static readonly Lock Turn = new();
    private static readonly Dictionary<bool, string> Templates = [];
    private static readonly ConcurrentBag<string> PutBackOnes = [];
    private readonly string server;
    private readonly bool published;
    private readonly string name;

    public PostgreSqlTestDatabase(string server, bool published)
    {
        (this.server, this.published) = (server, published);
        if (published && PutBackOnes.TryTake(out var used))
        {
            name = used;
            return;
        }
        name = NewName();
        // One copy at a time: PostgreSQL refuses to copy a database that is being copied.
        lock (Turn)
        {
            if (!Templates.TryGetValue(published, out var template))
                Templates[published] = template = MakeTemplate(server, published);
            Execute(server, $"CREATE DATABASE {name} TEMPLATE {template}");
        }
        if (published)
            DropAtTheEnd(server, name);
    }

    public override DatabaseSettings Settings => new(DatabaseProvider.PostgreSql, On(server, name));

    public override void Dispose()
    {
        if (published)
        {
            using (var connection = new NpgsqlConnection(On(server, name)))
                Execute(connection, PutBack);
            PutBackOnes.Add(name);
            return;
        }
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
        if (published)
            using (var connection = new NpgsqlConnection(On(server, made) + ";Pooling=false"))
                Execute(connection, Keep);

        DropAtTheEnd(server, made);
        return made;
    }

    private static void DropAtTheEnd(string server, string database) =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Execute(server, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    private static void Execute(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server + ";Pooling=false");
        Execute(connection, sql);
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string On(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 20 }.ToString();
}
