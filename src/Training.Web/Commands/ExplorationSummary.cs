using Microsoft.Extensions.Localization;
using Training.Authoring;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Exploring;
using Training.Localization;

namespace Training.Web.Commands;

/// <summary>Every scenario in a line, for a terminal.</summary>
internal sealed class ExplorationSummary(TextWriter writer, IStringLocalizer<TrainingText> text)
{
    public void Write(IReadOnlyList<(Scenario Scenario, ExplorationReport Report)> explored)
    {
        var table = new TextTable();
        table.Add(
            "",
            [
                text["Explore.Summary.Scenes"],
                text["Explore.Summary.States"],
                .. ExplorationText.Kinds.Select(k => ExplorationText.Kind(k, text)),
                text["Explore.Summary.Time"],
                text["Explore.Summary.Untaken"],
                text["Explore.Summary.Idle"],
            ]
        );
        foreach (var (scenario, report) in explored)
            table.Add(
                scenario.Id.ToString(),
                [
                    report.Scenes.Count.ToString("N0"),
                    report.States.States.ToString("N0") + (report.States.IsCut ? "+" : ""),
                    .. report.Kinds.Select(k => ExplorationText.Share(k.Passed, k.Learners)),
                    ExplorationText.Time(report.Everyone.MedianTime, text),
                    report.Untaken.Count().ToString("N0"),
                    report.Idle.Count().ToString("N0"),
                ]
            );
        table.WriteTo(writer);
        writer.WriteLine();
        foreach (var (scenario, _) in explored.Where(e => !e.Report.IsSound))
            writer.WriteLine(text["Explore.Unsound", scenario.Id]);
        writer.WriteLine(text["Explore.Summary.Legend"]);
        writer.WriteLine(text["Explore.How"]);
    }
}
