using Training.Content.Editing;
using Training.Content.Scenarios;

namespace Training.Authoring.ScenarioForms;

/// <summary>What the channel lets through in a scene, as far as its author can know: over whichever channels one may come there.</summary>
public sealed class SceneLayers
{
    /// <summary>Where nothing is known, nothing is hidden.</summary>
    public static readonly SceneLayers All = new([]);

    private readonly List<ChannelState> states;

    private SceneLayers(IEnumerable<ChannelState> states) => this.states = [.. states.Distinct()];

    /// <summary>The channel of the session, by which a line that was cut is restored, where one comes here while it still is; null elsewhere.</summary>
    public string? StillCut { get; private init; }

    public static SceneLayers Of(EditedScenario scenario, ScenePart? part, SceneForm form)
    {
        if (FirstOf(scenario) is not { } first)
            return All;
        var before =
            part is not null && scenario.Scenario is { } read
                ? SceneChannels.Of(first, read.Script.In(scenario.Path.Language)).Before(part.Key)
                : [];
        var change = ChangeIn([.. form.Directives.Select(d => d.Text)]);
        // Nothing leads there yet: as the session begins.
        return new(
            (before.Count > 0 ? before : [new(first, ChannelCondition.Clear, TimeSpan.Zero)]).Select(state =>
                state.After(change) with
                {
                    Lag = TimeSpan.Zero,
                }
            )
        )
        {
            StillCut = change == ChannelChange.None && before.Any(state => !state.CarriesWords) ? DirectiveText.Of(first) : null,
        };
    }

    /// <param name="layer">As the file calls it; one that is no layer hides nowhere.</param>
    public bool Carries(string layer) => LayerWords.Find(layer) is not { } known || Carries(known);

    public bool Carries(Layer layer) => states.Count == 0 || states.Exists(state => state.Carries(layer));

    /// <summary>Whether anything that is said can be heard or read.</summary>
    public bool CarriesWords => states.Count == 0 || states.Exists(state => state.CarriesWords);

    /// <summary>The one channel that hides things, when it is one and it is clear; else null.</summary>
    public string? Hiding =>
        states.TrueForAll(state => state.Condition == ChannelCondition.Clear)
        && states.Select(state => state.Channel).Distinct().ToList() is [var only]
            ? DirectiveText.Of(only)
            : null;

    private static Channel? FirstOf(EditedScenario scenario) => scenario.Scenario?.Channel ?? Named(scenario.Front?.Value("channel") ?? "");

    private static Channel? Named(string word) =>
        Enum.GetValues<Channel>().Where(channel => DirectiveText.Of(channel) == word).Cast<Channel?>().FirstOrDefault();

    private static ChannelChange ChangeIn(IReadOnlyList<string> directives) =>
        new(
            Named(SceneFields.ChannelOf(directives)),
            directives.Contains("freeze") ? ChannelCondition.Frozen
                : directives.Contains("camera off") ? ChannelCondition.CameraOff
                : directives.Contains("cut") ? ChannelCondition.Cut
                : null,
            null
        );
}
