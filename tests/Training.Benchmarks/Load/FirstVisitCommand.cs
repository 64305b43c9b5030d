using System.Diagnostics;
using System.Text.RegularExpressions;
using Training.Content;
using Training.Content.Lessons;

namespace Training.Benchmarks.Load;

/// <summary>What a browser with an empty cache downloads for a first lesson, then for the next; and how long the site takes to start again.</summary>
internal static partial class FirstVisitCommand
{
    private const int Starts = 3;

    public static async Task<int> RunAsync(Options options)
    {
        var content = Shipped.Read();
        await using var stage = await Stage.OpenAsync(options);
        var reader = (await LoadCommand.SignInAsync(stage, content, 1))[0];
        var first = LoadPage.Lesson(content);
        var next = content.Find(first.Id.Module)!.Activities.OfType<Lesson>().First(l => l.Id != first.Id);

        var kept = new HashSet<string>();
        await VisitAsync(stage, reader, "First lesson visit", first.Id, kept);
        await VisitAsync(stage, reader, "Next lesson page", next.Id, kept);
        await StartAgainAsync(stage);
        return 0;
    }

    private static async Task VisitAsync(Stage stage, Reader reader, string title, ActivityId lesson, HashSet<string> kept)
    {
        using var connection = new Connection(stage.Site.Address);
        Console.WriteLine($"\n{title}: /modules/{lesson}");
        var path = $"/modules/{lesson}";
        var page = await reader.GetAsync(connection, path);
        var answers = new List<(string Path, Answer Answer)> { (path, page) };
        foreach (var file in Files(page.Text()).Distinct().Where(f => !kept.Contains(f)))
        {
            var answer = await reader.GetAsync(connection, file);
            answers.Add((file, answer));
            // What must be asked for again at the next page does not count as kept.
            if (answer.Response.Headers.CacheControl is { NoCache: false, NoStore: false, MaxAge: { Days: > 1 } })
                kept.Add(file);
        }
        foreach (var (file, answer) in answers)
            Console.WriteLine(
                $"{answer.Bytes, 8} bytes, {answer.Body.Length, 8} without headers {answer.Encoding, -5} {answer.Response.Headers.CacheControl} {file}"
            );
        Console.WriteLine($"{answers.Sum(a => a.Answer.Bytes), 8} bytes in {answers.Count} requests");
    }

    // The files a browser fetches by itself for this markup.
    private static IEnumerable<string> Files(string html) =>
        File().Matches(html).Select(m => m.Groups.Values.Skip(1).First(g => g.Success).Value.Split('#')[0]).Where(f => f.Length > 0);

    private static async Task StartAgainAsync(Stage stage)
    {
        for (var i = 0; i < Starts; i++)
        {
            await stage.Site.StopAsync();
            var clock = Stopwatch.StartNew();
            await stage.Site.StartAsync();
            var listening = clock.Elapsed;
            using var connection = new Connection(stage.Site.Address);
            await connection.SendAsync("/", "");
            Console.WriteLine(
                $"\nStarted again: listening after {listening.TotalSeconds:F2} s, first page after {clock.Elapsed.TotalSeconds:F2} s, "
                    + $"{stage.Site.ProcessorTime.TotalSeconds:F2} s of processor time"
            );
        }
    }

    [GeneratedRegex("<link (?:[^>]*)href=\"([^\"]+)\"|<(?:script|img) [^>]*src=\"([^\"]+)\"|<use href=\"([^\"]+)\"")]
    private static partial Regex File();
}
