using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Training.Content.Quizzes;

namespace Training.Benchmarks.Load;

/// <summary>
/// Many learners, each with a browser and a connection of their own, submit the same quiz within a minute; then the database is asked whether
/// everything is there.
/// </summary>
internal static class SubmitRushCommand
{
    private const string Module = "confidentialite";
    private const int SigningInAtOnce = 16;

    // As the page's script waits before it tries again.
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What one learner saw between their click and the answer that it was done; null for one who gave up.</summary>
    private sealed record Done(double? Ms);

    public static async Task<int> RunAsync(Options options)
    {
        var quiz = Shipped.Read().Find(Module)!.Activities.OfType<Quiz>().Last();
        await using var stage = await Stage.OpenAsync(options);
        Console.WriteLine($"Preparing {options.Learners} attempts…");
        var crowd = await stage.Records.AddCrowdAsync(quiz, options.Learners);
        Console.WriteLine("Signing in, which is not measured…");
        var readers = new ConcurrentBag<Reader>();
        await Parallel.ForEachAsync(
            crowd.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = SigningInAtOnce },
            async (learner, _) =>
            {
                using var connection = new Connection(stage.Site.Address);
                var reader = new Reader(learner.Item.Id, AddressOf(learner.Index));
                await reader.SignInAsync(connection, learner.Item.Email!, Records.Password);
                readers.Add(reader);
            }
        );

        Console.WriteLine($"Submitting within {options.Within.TotalSeconds:F0} s…");
        var form = QuizDraw.For(quiz, seed: 1).SelectMany(item => LoadPage.Form(item, turn: 0)).Append(new("confirm", "1")).ToList();
        var refused = new ConcurrentDictionary<string, int>();
        var (chance, clock, site) = (new Random(1), Stopwatch.StartNew(), stage.Site.ProcessorTime);
        var all = await Task.WhenAll(
            readers
                .Select(reader => (reader, At: options.Within * chance.NextDouble()))
                .ToList()
                .Select(one => SubmitAsync(stage, one.reader, one.At, $"/modules/{quiz.Id}/attempts/1/submit", form, refused))
        );
        var seconds = clock.Elapsed.TotalSeconds;
        return Say(
            all,
            refused,
            seconds,
            stage.Site.ProcessorTime - site,
            await stage.Records.SubmittedAsync(quiz.Id),
            options.Learners,
            Asked(quiz)
        );
    }

    private static int Asked(Quiz quiz) => QuizDraw.For(quiz, seed: 1).Count;

    // Not more than one class behind each.
    private static string AddressOf(int number) => $"10.0.{number / 250}.{number % 250 + 1}";

    private static async Task<Done> SubmitAsync(
        Stage stage,
        Reader reader,
        TimeSpan at,
        string path,
        IReadOnlyList<KeyValuePair<string, string>> form,
        ConcurrentDictionary<string, int> refused
    )
    {
        await Task.Delay(at);
        var (start, wait) = (Stopwatch.GetTimestamp(), FirstWait);
        while (Stopwatch.GetElapsedTime(start) < Patience)
        {
            var answer = await TryAsync(stage, reader, path, form);
            if (answer is null)
                return new(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            refused.AddOrUpdate(answer, 1, (_, count) => count + 1);
            if (answer is not (nameof(HttpStatusCode.TooManyRequests) or nameof(HttpStatusCode.ServiceUnavailable) or "no answer"))
                break;
            await Task.Delay(wait);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
        return new(Ms: null);
    }

    /// <returns>What was answered instead of the way to the result; null when all is well.</returns>
    private static async Task<string?> TryAsync(Stage stage, Reader reader, string path, IReadOnlyList<KeyValuePair<string, string>> form)
    {
        try
        {
            using var connection = new Connection(stage.Site.Address);
            var status = (await reader.TryPostAsync(connection, path, form)).Status;
            return status == HttpStatusCode.Found ? null : status.ToString();
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return "no answer";
        }
    }

    private static int Say(
        IReadOnlyList<Done> all,
        ConcurrentDictionary<string, int> refused,
        double seconds,
        TimeSpan processor,
        Submitted there,
        int learners,
        int items
    )
    {
        var times = all.Select(d => d.Ms).OfType<double>().Order().ToList();
        var isWhole = there == new Submitted(learners, learners * items, learners, learners) && times.Count == learners;
        Console.WriteLine(
            FormattableString.Invariant(
                $"""

                | | Expected | There |
                |---|--:|--:|
                | Attempts submitted and scored | {learners} | {there.Attempts} |
                | Answers | {learners * items} | {there.Answers} |
                | Learning records | {learners} | {there.Records} |
                | Counted, or to be counted, by the statistics | {learners} | {there.Counted} |
                | Learners who were told that it is done | {learners} | {times.Count} |

                All within {seconds:F1} s, with {processor.TotalSeconds:F1} s of the site’s processor time.
                """
            )
        );
        if (times.Count > 0)
            Console.WriteLine(
                FormattableString.Invariant(
                    $"From click to answer: median {times[times.Count / 2]:F0} ms, p95 {times[times.Count * 95 / 100]:F0} ms, longest {times[^1]:F0} ms."
                )
            );
        Console.WriteLine(
            refused.IsEmpty
                ? "Nothing was refused."
                : $"Refused or unanswered, then tried again: {string.Join(", ", refused.Select(r => $"{r.Value} × {r.Key}"))}."
        );
        Console.WriteLine(isWhole ? "Nothing is lost." : "SOMETHING IS LOST.");
        return isWhole ? 0 : 1;
    }
}
