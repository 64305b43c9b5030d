using System.Text;
using BenchmarkDotNet.Attributes;
using Training.Content;
using Training.Content.Markup;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Exploring;
using Training.Content.Scenarios.Graphs;

namespace Training.Benchmarks.Parts;

/// <summary>Reading what authors wrote, walking through it, and marking it.</summary>
public class ContentBenchmarks
{
    private readonly ContentFiles module = Shipped.Files().Module("confidentialite");
    private readonly byte[] long300 = LongScenario.Bytes(scenes: 300);
    private readonly SharedContent shared = Shipped.Read().Shared;
    private readonly Scenario[] scenarios = [.. Shipped.Read().Modules.SelectMany(m => m.Activities).OfType<Scenario>()];
    private readonly Quiz quiz = Shipped.Read().Modules.SelectMany(m => m.Activities).OfType<Quiz>().First();

    private readonly Script drawn300;

    private int typed;

    public ContentBenchmarks() => drawn300 = ReadLong()!.Script.Fr;

    [Benchmark]
    public object? ReadModule() => ContentReader.Read(module, new ProblemList(), walk: false);

    [Benchmark]
    public object? ReadScenarioOf300Scenes() => ReadLong();

    /// <summary>What the editor asks for while a scenario is typed: the whole module, walked where it changed.</summary>
    [Benchmark]
    public object? CheckScenarioOf300ScenesInItsModule()
    {
        byte[] text = [.. long300, .. Encoding.UTF8.GetBytes($"\n> {typed++}\n")];
        var problems = new ProblemList();
        return ContentReader.ReadModule(module.With(LongScenario.Path, text, problems), "confidentialite", shared, problems);
    }

    [Benchmark]
    public int DrawScenarioOf300Scenes() => SceneGraph.Of(drawn300).Height;

    [Benchmark]
    public int WalkShippedScenarios() => scenarios.Sum(s => Exploration.Of(s, s.Script.Fr).States);

    /// <summary>Every state and ten thousand learners of each, on all processors: what <c>content explore</c> does.</summary>
    [Benchmark]
    public int ExploreShippedScenarios() => ScenarioExplorer.ExploreAll(scenarios).Sum(r => r.Everyone.Passed);

    [Benchmark]
    public double? ScoreQuiz() => QuizDraw.For(quiz, seed: 1).Average(item => item.Score(new("0")));

    private Scenario? ReadLong()
    {
        var problems = new ProblemList();
        var file = MarkdownFile.Read(LongScenario.Path, long300, Language.Fr, problems)!;
        return ScenarioReader.Read(new("confidentialite", "long"), file, null, shared, problems, walk: false);
    }
}
