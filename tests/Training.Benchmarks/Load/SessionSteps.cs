using Training.Content;
using Training.Content.Scenarios;

namespace Training.Benchmarks.Load;

/// <summary>A way through a session, to be in the middle of.</summary>
internal static class SessionSteps
{
    public const long Seed = 7;
    private const int Tries = 200;

    /// <summary>The longest session found, without the step that ends it: always the same one.</summary>
    public static IReadOnlyList<Step> Longest(Scenario scenario) =>
        Enumerable.Range(0, Tries).Select(way => Walk(scenario, way)).MaxBy(steps => steps.Count)!;

    /// <summary>Some whole ways through a session, to its end.</summary>
    public static IReadOnlyList<IReadOnlyList<Step>> Some(Scenario scenario) =>
        [.. Enumerable.Range(0, 12).Select(way => Walk(scenario, way, isWhole: true))];

    private static List<Step> Walk(Scenario scenario, int way, bool isWhole = false)
    {
        var steps = new List<Step>();
        var chance = new Random(way);
        var play = Play.Start(scenario, Language.Fr, Seed);
        while (steps.Count < Tries)
        {
            var step = Step.Choose(play.Offered[chance.Next(play.Offered.Count)].Index, play.Elapsed);
            play.Apply(step);
            if (isWhole || !play.HasEnded)
                steps.Add(step);
            if (play.HasEnded)
                break;
        }
        return steps;
    }
}
