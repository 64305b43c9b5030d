using System.Globalization;
using Training.Content;
using Training.Content.Lessons;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Benchmarks.Load;

/// <summary>Something learners do, to be done many times.</summary>
/// <param name="PrepareAsync">Puts in the database what each learner needs to do it so many times.</param>
/// <param name="AskAsync">One request of one learner, or the two that a post and the page after it are; the bytes that came.</param>
internal sealed record LoadPage(
    string Name,
    Func<Records, int, Task> PrepareAsync,
    Func<Connection, Reader, Task<IReadOnlyList<Answer>>> AskAsync
)
{
    private const string ModuleSlug = "confidentialite";

    /// <summary>What every learner has read before: half of the module's lessons.</summary>
    public static IReadOnlyList<ActivityId> Read(ContentSet content)
    {
        var lessons = content.Find(ModuleSlug)!.Activities.OfType<Lesson>().Select(l => l.Id).ToList();
        return [.. lessons.Take(lessons.Count / 2)];
    }

    public static IEnumerable<LoadPage> All(ContentSet content)
    {
        var module = content.Find(ModuleSlug)!;
        var lesson = Lesson(content);
        var read = Read(content);
        yield return Get("lesson", $"/modules/{lesson.Id}");
        yield return AttemptPage(module.Activities.OfType<Quiz>().Last(), read);
        yield return SavedAnswer(module.Activities.OfType<Quiz>().Last(), read);
        yield return ScenarioStep(module.Activities.OfType<Scenario>().First(), read);
        yield return Submission(module.Activities.OfType<Quiz>().Last(), read, isAnswered: true);
        yield return Submission(module.Activities.OfType<Quiz>().Last(), read, isAnswered: false);
        yield return Get("module", $"/modules/{ModuleSlug}");
        yield return Get("dashboard", "/learning");
    }

    /// <summary>What authors open.</summary>
    public static LoadPage Statistics(Quiz quiz, int attempts) =>
        Get($"statistics of {attempts} attempts", $"/authoring/{quiz.Id}/statistics");

    /// <summary>The lesson whose text is the longest.</summary>
    public static Lesson Lesson(ContentSet content) =>
        content.Find(ModuleSlug)!.Activities.OfType<Lesson>().MaxBy(l => l.Text.Fr.Parts.Sum(p => p.ToString().Length))!;

    /// <summary>A page that is only looked at.</summary>
    public static LoadPage Get(string name, string path) =>
        new(name, (_, _) => Task.CompletedTask, async (connection, reader) => [await reader.GetAsync(connection, path)]);

    private static LoadPage AttemptPage(Quiz quiz, IReadOnlyList<ActivityId> read) =>
        new(
            "quiz attempt",
            (records, _) => records.AddQuizAttemptsAsync(quiz, 1, areAnswered: true, read),
            async (connection, reader) => [await reader.GetAsync(connection, $"/modules/{quiz.Id}/attempts/1")]
        );

    // As the page's script saves: one item at a time.
    private static LoadPage SavedAnswer(Quiz quiz, IReadOnlyList<ActivityId> read) =>
        new(
            "saved quiz answer",
            (records, _) => records.AddQuizAttemptsAsync(quiz, 1, areAnswered: false, read),
            async (connection, reader) =>
            {
                var items = QuizDraw.For(quiz, seed: 1);
                var item = items[reader.Turn % items.Count];
                var path = $"/modules/{quiz.Id}/attempts/1/responses";
                return [await reader.PostAsync(connection, path, Form(item, reader.Turn / items.Count), isScript: true)];
            }
        );

    // With script every answer is saved as it is given, and the form brings them all back; without, it brings them first.
    private static LoadPage Submission(Quiz quiz, IReadOnlyList<ActivityId> read, bool isAnswered) =>
        new(
            isAnswered ? "quiz submission" : "quiz submission without script",
            (records, each) => records.AddQuizAttemptsAsync(quiz, each, isAnswered, read),
            async (connection, reader) =>
            {
                var number = reader.Turn + 1;
                var form = QuizDraw.For(quiz, seed: number).SelectMany(item => Form(item, turn: 0));
                var path = $"/modules/{quiz.Id}/attempts/{number}/submit";
                return [await reader.PostAsync(connection, path, form)];
            }
        );

    public static IEnumerable<KeyValuePair<string, string>> Form(Item item, int turn) =>
        [new("item", item.Id), .. QuizAnswers.To(item, turn).Select(value => KeyValuePair.Create($"r.{item.Id}", value))];

    private static LoadPage ScenarioStep(Scenario scenario, IReadOnlyList<ActivityId> read)
    {
        var steps = SessionSteps.Longest(scenario);
        var taken = steps.SkipLast(1).ToList();
        return new(
            $"scenario step ({steps.Count}th)",
            (records, each) => records.AddScenarioAttemptsAsync(scenario, taken, each, read),
            async (connection, reader) =>
            {
                var attempt = $"/modules/{scenario.Id}/attempts/{reader.Turn + 1}";
                var posted = await reader.PostAsync(
                    connection,
                    attempt + "/steps",
                    [new("after", Say(taken.Count)), new("choice", steps[^1].Value)]
                );
                if (posted.Location?.Split('#')[0] != attempt)
                    throw new InvalidOperationException($"The step did not fit: {posted.Location}.");
                return [posted, await reader.GetAsync(connection, attempt)];
            }
        );
    }

    private static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
}
