using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Benchmarks.Load;

/// <summary>What the pages of instructors and learners cost in an institution with 10,000 learners, 200 offerings and two million answers and steps.</summary>
internal static class TermCommand
{
    private static readonly string[] Modules = ["confidentialite", "releve-technique", "risque-a-distance"];

    public static async Task<int> RunAsync(Options options)
    {
        var content = Shipped.Read();
        var modules = Modules.Select(slug => content.Find(slug)!).ToList();
        await using var stage = await Stage.OpenAsync(options);
        Console.WriteLine("Adding a term, which is not measured…");
        var term = stage.Records.Term(modules);
        await term.AddAsync(options.Number("learners", 10_000), options.Number("offerings", 200));
        if (stage.Postgres is { } postgres)
            await postgres.AnalyzeAsync();
        Console.WriteLine($"{term.Rows} answers and steps.");

        var instructor = await SignInAsync(stage, Term.InstructorEmail);
        var learner = await SignInAsync(stage, term.Shown.Learner.Email!);
        var quiz = modules[0].Activities.OfType<Quiz>().Last().Id;
        var scenario = modules[0].Activities.OfType<Scenario>().First().Id;
        var offering = $"/teaching/offerings/{term.Shown.Offering}";
        (string Name, Reader Reader, string Path)[] pages =
        [
            ("my offerings", instructor, "/teaching"),
            ("cohort", instructor, offering),
            ("one learner", instructor, $"{offering}/learners/{term.Shown.Learner.Id}"),
            ("gradebook", instructor, $"{offering}/gradebook"),
            ("seats", instructor, $"{offering}/seats"),
            ("scenarios", instructor, $"{offering}/scenarios"),
            ("a scenario's paths", instructor, $"{offering}/scenarios/{scenario}"),
            ("items", instructor, $"{offering}/items"),
            ("a quiz's items", instructor, $"{offering}/items/{quiz}"),
            ("open answers", instructor, $"{offering}/answers"),
            ("members", instructor, "/institution/members"),
            ("a learner's dashboard", learner, "/learning"),
            ("a learner's transcript", learner, "/learning/transcript"),
            ("a learner's calendar", learner, "/learning/calendar"),
            ("a learner's lesson", learner, $"/modules/{LoadPage.Lesson(content).Id}"),
        ];
        LoadCommand.SayHead();
        foreach (var (name, reader, path) in pages)
        {
            var run = new LoadRun(stage, [reader]);
            var page = LoadPage.Get(name, path);
            await run.RunAsync(page, connections: 1, requests: 20, options.Longest);
            LoadCommand.Say(page, 1, await run.RunAsync(page, connections: 1, Math.Min(options.Requests, 200), options.Longest));
        }
        return 0;
    }

    private static async Task<Reader> SignInAsync(Stage stage, string email)
    {
        using var connection = new Connection(stage.Site.Address);
        var reader = new Reader(Guid.Empty);
        await reader.SignInAsync(connection, email, Records.Password);
        return reader;
    }
}
