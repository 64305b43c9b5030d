using System.Security.Cryptography;
using System.Text;
using Training.Authoring.Forms;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Markup;
using Training.Content.Scenarios;
using Training.Pages.Forms;

namespace Training.Authoring.ScenarioForms;

/// <summary>Someone whom a text makes speak and who isn’t in the cast.</summary>
/// <param name="IsTaken">They join it, without a portrait.</param>
public sealed record FoundPerson(string Name, bool IsTaken);

/// <summary>The answers that go with a text: who joins the cast, what becomes of its first lines, where choices lead that don’t say so.</summary>
internal sealed record PasteAnswers
{
    /// <summary>Those whom the page offered, and those who were taken.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];
    public IReadOnlyList<string> Taken { get; init; } = [];

    /// <summary>Null while nothing was asked of the first lines.</summary>
    public bool? Briefing { get; init; }

    /// <summary>By the lines of the choices.</summary>
    public IReadOnlyDictionary<int, string> Targets { get; init; } = new Dictionary<int, string>();
}

/// <summary>A text of scenes as the page shows it: what is understood, and the session that it would make.</summary>
public sealed record PastedScenes
{
    public required EditedScenario Scenario { get; init; }

    /// <summary>As it is in its field.</summary>
    public string Text { get; init; } = "";

    /// <summary>Null before it is read.</summary>
    public ScenesText? Read { get; init; }

    public AddedScenes? Added { get; init; }
    public IReadOnlyList<FoundPerson> People { get; init; } = [];

    /// <summary>Those that the text counts and that the session doesn’t yet.</summary>
    public IReadOnlyList<string> Competencies { get; init; } = [];

    /// <summary>Those that the session scores and that no choice gives points to, once the text is added.</summary>
    public IReadOnlyList<string> Unscored { get; init; } = [];

    /// <summary>Those that the text makes true and that the session doesn’t have yet.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Whether the first lines go to the briefing; null when they can’t.</summary>
    public bool? Briefing { get; init; }

    /// <summary>Where choices lead that don’t say so, by their lines.</summary>
    public IReadOnlyDictionary<int, string> Targets { get; init; } = new Dictionary<int, string>();

    public FormErrors Errors { get; init; } = new();

    /// <summary>Of a file, what isn’t taken.</summary>
    public IReadOnlyList<Localized<string>> LeftOut { get; init; } = [];

    /// <summary>What was just done: <c>some</c>, <c>none</c>; <c>changed</c> when the text is another than was read.</summary>
    public string? Done { get; init; }

    /// <summary>How many scenes are in the session.</summary>
    public int Count { get; init; }

    /// <summary>Who changed the session meanwhile; empty for someone who has left, null for nobody.</summary>
    public string? DepartedBy { get; init; }

    public IEnumerable<AddedScene> ToAdd =>
        Added?.Scenes.Where(scene => scene.Outcome is SceneOutcome.Added or SceneOutcome.Filled or SceneOutcome.Waiting) ?? [];

    // What can go to the briefing is asked about.
    public IEnumerable<ScenesRemark> Remarks =>
        [.. (Read?.Remarks ?? []).Where(remark => remark.Kind != ScenesRemarkKind.Before || Briefing is null), .. Added?.Remarks ?? []];

    /// <summary>Says that it is this text that was read.</summary>
    public string Seal => SealOf(Text);

    public static string SealOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>What is understood of a text, and what it makes of the session.</summary>
    internal static PastedScenes Of(EditedScenario scenario, string text, PasteAnswers answers)
    {
        var session = scenario.Text!;
        var read = ScenesText.Read(text, NamesOf(scenario));
        var news = read.Scenes.Where(scene => !AddedScenes.IsWritten(session, scene)).ToList();
        var people = PeopleOf(scenario, news, answers);
        var competencies = CompetenciesOf(scenario, news);
        var facts = FactsOf(scenario, news);
        var briefing = news.Count > 0 ? BriefingOf(session, read.Before, scenario.Title) : null;
        var takesBriefing = briefing is null ? (bool?)null : answers.Briefing ?? true;
        var targets = read
            .Scenes.Index()
            .SelectMany(scene =>
                scene
                    .Item.Choices.Where(c => c.Target.Length == 0)
                    .Select(c => (c.Line, Next: read.Scenes.ElementAtOrDefault(scene.Index + 1)))
            )
            .ToDictionary(c => c.Line, c => answers.Targets.GetValueOrDefault(c.Line) ?? c.Next?.Title ?? "");
        var settled = Settled(session, [.. people.Where(p => p.IsTaken).Select(p => p.Name)], competencies, facts);
        var added = AddedScenes.Of((takesBriefing is true ? settled.WithBriefing(briefing!) : null) ?? settled, read, targets);
        return new()
        {
            Scenario = scenario,
            Text = text,
            Read = read,
            Added = added,
            People = people,
            Competencies = competencies,
            Unscored = scenario.Path.IsTranslation ? [] : UnscoredOf([.. scenario.Competencies, .. competencies], added),
            Facts = facts,
            Briefing = takesBriefing,
            Targets = targets,
        };
    }

    /// <summary>What of the text isn’t in the session that it makes.</summary>
    public string Rest
    {
        get
        {
            var (read, added) = (Read!, Added!);
            var isTaken = Briefing is true || Scenario.Text!.Briefing == Prose(read.Before, Scenario.Title);
            string[] parts =
            [
                isTaken ? "" : read.Before,
                .. added.Scenes.Where(scene => !scene.IsDone).Select(scene => read.TextOf(scene.Scene)),
                read.Beyond,
            ];
            return string.Join("\n\n", parts.Where(part => part.Trim().Length > 0));
        }
    }

