using Training.Authoring.Drafts;
using Training.Authoring.Forms;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Scenarios;

namespace Training.Authoring.ScenarioForms;

/// <summary>Someone who may speak, and the portraits there are of them.</summary>
public sealed record Speaker(string Name, IReadOnlyList<string> Expressions);

/// <summary>What a session can give for a competency.</summary>
/// <param name="ByBest">By the best choice of each scene.</param>
/// <param name="Most">By whichever choice gives most, in all its scenes.</param>
public sealed record PossiblePoints(string Competency, int ByBest, int Most);

/// <summary>A scenario of a draft as its forms show it.</summary>
/// <param name="Text">Null when its marks can’t be read: then only the text itself can be mended.</param>
/// <param name="Scenario">What the checker could read; null while it can’t.</param>
/// <param name="Problems">Of this file, in the order of its lines.</param>
/// <param name="HasErrors">Of the scenario, in either language: then it can’t be drawn or played. A playthrough that departs hides nothing.</param>
public sealed record EditedScenario(
    ModuleDraft Draft,
    DraftPath Path,
    ScenarioText? Text,
    int Revision,
    Scenario? Scenario,
    IReadOnlyList<ContentProblem> Problems,
    bool HasErrors,
    IReadOnlyList<Speaker> Cast,
    IReadOnlyList<string> Competencies,
    IReadOnlyList<string> Gauges,
    IReadOnlyList<string> Facts,
    IReadOnlyList<Option> Acts
)
{
    /// <summary>Whom the cast may be: those of <c>people/</c>.</summary>
    public IReadOnlyList<Option> People { get; init; } = [];

    /// <summary>Where the drawing of each of those who have one is, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Portraits { get; init; } = new Dictionary<string, string>();

    /// <summary>Those that the module aims at.</summary>
    public IReadOnlyList<string> ModuleCompetencies { get; init; } = [];

    /// <summary>All there are, whether the scenario marks them or not.</summary>
    public IReadOnlyList<Option> AllCompetencies { get; init; } = [];

    public IReadOnlyList<Option> HelpLines { get; init; } = [];

    /// <summary>How many errors the checker finds in the same scenario’s other language.</summary>
    public int ErrorsInOther { get; init; }

    /// <summary>What keeps it from being drawn and played: its own errors, or the module’s when the scenario can’t even be read.</summary>
    public IReadOnlyList<ContentProblem> Stopping { get; init; } = [];

    /// <summary>The errors of its playthroughs.</summary>
    public IReadOnlyList<ContentProblem> Departing { get; init; } = [];

    /// <summary>Null when what all modules share can’t be read.</summary>
    public SharedContent? Shared { get; init; }

    /// <summary>Null when the file can’t be read.</summary>
    public FrontMatterText? Front { get; } = Text is null ? null : FrontMatterText.Read(Text.Text);

    public string Address => OpenScenario.AddressOf(Draft, Path.FormName);

    public string Editor => $"~/authoring/drafts/{Draft.Slug}/files/{Path.Path}";

    /// <summary>Where its title, its briefing and its settings are written.</summary>
    public string Settings => $"{Address}/settings";

    /// <summary>Where the points of all its choices are given.</summary>
    public string Points => $"{Address}/points";

    /// <summary>The form of the same scenario in the other language; it may not be there.</summary>
    public string Other =>
        $"~/authoring/drafts/{Draft.Slug}/scenario/{DraftPath.Of(Path.IsTranslation ? Path.Source : Path.Translation).FormName}";

    public string Title => Front?.Value("title") is { Length: > 0 } title ? title : Path.Slug;

    /// <summary>Where it is drawn, explored and played.</summary>
    public string Inspection => $"~/authoring/drafts/{Draft.Slug}/scenarios/{Path.Slug}";

    /// <summary>Where its playthroughs are read and mended.</summary>
    public string Trials => $"{Address}/trials";

    public string AddressOf(string key) => $"{Address}/scenes/{key}";

    public IEnumerable<ContentProblem> ProblemsOf(ScenePart scene)
    {
        var (first, last) = Text!.LinesOf(scene);
        return Problems.Where(p => p.At.Line >= first && p.At.Line <= last);
    }

    /// <summary>Whether no choice leads to a scene that waits for one.</summary>
    public bool IsUnled(ScenePart scene) =>
        ProblemsOf(scene).Any(IsOfUnled) && Scenario?.Script.In(Path.Language).Find(scene.Key) is { Trigger: null };

    /// <summary>What is wrong with a scene; that nothing leads there yet is said as something to come.</summary>
    public IEnumerable<ContentProblem> FaultsOf(ScenePart scene) =>
        IsUnled(scene) ? ProblemsOf(scene).Where(problem => !IsOfUnled(problem)) : ProblemsOf(scene);

    private static bool IsOfUnled(ContentProblem problem) => problem.Code == ProblemCodes.SceneUnreachable;

    /// <summary>Those that the session goes on from.</summary>
    public IEnumerable<ScenePart> ScenesWithChoices =>
        Text!.Scenes.Where(scene => Scenario?.Script.In(Path.Language).Find(scene.Key) is { Ending: null });

    /// <summary>What each competency can come to in the whole session.</summary>
    public IEnumerable<PossiblePoints> PossiblePoints =>
        Scenario is null
            ? []
            : Scenario.Competencies.Select(code => new PossiblePoints(
                code,
                Script.Sum(scene => Most([scene.Effects], code) + Most([Best(scene).FirstOrDefault()?.Effects ?? Effects.None], code)),
                Script.Sum(scene => Most([scene.Effects], code) + Most(scene.Choices.Select(c => c.Effects), code))
            ));

    /// <summary>The competencies that the debrief can never say a level of; that none can be earned is said already, as an error.</summary>
    public IEnumerable<PossiblePoints> WithFewPoints => PossiblePoints.Where(points => points.Most is > 0 and < Levels.LeastPoints);

    /// <summary>The choices of a scene that are worth the most, if they are all on offer; none where all are worth the same.</summary>
    public IEnumerable<Choice> BestOf(ScenePart scene) =>
        Script.FirstOrDefault(read => read.Id == scene.Key) is { } found
        && found.Choices.Select(c => c.Effects.Total).Distinct().Count() > 1
            ? Best(found)
            : [];

    private IReadOnlyList<Scene> Script => Scenario?.Script.In(Path.Language).Scenes ?? [];

    private static IEnumerable<Choice> Best(Scene scene) =>
        scene.Choices.Where(c => c.Effects.Total == scene.Choices.Max(other => other.Effects.Total));

    private static int Most(IEnumerable<Effects> effects, string competency) =>
        effects.Select(e => e.Scores.GetValueOrDefault(competency)).Append(0).Max();

    /// <summary>Of the front matter and the briefing.</summary>
    public IEnumerable<ContentProblem> ProblemsOfNone() =>
        Problems.Where(p => Text is not { Scenes: [var first, ..] } || p.At.Line < first.Line);

    /// <summary>With its name, so that nobody has to know what a code stands for.</summary>
    public string NameOfCompetency(string code) =>
        AllCompetencies.FirstOrDefault(c => c.Id == code) is { } known ? $"{code} – {known.Label}" : code;

    /// <summary>In the words that the debrief has for it, if its author gave some.</summary>
    public string NameOfGauge(string gauge) =>
        Front?.Pairs("labels")?.FirstOrDefault(label => label.Name == gauge).Value is { Length: > 0 } words ? words : gauge;

    /// <summary>As people read it.</summary>
    public string NameOf(NamedKind kind, string name) =>
        kind switch
        {
            NamedKind.Competency => NameOfCompetency(name),
            NamedKind.Gauge => NameOfGauge(name),
            _ => name,
        };

    /// <summary>The words for layers, as this file’s language has them.</summary>
    public IReadOnlyList<string> Layers => LayerWords.In(Path.Language);
}
