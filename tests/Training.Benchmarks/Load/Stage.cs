using Training.Data;

namespace Training.Benchmarks.Load;

/// <summary>A published site with a database of its own, for one run; nothing of it stays.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private int disposed;

    private Stage(DirectoryInfo folder, PostgresCluster? postgres, PublishedSite site, Records records)
    {
        this.folder = folder;
        Postgres = postgres;
        Site = site;
        Records = records;
    }

    public PostgresCluster? Postgres { get; }
    public PublishedSite Site { get; }
    public Records Records { get; }

    public static async Task<Stage> OpenAsync(Options options)
    {
        var program = options.Site ?? await PublishAsync();
        var folder = Directory.CreateTempSubdirectory("training-load-");
        var postgres = options.UsesPostgreSql ? await PostgresCluster.StartAsync() : null;
        var database = postgres is null
            ? new DatabaseSettings(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder.FullName, "training.db")}")
            : new DatabaseSettings(DatabaseProvider.PostgreSql, postgres.ConnectionString);
        var site = new PublishedSite(program, folder.FullName, database);
        var stage = new Stage(folder, postgres, site, new Records(database));
        // Also when it is told to stop: nothing may stay behind.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => stage.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
        await site.StartAsync();
        return stage;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await Site.DisposeAsync();
        await Records.DisposeAsync();
        if (Postgres is not null)
            await Postgres.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task<string> PublishAsync()
    {
        Console.WriteLine("Publishing the site…");
        var output = Repository.Folder("artifacts", "benchmarks", "site");
        // As deploy/Dockerfile does.
        string[] how = ["-c", "Release", "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true"];
        await Commands.RunAsync("dotnet", ["publish", Repository.Folder("src", "Training.Web"), .. how, "-o", output, "-v", "quiet"]);
        return output;
    }
}
