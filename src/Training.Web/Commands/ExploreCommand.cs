using System.Globalization;
using Training.Content;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Exploring;
using Training.Localization;
using Training.Web.Settings;

namespace Training.Web.Commands;

/// <summary><c>content explore</c> says what may happen in one scenario, or in each in a line.</summary>
internal static class ExploreCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (ExploreOptions.Read(args) is not { } options)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Explore.Usage");
            return Terminal.WrongUse;
        }
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = (options.Language ?? Terminal.Language).Culture();
        var text = new ResourceText();
        var folder = options.Folder is { } given ? Path.GetFullPath(given, Terminal.Here) : ContentFolders.Find(Terminal.Here);
        if (!Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync(text["Commands.Content.NoFolder", folder]);
            return Terminal.WrongUse;
        }

        var problems = new ProblemList();
        var content = ContentReader.Read(ContentFiles.FromFolder(folder, problems), problems, walk: false);
        var scenarios = content?.Modules.SelectMany(m => m.Activities).OfType<Scenario>().ToList() ?? [];
        if (options.Scenario is { } asked && content is not null)
            scenarios = scenarios.FindAll(s => s.Id.ToString() == asked);
        if (content is not null && scenarios.Count == 0)
        {
            await Console.Error.WriteLineAsync(text["Commands.Explore.NoScenario", options.Scenario ?? folder]);
            return Terminal.WrongUse;
        }
        // What can’t be read can’t be played.
        if (content is null || scenarios.Exists(s => HasErrors(s, problems)))
        {
            await Console.Error.WriteLineAsync(text["Commands.Explore.Errors"]);
            return 1;
        }

        var reports = ScenarioExplorer.ExploreAll(scenarios);
        var explored = scenarios.Zip(reports).ToList();
        if (options.Scenario is null)
            new ExplorationSummary(Console.Out, text).Write(explored);
        else
            new ExplorationPrint(Console.Out, text).Write(scenarios[0], reports[0]);
        return reports.All(r => r.IsSound) ? 0 : 1;
    }

    private static bool HasErrors(Scenario scenario, ProblemList problems) =>
        problems.Items.Any(p =>
            p.Severity == Severity.Error && p.At.File.StartsWith($"modules/{scenario.Id}.scenario.", StringComparison.Ordinal)
        );
}

/// <summary>What a person may ask of <c>content explore</c>.</summary>
internal sealed record ExploreOptions(string? Scenario, Language? Language, string? Folder)
{
    /// <returns>Null when the arguments make no sense.</returns>
    public static ExploreOptions? Read(string[] args)
    {
        var options = new ExploreOptions(null, null, null);
        for (var rest = args.AsSpan(); !rest.IsEmpty; )
            switch (rest)
            {
                case ["--lang", var code, ..] when options.Language is null && Languages.Find(code) is { } language:
                    options = options with { Language = language };
                    rest = rest[2..];
                    break;
                case ["--folder", var folder, ..] when options.Folder is null:
                    options = options with { Folder = folder };
                    rest = rest[2..];
                    break;
                case [var scenario, ..] when options.Scenario is null && !scenario.StartsWith('-') && scenario.Split('/').Length == 2:
                    options = options with { Scenario = scenario };
                    rest = rest[1..];
                    break;
                default:
                    return null;
            }
        return options;
    }
}
