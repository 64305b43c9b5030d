using System.Globalization;
using Training.Content;
using Training.Content.Scenarios;

namespace Training.Authoring;

/// <summary>Where an author begins to play, and the steps since.</summary>
/// <param name="Gauges">Those that don’t start as written.</param>
/// <param name="Channel">Null for the scenario’s own.</param>
public sealed record Preview(
    Scenario Scenario,
    string Scene,
    IReadOnlyDictionary<string, int> Gauges,
    IReadOnlyList<string> Facts,
    Channel? Channel,
    long Seed,
    IReadOnlyList<PreviewStep> Steps
)
{
    /// <summary>More steps than a session takes, and few enough for an address.</summary>
    public const int MostSteps = 200;

    // As in playthroughs.
    internal static readonly TimeSpan StepTime = TimeSpan.FromSeconds(10);

    /// <summary>The page about the scenario, from <c>~/</c>: among those that are published, unless it is a draft’s.</summary>
    public string Root { get; init; } = RootOf(Scenario);

    /// <summary>Null when what is kept is one trial more.</summary>
    public ReplacedTrial? Replaces { get; init; }

    public static string RootOf(Scenario scenario) => $"~/authoring/{scenario.Id}";

    public static Preview At(Scenario scenario, Scene scene, string root) =>
        new(scenario, scene.Id, new Dictionary<string, int>(), [], null, 1, []) { Root = root };

    public Preview With(PreviewStep step) => this with { Steps = [.. Steps, step] };

    public Preview WithoutLast => this with { Steps = [.. Steps.SkipLast(1)] };

    public Preview Again => this with { Steps = [] };

    public int Gauge(string name) => Gauges.TryGetValue(name, out var value) ? value : Scenario.Gauges[name];

    /// <summary>The page that shows it, from <c>~/</c>.</summary>
    public string Address
    {
        get
        {
            IEnumerable<(string Name, string Value)> query =
            [
                ("scene", Scene),
                .. Gauges.Select(g => (PreviewReader.GaugePrefix + g.Key, g.Value.ToString(CultureInfo.InvariantCulture))),
                .. Facts.Select(f => ("fact", f)),
                .. Channel is { } channel ? [("channel", DirectiveText.Of(channel))] : Array.Empty<(string, string)>(),
                ("seed", Seed.ToString(CultureInfo.InvariantCulture)),
                .. Steps.Count > 0 ? [("steps", string.Join('.', Steps))] : Array.Empty<(string, string)>(),
            ];
            return $"{Root}/play?{string.Join('&', query.Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value)}"))}{(Replaces is { } trial ? $"&{trial.Query}" : "")}";
        }
    }

    /// <summary>As a learner’s session begins: at the first scene, with nothing set beforehand.</summary>
    public bool IsFromTheStart => Scene == Scenario.Script.Fr.First.Id && Gauges.Count == 0 && Facts.Count == 0 && Channel is null;

    /// <param name="before">Is told of each step, before it is taken, with the time waited since the one before.</param>
    public PlayedPreview Play(Language language, Action<Play, PreviewStep, TimeSpan>? before = null)
    {
        var play = Content.Scenarios.Play.Start(Scenario, language, Seed, new(Scene, Gauges, Facts, Channel));
        var (misfits, waited) = (new List<int>(), TimeSpan.Zero);
        foreach (var (step, index) in Steps.Select((s, i) => (s, i)))
        {
            if (step.Kind == PreviewStepKind.Wait)
            {
                waited += step.Time;
                continue;
            }
            var at =
                play.Elapsed
                + StepTime
                + waited
                + (step.Kind == PreviewStepKind.Timeout ? play.Scene.DecideIn ?? TimeSpan.Zero : TimeSpan.Zero);
            before?.Invoke(play, step, waited);
            if (play.Apply(step.ToStep(at)))
                waited = TimeSpan.Zero;
            else
                misfits.Add(index + 1);
        }
        return new(play, misfits, waited);
    }
}

/// <summary>A preview as it stands.</summary>
/// <param name="Misfits">The numbers of the steps that did not fit, and were left out: the scenario has changed since.</param>
/// <param name="Waited">How long the author has waited since the last step.</param>
public sealed record PlayedPreview(Play Play, IReadOnlyList<int> Misfits, TimeSpan Waited);
