using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Training.Catalogue;
using Training.Content;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Exploring;
using Training.Content.Scenarios.Graphs;

namespace Training.Authoring;

/// <summary>What an author is told of a published scenario: its drawing, what the explorer found, and what the checker says.</summary>
/// <param name="Problems">Warnings only: what has errors is not published, and a draft’s are said where it is written.</param>
public sealed record InspectedScenario(Localized<SceneGraph> Graph, ExplorationReport Report, IReadOnlyList<ContentProblem> Problems);

/// <summary>Inspects scenarios when they are first asked for. A version never changes: what was worked out once holds.</summary>
internal sealed class InspectedScenarios
{
    private readonly ConcurrentDictionary<(string Hash, string Scenario), Lazy<InspectedScenario>> inspected = [];

    private readonly ConcurrentDictionary<(string Hash, string Scenario), Lazy<Localized<SceneGraph>>> graphs = [];

    public InspectedScenario Of(PublishedModule version, Scenario scenario) =>
        inspected.GetOrAdd((version.Hash, scenario.Id.Slug), _ => new(() => Inspect(version, scenario))).Value;

    // A draft changes: what was worked out goes with what it said.
    private readonly ConditionalWeakTable<Scenario, InspectedScenario> drafted = [];

    /// <param name="problems">Of the whole draft.</param>
    public InspectedScenario OfDraft(Scenario scenario, IReadOnlyList<ContentProblem> problems) =>
        drafted.GetValue(
            scenario,
            _ =>
                new(
                    new(SceneGraph.Of(scenario.Script.Fr), SceneGraph.Of(scenario.Script.En)),
                    ScenarioExplorer.Explore(scenario),
                    [
                        .. problems
                            .Where(p =>
                                p.Severity == Severity.Warning && p.At.File.StartsWith($"modules/{scenario.Id}.", StringComparison.Ordinal)
                            )
                            .OrderBy(p => p.At.Line),
                    ]
                )
        );

    /// <summary>The drawing alone.</summary>
    public Localized<SceneGraph> GraphOf(PublishedModule version, Scenario scenario) =>
        graphs
            .GetOrAdd(
                (version.Hash, scenario.Id.Slug),
                _ => new(() => new(SceneGraph.Of(scenario.Script.Fr), SceneGraph.Of(scenario.Script.En)))
            )
            .Value;

    private InspectedScenario Inspect(PublishedModule version, Scenario scenario)
    {
        var problems = new ProblemList();
        ContentReader.Read(version.Files, problems);
        return new(
            GraphOf(version, scenario),
            ScenarioExplorer.Explore(scenario),
            [
                .. problems
                    .Items.Where(p => p.At.File.StartsWith($"modules/{scenario.Id}.", StringComparison.Ordinal))
                    .OrderBy(p => p.At.Line),
            ]
        );
    }
}