    private static bool IsOwn(EditedScenario scenario, string key) =>
        !scenario.Path.IsTranslation && ScenarioForm.Holds(scenario.Front!, key);

    private static ScenesNames NamesOf(EditedScenario scenario)
    {
        var labels = (scenario.Front!.Pairs("labels") ?? []).ToDictionary(p => p.Name, p => p.Value);
        var competencies = IsOwn(scenario, "competencies")
            ? scenario.Competencies.Union(scenario.AllCompetencies.Select(c => c.Id))
            : scenario.Competencies;
        return new(
            scenario.Path.Language,
            scenario.Text!.Cast,
            [
                .. competencies.Select(code => new CountedName(code, code)),
                .. scenario.Gauges.Select(g => new CountedName(g, labels.GetValueOrDefault(g, g))),
            ]
        )
        {
            Facts = scenario.Facts,
            MayAddFacts = IsOwn(scenario, "facts"),
            Titles = [.. scenario.Text!.Scenes.Select(scene => scene.Title)],
        };
    }

    private static List<FoundPerson> PeopleOf(EditedScenario scenario, List<ReadScene> news, PasteAnswers answers) =>
        IsOwn(scenario, "cast")
            ?
            [
                .. news.SelectMany(scene => scene.Speakers)
                    .Distinct()
                    .Where(name => !scenario.Text!.Cast.Contains(name))
                    .Take(ScenarioForm.MostRows - scenario.Text!.Cast.Count)
                    .Select(name => new FoundPerson(name, !answers.Offered.Contains(name) || answers.Taken.Contains(name))),
            ]
            : [];

    private static List<string> CompetenciesOf(EditedScenario scenario, List<ReadScene> news)
    {
        var counted = news.SelectMany(scene => scene.Choices).SelectMany(c => c.Choice.Directives).Select(d => d.Split(' ')[0]).ToHashSet();
        return IsOwn(scenario, "competencies")
            ? [.. scenario.AllCompetencies.Select(c => c.Id).Where(code => counted.Contains(code) && !scenario.Competencies.Contains(code))]
            : [];
    }

    // Those of the scenes that wait for where a choice leads count too.
    private static List<string> UnscoredOf(IEnumerable<string> competencies, AddedScenes added)
    {
        var scored = added
            .Text.Scenes.Select(added.Text.FormOf)
            .OfType<SceneForm>()
            .Concat(added.Scenes.Where(scene => scene.Outcome == SceneOutcome.Waiting).Select(scene => scene.Form))
            .SelectMany(form => form.Choices)
            .SelectMany(choice => choice.Directives)
            .Select(directive => directive.Split(' '))
            .Where(words => words is [_, ['+', ..]])
            .Select(words => words[0])
            .ToHashSet();
        return [.. competencies.Where(code => !scored.Contains(code))];
    }

    private static List<string> FactsOf(EditedScenario scenario, List<ReadScene> news) =>
        IsOwn(scenario, "facts")
            ?
            [
                .. news.SelectMany(scene =>
                        scene.Directives.Select(d => d.Text).Concat(scene.Choices.SelectMany(choice => choice.Choice.Directives))
                    )
                    .Select(directive => directive.Split(' '))
                    .Where(words => words is ["fact" or "if" or "unless", _])
                    .Select(words => words[1])
                    .Distinct()
                    .Where(fact => Slug.IsSlug(fact) && !scenario.Facts.Contains(fact)),
            ]
            : [];

    private static ScenarioText Settled(ScenarioText session, List<string> people, List<string> competencies, List<string> facts)
    {
        var front = FrontMatterText.Read(session.Text)!;
        var cast = (front.Pairs("cast") ?? []).ToDictionary(p => p.Name, p => p.Value);
        foreach (var name in people)
            cast.TryAdd(name, ScenarioForm.NotDrawn);
        var with = people.Count > 0 ? front.WithPairs("cast", cast) : front;
        if (competencies.Count > 0)
            with = with.WithItems("competencies", [.. front.Items("competencies")!, .. competencies]);
        if (facts.Count > 0)
            with = with.WithItems("facts", [.. front.Items("facts")!, .. facts]);
        return session.With(with) ?? session;
    }

    // Only where there is none yet.
    private static string? BriefingOf(ScenarioText session, string before, string title) =>
        session.Briefing.Length == 0 && Prose(before, title) is { Length: > 0 } prose && session.WithBriefing(prose) is not null
            ? prose
            : null;

    // Without the title of the session; other headings are lines in bold.
    private static string Prose(string before, string title)
    {
        if (before.StartsWith("---", StringComparison.Ordinal))
            return "";
        var lines = before
            .Split('\n')
            .Where(line => Slug.From(line) != Slug.From(title))
            .Select(line => line.StartsWith('#') ? $"**{line.TrimStart('#').Trim().Trim('*')}**" : line)
            .ToList();
        return string.Join(before.Contains("\n\n", StringComparison.Ordinal) ? "\n" : "\n\n", lines).Trim('\n');
    }

    /// <summary>What the session’s gauges are called, for saying what choices do.</summary>
    internal Script Script =>
        new(
            "",
            [],
            [],
            [],
            Scenario.Gauges.Distinct().ToDictionary(gauge => gauge, gauge => Scenario.NameOfGauge(gauge).Replace('-', ' ')),
            []
        );
}
