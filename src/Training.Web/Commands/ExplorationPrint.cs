using System.Globalization;
using Microsoft.Extensions.Localization;
using Training.Authoring;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Exploring;
using Training.Localization;

namespace Training.Web.Commands;

/// <summary>Everything the explorer found in one scenario, for a terminal.</summary>
internal sealed class ExplorationPrint(TextWriter writer, IStringLocalizer<TrainingText> text)
{
    public void Write(Scenario scenario, ExplorationReport report)
    {
        var script = scenario.Script.In(Languages.Current);
        writer.WriteLine($"{scenario.Title.In(Languages.Current)} — {scenario.Id}");
        writer.WriteLine(ExplorationText.States(report.States, text));
        foreach (var scene in report.States.Unreached)
            writer.WriteLine(text[report.States.IsCut ? "Explore.SceneUnseen" : "Explore.SceneUnreached", scene]);

        WriteLearners(report);
        WriteShares("Explore.Endings", script.Scenes.Where(s => s.Ending is not null).Select(s => (s.Id, report.Of(s).Ended)), report);
        WriteShares("Explore.Scenes", report.Scenes.Select(s => (s.Scene, s.Reached)), report);
        WriteShares("Explore.Channels", report.Channels.Select(c => (ExplorationText.Channel(c, text), c.Met)), report);
        WriteUntaken(script, report);
        WriteIdle(script, report);
        writer.WriteLine();
        writer.WriteLine(text["Explore.How"]);
    }

    private void WriteLearners(ExplorationReport report)
    {
        var groups = report.Kinds.Append(report.Everyone).ToList();
        var table = Begin("Explore.Learners");
        table.Add("", groups.Select(g => g.Learners.ToString("N0")));
        Row("Explore.Passed", g => ExplorationText.Share(g.Passed, g.Learners));
        Row("Explore.Critical", g => ExplorationText.Share(g.WithCriticalError, g.Learners));
        if (report.Everyone.Unfinished > 0)
            Row("Explore.Unfinished", g => ExplorationText.Share(g.Unfinished, g.Learners));
        Row("Explore.MedianScore", g => ExplorationText.Percent(g.MedianScore));
        Row("Explore.MedianTime", g => ExplorationText.Time(g.MedianTime, text));
        Row("Explore.MedianSteps", g => g.MedianSteps.ToString("N0"));
        table.WriteTo(writer);

        table = Begin("Explore.Scores");
        for (var bin = 0; bin < report.Everyone.Scores.Count; bin++)
            table.Add(
                ExplorationText.ScoreRange(bin, report.Everyone.Scores.Count, text),
                groups.Select(g => ExplorationText.Share(g.Scores[bin], g.Learners))
            );
        table.WriteTo(writer);

        void Row(string name, Func<LearnersReport, string> cell) => table.Add(text[name], groups.Select(cell));
    }

    private void WriteShares(string title, IEnumerable<(string Name, LearnerCount Count)> rows, ExplorationReport report)
    {
        var table = Begin(title);
        foreach (var (name, count) in rows)
            table.Add(
                name,
                report
                    .Kinds.Select(k => ExplorationText.Share(count.Of(k.Kind!.Value), k.Learners))
                    .Append(ExplorationText.Share(count.Total, report.Everyone.Learners))
            );
        table.WriteTo(writer);
    }

    private void WriteUntaken(Script script, ExplorationReport report)
    {
        Title("Explore.Untaken");
        foreach (var choice in report.Untaken)
        {
            writer.WriteLine($"  {choice.Scene} — {script.Find(choice.Scene)!.Choices[choice.Choice].Words}");
            writer.WriteLine($"    {text[choice.CanBeOffered ? "Explore.UntakenButOffered" : NeverOffered(report)]}");
        }
        if (!report.Untaken.Any())
            writer.WriteLine($"  {text["Explore.None"]}");
    }

    private void WriteIdle(Script script, ExplorationReport report)
    {
        Title("Explore.Idle");
        foreach (var guard in report.Idle)
        {
            var scene = script.Find(guard.Scene)!;
            var conditions = guard.Choice is { } choice ? scene.Choices[choice].If : scene.If;
            writer.WriteLine($"  {guard.Scene} — {string.Join(", ", conditions.Select(DirectiveText.Of))}");
            writer.WriteLine($"    {ExplorationText.Idle(guard, text)}");
        }
        if (!report.Idle.Any())
            writer.WriteLine($"  {text["Explore.None"]}");
    }

    private static string NeverOffered(ExplorationReport report) => report.States.IsCut ? "Explore.UntakenUnseen" : "Explore.NeverOffered";

    private TextTable Begin(string title)
    {
        writer.WriteLine();
        var table = new TextTable();
        table.Add(
            text[title].Value.ToUpper(CultureInfo.CurrentCulture),
            ExplorationText.Kinds.Select(k => ExplorationText.Kind(k, text)).Append(ExplorationText.Kind(null, text))
        );
        return table;
    }

    private void Title(string title)
    {
        writer.WriteLine();
        writer.WriteLine("  " + text[title].Value.ToUpper(CultureInfo.CurrentCulture));
    }
}
