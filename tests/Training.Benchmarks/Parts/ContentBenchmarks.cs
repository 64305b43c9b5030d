using BenchmarkDotNet.Attributes;
using Training.Content;
using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Benchmarks.Parts;

/// <summary>Reading what authors wrote, walking through it, and marking it.</summary>
public class ContentBenchmarks
{
    private readonly ContentFiles module = Shipped.Files().Module("confidentialite");
    private readonly ContentFiles long300 = LongScenario.Files(scenes: 300);
    private readonly Scenario[] scenarios = [.. Shipped.Read().Modules.SelectMany(m => m.Activities).OfType<Scenario>()];
    private readonly Quiz quiz = Shipped.Read().Modules.SelectMany(m => m.Activities).OfType<Quiz>().First();

    [Benchmark]
    public object? ReadModule() => ContentReader.Read(module, new ProblemList(), walk: false);

    [Benchmark]
    public object? ReadScenarioOf300Scenes() => ContentReader.Read(long300, new ProblemList(), walk: false);

    [Benchmark]
    public int ExploreShippedScenarios() => scenarios.Sum(s => Exploration.Of(s, s.Script.Fr).States);

    [Benchmark]
    public double? ScoreQuiz() => QuizDraw.For(quiz, seed: 1).Average(item => item.Score(new("0")));
}
