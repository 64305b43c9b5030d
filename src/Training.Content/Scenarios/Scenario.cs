using Training.Content.Modules;

namespace Training.Content.Scenarios;

/// <summary>A simulated session: scenes, what the client gives in each, and the choices that lead on.</summary>
/// <param name="Mastery">The scaled score that passes, 0 to 1; a critical error prevents success whatever the score.</param>
/// <param name="Gauges">The numbers that the story remembers, with their starting values.</param>
/// <param name="Cast">Name as spoken in the script → id of a person in <c>people/</c>.</param>
/// <param name="Back">Whether a learner may take the last step back during the session.</param>
/// <param name="Tiles">Who is in a group’s call when it starts, in the order of the mosaic: names of the cast.</param>
public sealed record Scenario(
    ActivityId Id,
    Localized<string> Title,
    TimeSpan Duration,
    Channel Channel,
    double Mastery,
    IReadOnlyList<string> Competencies,
    IReadOnlyDictionary<string, int> Gauges,
    IReadOnlyList<string> Facts,
    IReadOnlyDictionary<string, string> Cast,
    IReadOnlyList<string> Tiles,
    Back Back,
    IReadOnlyList<string> HelpLines,
    Localized<Script> Script
) : Activity(Id, Title, Duration);

/// <summary>Whether one may go back during a session. As in life, one may not unless the author says so.</summary>
public enum Back
{
    No,
    Yes,
}

/// <summary>The scenario in one language. Both languages have the same scenes, choices and effects: only the words differ.</summary>
/// <param name="BriefingHtml">What is known before the session starts.</param>
/// <param name="Labels">What the debrief calls each gauge.</param>
/// <param name="Reflection">Questions for the journal once it is over.</param>
/// <param name="Cited">Source ids in the order of their first citation.</param>
public sealed record Script(
    string BriefingHtml,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Reflection,
    IReadOnlyList<Scene> Scenes,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyList<string> Cited
)
{
    private readonly Dictionary<string, Scene> byId = Scenes.GroupBy(s => s.Id).ToDictionary(s => s.Key, s => s.First());

    /// <summary>All that it warns of, within a sentence: some authors end each with a full stop.</summary>
    public string WarningWords => string.Join(", ", Warnings.Select(warning => warning.TrimEnd('.', ' ')));

    public Scene First => Scenes[0];

    public Scene? Find(string id) => byId.GetValueOrDefault(id);
}

/// <summary>A moment of the session, from what the client gives to what the learner does.</summary>
/// <param name="Trigger">Null for a scene that choices lead to; otherwise what makes it break in.</param>
/// <param name="If">All of these hold, or an act or an interruption does not happen.</param>
/// <param name="Channel">What happens to the channel from here on.</param>
/// <param name="DebriefHtml">What the debrief says of this moment; empty when there is nothing.</param>
/// <param name="Crosses">In a chat: its words were written before the learner’s last ones were read. Only the debrief says so.</param>
public sealed record Scene(
    string Id,
    string Title,
    SourcePoint At,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<Choice> Choices,
    Trigger? Trigger,
    bool Once,
    IReadOnlyList<Condition> If,
    Effects Effects,
    ChannelChange Channel,
    TimeSpan? DecideIn,
    Ending? Ending,
    string DebriefHtml,
    bool Crosses
)
{
    /// <summary>An act or an interruption without choices goes back by itself to where it broke in.</summary>
    public bool ResumesByItself => Choices.Count == 0 && Trigger is not null && Ending is null;

    public Choice? OnTimeout => Choices.FirstOrDefault(c => c.OnTimeout);
}

public enum Ending
{
    Neutral,
    Harm,
}

/// <summary>Something that is given in a scene: a line, or narration.</summary>
public abstract record Passage;

/// <summary>What always reaches the learner.</summary>
public sealed record Narration(string Html) : Passage;

/// <summary>What a person gives: words and cues, each reaching the learner only if the channel carries it.</summary>
/// <param name="Expression">Which portrait shows, from this line on.</param>
/// <param name="Mark">What the person’s tile or window shows, from this line on.</param>
public sealed record Line(string Speaker, string? Words, IReadOnlyList<Cue> Cues, string? Expression, TileMark? Mark = null) : Passage
{
    /// <summary>The words are typed in the chat pane of a call.</summary>
    public bool IsTyped => Mark == TileMark.Message;

    /// <summary>The words without the marks that quote them all, for a sentence that quotes them itself.</summary>
    public string? Quoted =>
        Words is ['«' or '“' or '"', .. var said, '»' or '”' or '"'] && said.AsSpan().IndexOfAny("«»“”\"") < 0
            ? said.Trim(' ', '\u00A0', '\u202F')
            : Words;
}

/// <param name="Lasts">How long a voice or a sound lasts, a silence above all; null when the author doesn’t say.</param>
public sealed record Cue(Layer Layer, string Text, TimeSpan? Lasts = null);

/// <summary>What the learner may say or do. Words between « » are said; others are done.</summary>
/// <param name="Index">Its place in the scene, which is what a step records.</param>
/// <param name="Target">The scene it leads to; null goes back to where an act or an interruption broke in.</param>
public sealed record Choice(
    int Index,
    SourcePoint At,
    string Words,
    string? Target,
    Effects Effects,
    IReadOnlyList<Condition> If,
    bool IsCritical,
    bool OnTimeout,
    string FeedbackHtml
);

/// <summary>What a choice, or the arrival in a scene, does to the session.</summary>
public sealed record Effects(IReadOnlyDictionary<string, int> Scores, IReadOnlyDictionary<string, int> Gauges, IReadOnlyList<string> Facts)
{
    public static readonly Effects None = new(new Dictionary<string, int>(), new Dictionary<string, int>(), []);

    public int Total => Scores.Values.Sum();
}

/// <summary>What must hold for a choice to be offered, or for an act or an interruption to happen.</summary>
public abstract record Condition;

public sealed record FactCondition(string Fact, bool IsTrue) : Condition;

public sealed record GaugeCondition(string Gauge, Comparison Comparison, int Value, bool Holds) : Condition;

public enum Comparison
{
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

/// <summary>What makes a scene break into another.</summary>
public abstract record Trigger;

/// <param name="Acts">The tray acts that it answers.</param>
/// <param name="In">The scenes where it answers; empty for anywhere.</param>
public sealed record ActTrigger(IReadOnlyList<string> Acts, IReadOnlyList<string> In) : Trigger
{
    public bool MayAnswerIn(Scene scene) => In.Count == 0 || In.Contains(scene.Id);
}

/// <param name="At">The scenes at whose arrival it breaks in.</param>
/// <param name="OneOf">Only at one of them, which the attempt’s seed picks.</param>
/// <param name="After">Only once this much session time has passed; with no scenes, at the first arrival after it.</param>
public sealed record InterruptionTrigger(IReadOnlyList<string> At, bool OneOf, TimeSpan? After) : Trigger
{
    public bool MayBreakInto(Scene scene) => At.Count == 0 ? scene.Trigger is null : At.Contains(scene.Id);
}
