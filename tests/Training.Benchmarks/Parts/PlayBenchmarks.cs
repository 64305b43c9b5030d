using BenchmarkDotNet.Attributes;
using Training.Benchmarks.Load;
using Training.Content;
using Training.Content.Scenarios;

namespace Training.Benchmarks.Parts;

/// <summary>A session played again, as every page of it does.</summary>
public class PlayBenchmarks
{
    private readonly Scenario scenario;
    private readonly Step[] steps;
    private readonly Step step;
    private readonly ScenarioEngine engine;
    private readonly ScenarioState state;
    private readonly Nobody nobody = new();

    public PlayBenchmarks()
    {
        scenario = Shipped.Read().Modules[0].Activities.OfType<Scenario>().First();
        var longest = SessionSteps.Longest(scenario);
        // Acts that no scene answers fill it up: they may be taken at any moment.
        steps = [.. longest, .. Enumerable.Repeat(Step.Act("none", longest[^1].At), Math.Max(0, 20 - longest.Count))];
        step = longest[0];
        var index = new ScenarioIndex(scenario, scenario.Script.Fr);
        engine = ScenarioEngine.Seeded(scenario.Script.Fr, index, SessionSteps.Seed);
        state = new(scenario, scenario.Script.Fr, index);
        engine.Begin(state, nobody);
    }

    [Benchmark]
    public int ReplayTwentySteps() => Play.Replay(scenario, Language.Fr, SessionSteps.Seed, steps).StepCount;

    [Benchmark]
    public bool TakeOneStep() => engine.Apply(state.Copy(), step, nobody);

    /// <summary>Hears everything and keeps nothing.</summary>
    private sealed class Nobody : ITranscript
    {
        void ITranscript.Arrived(ScenarioState state) { }

        void ITranscript.Resumed(ScenarioState state) { }

        void ITranscript.Chose(ScenarioState state, Choice choice, Step step) { }

        void ITranscript.Acted(ScenarioState state, Scene? answer, Step step) { }
    }
}
