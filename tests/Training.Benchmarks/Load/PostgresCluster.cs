using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Training.Benchmarks.Load;

/// <summary>A throw-away PostgreSQL of our own, on a free port of this machine, that counts its statements.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string bin;
    private readonly string folder;
    private readonly NpgsqlDataSource monitor;

    private PostgresCluster(string bin, string folder, int port)
    {
        this.bin = bin;
        this.folder = folder;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=training;Database=postgres";
        monitor = NpgsqlDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    public static async Task<PostgresCluster> StartAsync()
    {
        var bin = Directory.GetDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin")).Order(StringComparer.Ordinal).Last();
        var folder = Directory.CreateTempSubdirectory("training-load-pg-").FullName;
        // It refuses to run as root.
        if (Environment.IsPrivilegedProcess)
            await Commands.RunAsync("chown", "postgres", folder);
        var port = FreePort();
        var data = Path.Combine(folder, "data");
        await AsPostgresAsync(
            Path.Combine(bin, "initdb"),
            ["-D", data, "-U", "training", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        );
        // Nothing in it has to survive a power cut; processor time is what we compare.
        var settings =
            $"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
            + "-c shared_preload_libraries=pg_stat_statements -c pg_stat_statements.track_utility=on";
        await AsPostgresAsync(
            Path.Combine(bin, "pg_ctl"),
            ["-D", data, "-l", Path.Combine(folder, "log"), "-w", "-s", "start", "-o", settings]
        );

        var cluster = new PostgresCluster(bin, folder, port);
        await cluster.ExecuteAsync("create extension pg_stat_statements");
        return cluster;
    }

    public Task ForgetStatementsAsync() => ExecuteAsync("select pg_stat_statements_reset()");

    /// <summary>Tells the planner what is there, as it would know by the next night.</summary>
    public Task AnalyzeAsync() => ExecuteAsync("vacuum analyze");

    /// <summary>The statements since they were forgotten: those that read or write, and those that begin or end a transaction.</summary>
    public async Task<(long Queries, long Transactions)> StatementsAsync()
    {
        const string Count = """
            select coalesce(sum(calls) filter (where query !~* '^(begin|commit|rollback|discard)'), 0)::bigint,
                   coalesce(sum(calls) filter (where query ~* '^(begin|commit|rollback|discard)'), 0)::bigint
            from pg_stat_statements where query not like '%pg_stat_statements%'
            """;
        await using var command = monitor.CreateCommand(Count);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>The processor time of the server and of all its backends so far.</summary>
    public TimeSpan ProcessorTime()
    {
        var postmaster = File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First().Trim();
        return Directory
            .GetDirectories("/proc")
            .Where(process => Path.GetFileName(process) == postmaster || Parent(process) == postmaster)
            .Select(OnProcessor)
            .Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
    }

    public async ValueTask DisposeAsync()
    {
        await monitor.DisposeAsync();
        await AsPostgresAsync(Path.Combine(bin, "pg_ctl"), ["-D", Path.Combine(folder, "data"), "-m", "immediate", "-s", "stop"]);
        Directory.Delete(folder, recursive: true);
    }

    private static string? Parent(string process) => Read(Path.Combine(process, "stat"))?.Split(") ")[^1].Split(' ')[1];

    // In nanoseconds; a backend has a single thread.
    private static TimeSpan OnProcessor(string process) =>
        Read(Path.Combine(process, "schedstat")) is { } text
            ? TimeSpan.FromMicroseconds(double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
            : TimeSpan.Zero;

    private static string? Read(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }

    private static Task AsPostgresAsync(string program, string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? Commands.RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
            : Commands.RunAsync(program, arguments);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = monitor.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
