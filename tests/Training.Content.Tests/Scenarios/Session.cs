using System.Globalization;
using System.Text;
using Training.Content.Markup;
using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

/// <summary>A session to play in tests, with what its author expects of it.</summary>
internal sealed record Session(
    Scenario Scenario,
    SharedContent Shared,
    IReadOnlyList<(string Name, long Seed, IReadOnlyList<Step> Steps)> Playthroughs
)
{
    private static readonly Lazy<Dictionary<string, Session>> All = new(() =>
        Read("content", ContentFiles.FromFolder(Path.Combine(TestContent.RepositoryRoot, "content"), new()))
            .Concat(Read("good", TestContent.Good))
            .ToDictionary()
    );

    /// <summary>Every shipped session, and the good one.</summary>
    public static IEnumerable<string> Names => All.Value.Keys;

    public static Session Of(string name) => All.Value[name];

    /// <summary>The text of its playthroughs.</summary>
    public required string Text { get; init; }

    public static Session OfGood => Of("good: confidentialite/elle-vient-d-entrer");

    /// <summary>Plays by chance until the session ends: choices, acts, silences, and time that passes.</summary>
    public (Play Play, List<Step> Steps) Walk(int seed, Action<Play>? atEachMoment = null)
    {
        const int longest = 1_000;
        var random = new Random(seed);
        var play = Play.Start(Scenario, Language.Fr, seed % 7);
        var steps = new List<Step>();
        atEachMoment?.Invoke(play);
        while (!play.HasEnded)
        {
            var step = Next(play, random);
            Assert.True(play.Apply(step), $"Seed {seed}: {step} does not fit {play.Scene.Id}");
            steps.Add(step);
            Assert.True(play.HasEnded || play.Offered.Count > 0, $"Seed {seed}: nothing to do in {play.Scene.Id}");
            Assert.True(steps.Count < longest, $"Seed {seed}: no end after {longest} steps, in {play.Scene.Id}");
            atEachMoment?.Invoke(play);
        }
        return (play, steps);
    }

    public Play Replay(Language language, int seed, IEnumerable<Step> steps) => Play.Replay(Scenario, language, seed % 7, steps);

    /// <summary>All that a session is at a moment, words excepted: they are another language’s business.</summary>
    public static string Describe(Play play)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{play.Scene.Id} {play.Channel} {play.Elapsed} {play.StepCount} {play.HasEnded} {play.Passed}"
        );
        text.Append(CultureInfo.InvariantCulture, $" [{Pairs(play.Gauges)}] [{string.Join(',', play.Facts.Order())}]");
        text.Append(CultureInfo.InvariantCulture, $" [{string.Join(',', play.Offered.Select(c => c.Index))}] {play.Score.Scaled}");
        text.AppendJoin(' ', play.Score.Competencies.Select(c => $" {c.Competency} {c.Earned}/{c.Possible}"));
        foreach (var m in play.Moments)
            text.AppendLine()
                .Append(CultureInfo.InvariantCulture, $"{m.StepNumber} {m.At} {m.Kind} {m.Scene.Id} {m.Channel} [{Pairs(m.Gauges)}] ")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"[{string.Join(',', m.Offered.Select(c => c.Index))}] {m.Chosen?.Index} {m.TimedOut} "
                )
                .Append(CultureInfo.InvariantCulture, $"{m.Act} {m.AnsweredAct} {play.Score.Critical.Contains(m)}");
        return text.ToString();
    }

    private Step Next(Play play, Random random)
    {
        var at = play.Elapsed + TimeSpan.FromSeconds(random.Next(4) == 0 ? random.Next(200) : random.Next(20));
        return random.Next(10) switch
        {
            < 2 => Step.Act(Shared.Acts[random.Next(Shared.Acts.Count)].Id, at),
            2 when play.Scene.DecideIn is { } time => Step.Timeout(at + time),
            _ => Step.Choose(play.Offered[random.Next(play.Offered.Count)].Index, at),
        };
    }

    private static string Pairs(IReadOnlyDictionary<string, int> pairs) => string.Join(',', pairs.Select(p => $"{p.Key}={p.Value}"));

    private static IEnumerable<KeyValuePair<string, Session>> Read(string where, ContentFiles files)
    {
        var content = ContentReader.Read(files, new())!;
        foreach (var scenario in content.Modules.SelectMany(m => m.Activities).OfType<Scenario>())
        {
            var path = $"modules/{scenario.Id}.playthroughs.yaml";
            var playthroughs = YamlFile.Read(files, path, new())!;
            yield return new(
                $"{where}: {scenario.Id}",
                new(scenario, content.Shared, [.. Content.Scenarios.Playthroughs.Steps(scenario, content.Shared, playthroughs)])
                {
                    Text = TestContent.TextOf(files, path).ReplaceLineEndings("\n"),
                }
            );
        }
    }
}
