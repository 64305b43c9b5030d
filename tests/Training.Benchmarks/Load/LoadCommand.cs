using Training.Content;
using Training.Content.Quizzes;
using Training.Learners;

namespace Training.Benchmarks.Load;

/// <summary>Asks a published site for its pages, and says what they cost.</summary>
internal static class LoadCommand
{
    private const int Learners = 32;
    private const int WarmUpConnections = 8;
    private const int Authors = 4;
    private const int CountedAttempts = 100_000;

    public static async Task<int> RunAsync(Options options)
    {
        var content = Shipped.Read();
        await using var stage = await Stage.OpenAsync(options);
        var run = new LoadRun(stage, await SignInAsync(stage, content, Learners));
        var pages = LoadPage.All(content).Where(p => p.Name.Contains(options.Page, StringComparison.Ordinal)).ToList();

        var quiz = content.Find("confidentialite")!.Activities.OfType<Quiz>().Last();
        var statistics = LoadPage.Statistics(quiz, CountedAttempts);
        var isWithStatistics = statistics.Name.Contains(options.Page, StringComparison.Ordinal);
        var authors = isWithStatistics ? new LoadRun(stage, await SignInAuthorsAsync(stage)) : null;
        if (isWithStatistics)
            await stage.Records.AddTallyAsync(quiz, CountedAttempts);

        Console.WriteLine("Warming up…");
        foreach (var page in pages)
            await run.RunAsync(page, WarmUpConnections, options.Requests, options.Longest);
        if (authors is not null)
            await authors.RunAsync(statistics, Authors, options.Requests, options.Longest);

        SayHead();
        foreach (var page in pages)
        foreach (var connections in options.Connections)
            Say(page, connections, await run.RunAsync(page, connections, options.Requests, options.Longest));
        foreach (var connections in authors is null ? [] : options.Connections.Where(c => c <= Authors).DefaultIfEmpty(1))
            Say(statistics, connections, await authors!.RunAsync(statistics, connections, options.Requests, options.Longest));

        var (now, most) = stage.Site.ResidentMemory;
        Console.WriteLine($"\nResident memory: {now:F0} MB at the end, {most:F0} MB at most.");
        return 0;
    }

    public static async Task<IReadOnlyList<Reader>> SignInAsync(Stage stage, ContentSet content, int learners)
    {
        using var connection = new Connection(stage.Site.Address);
        var readers = new List<Reader>();
        for (var i = 1; i <= learners; i++)
        {
            var email = $"personne{i}@exemple.ca";
            var learner = await stage.Records.AddLearnerAsync(email, LoadPage.Read(content));
            var reader = new Reader(learner.Id);
            await reader.SignInAsync(connection, email, Records.Password);
            readers.Add(reader);
        }
        return readers;
    }

    private static async Task<IReadOnlyList<Reader>> SignInAuthorsAsync(Stage stage)
    {
        using var connection = new Connection(stage.Site.Address);
        var readers = new List<Reader>();
        for (var i = 1; i <= Authors; i++)
        {
            var email = $"autrice{i}@exemple.ca";
            var author = await stage.Records.AddLearnerAsync(email, []);
            await stage.Records.GrantAsync(author, Role.Author);
            var reader = new Reader(author.Id);
            await reader.SignInAsync(connection, email, Records.Password);
            readers.Add(reader);
        }
        return readers;
    }

    public static void SayHead()
    {
        Console.WriteLine(
            "| Page | Connections | Requests | Per second | Median ms | p95 ms | Site ms | Database ms | Queries | Begin, commit | Bytes |"
        );
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    }

    public static void Say(LoadPage page, int connections, Figures f) =>
        Console.WriteLine(
            FormattableString.Invariant(
                $"| {page.Name} | {connections} | {f.Requests} | {f.PerSecond:F0} | {f.MedianMs:F1} | {f.P95Ms:F1} | {f.SiteMs:F2} | {f.DatabaseMs:F2} | {f.Queries:F2} | {f.Transactions:F2} | {f.Bytes:F0} |"
            )
        );
}
