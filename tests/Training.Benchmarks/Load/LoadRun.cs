using System.Collections.Concurrent;
using System.Diagnostics;

namespace Training.Benchmarks.Load;

/// <summary>What a page cost at so many connections, per request unless it says otherwise.</summary>
internal sealed record Figures(
    int Requests,
    double PerSecond,
    double MedianMs,
    double P95Ms,
    double SiteMs,
    double? DatabaseMs,
    double? Queries,
    double? Transactions,
    double Bytes
);

/// <summary>Asks for one page a number of times over a number of connections, and looks at what it cost.</summary>
internal sealed class LoadRun(Stage stage, IReadOnlyList<Reader> readers)
{
    public async Task<Figures> RunAsync(LoadPage page, int connections, int requests, TimeSpan longest)
    {
        var each = (requests + readers.Count - 1) / readers.Count;
        await page.PrepareAsync(stage.Records, each);
        foreach (var reader in readers)
            reader.Turn = 0;
        if (stage.Postgres is { } postgres)
            await postgres.ForgetStatementsAsync();

        var (site, database) = ProcessorTimes();
        var clock = Stopwatch.StartNew();
        var took = new ConcurrentBag<(double Ms, long Bytes)>();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(c => AskAsync(page, c, connections, each, clock, longest, took)));
        var seconds = clock.Elapsed.TotalSeconds;
        var (siteAfter, databaseAfter) = ProcessorTimes();
        (long Queries, long Transactions)? statements = stage.Postgres is { } counted ? await counted.StatementsAsync() : null;

        double count = took.Count;
        var times = took.Select(t => t.Ms).Order().ToArray();
        return new(
            took.Count,
            count / seconds,
            times[times.Length / 2],
            times[times.Length * 95 / 100],
            (siteAfter - site).TotalMilliseconds / count,
            (databaseAfter - database)?.TotalMilliseconds / count,
            statements?.Queries / count,
            statements?.Transactions / count,
            took.Average(t => t.Bytes)
        );
    }

    // Every connection has learners of its own, and takes them in turn.
    private async Task AskAsync(
        LoadPage page,
        int connection,
        int connections,
        int each,
        Stopwatch clock,
        TimeSpan longest,
        ConcurrentBag<(double, long)> took
    )
    {
        using var line = new Connection(stage.Site.Address);
        var own = readers.Where((_, i) => i % connections == connection).ToList();
        for (var turn = 0; turn < each; turn++)
            foreach (var reader in own)
            {
                if (clock.Elapsed > longest)
                    return;
                var start = Stopwatch.GetTimestamp();
                var answers = await page.AskAsync(line, reader);
                took.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, answers.Sum(a => a.Bytes)));
                reader.Turn++;
            }
    }

    private (TimeSpan Site, TimeSpan? Database) ProcessorTimes() => (stage.Site.ProcessorTime, stage.Postgres?.ProcessorTime());
}
