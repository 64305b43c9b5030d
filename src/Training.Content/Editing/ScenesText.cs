namespace Training.Content.Editing;

/// <summary>What points count for: its name in the file, and what people read.</summary>
public sealed record CountedName(string Name, string Label);

/// <summary>What a text of scenes may name: who speaks, and what points count for.</summary>
public sealed record ScenesNames(Language Language, IReadOnlyList<string> Cast, IReadOnlyList<CountedName> Counted)
{
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Whether a text may give the session facts that it doesn’t have.</summary>
    public bool MayAddFacts { get; init; }

    /// <summary>Of the scenes that are there.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];
}

/// <summary>What the scenes of a text are read with.</summary>
internal sealed record ScenesKnown(ScenesNames Names, ScenesSpeech Speech, ScenesSettings Settings, ScenesTitles Titles);

/// <summary>What is to be known of a text of scenes before they are added.</summary>
public enum ScenesRemarkKind
{
    /// <summary>What stands above the first scene.</summary>
    Before,

    /// <summary>A heading above those of the scenes.</summary>
    Part,

    /// <summary>More scenes than are taken at once.</summary>
    TooMany,

    Untitled,

    /// <summary>Another scene of the text has the same title.</summary>
    Twice,

    /// <summary>A heading within a scene, taken for narration.</summary>
    Heading,

    /// <summary>A choice that doesn’t say where it leads.</summary>
    Nowhere,

    /// <summary>An arrow without words before it.</summary>
    Wordless,

    /// <summary>What looks like points, of what the session doesn’t count.</summary>
    Points,

    /// <summary>A fact or a condition that isn’t known.</summary>
    Unknown,

    /// <summary>Words beside points that settle nothing known: they are left out.</summary>
    Unsettled,

    /// <summary>Words that are taken for a fact that says something else.</summary>
    Guessed,

    /// <summary>Words between parentheses that stay among those of a choice.</summary>
    Aside,

    /// <summary>Words after the title that a choice leads to, taken for its feedback.</summary>
    After,

    /// <summary>What a line says of the choices below it and that isn’t understood.</summary>
    Choices,

    /// <summary>What the learner says, which is told as narration.</summary>
    Learner,

    /// <summary>Someone speaks on a line that is cut.</summary>
    Cut,

    /// <summary>The line that another scene cuts is there again.</summary>
    Restored,

    Time,

    /// <summary>Words beside a time that is understood, taken for narration.</summary>
    Beside,

    /// <summary>Who says what is quoted isn’t sure.</summary>
    Quoted,

    /// <summary>Feedback without a choice above it.</summary>
    Feedback,

    /// <summary>An incident that a form has to say.</summary>
    Incident,

    /// <summary>Neither a choice nor an ending.</summary>
    DeadEnd,

    /// <summary>A timed decision without a choice that silence means.</summary>
    Silence,

    /// <summary>A choice leads to a scene that isn’t there: it is begun.</summary>
    Begun,

    /// <summary>A scene of that title is written already.</summary>
    Written,

    /// <summary>Something that a scene can’t hold as it is.</summary>
    Misread,

    /// <summary>More passages or choices than a scene may have.</summary>
    TooLong,
}

/// <param name="Line">Of the text, from 1.</param>
/// <param name="What">The words that it is about.</param>
/// <param name="Scene">Which scene of the text; null for none.</param>
public sealed record ScenesRemark(ScenesRemarkKind Kind, int Line, string What = "", int? Scene = null)
{
    /// <summary>On how many lines the same is to be said; it is said of the first.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The fact that the words are taken for; empty for none.</summary>
    public string As { get; init; } = "";
}

/// <param name="Text">As it was typed.</param>
public sealed record ReadPassage(ScenePassage Passage, int Line, string Text);

/// <param name="Choice">Without a target, which no one knows before all scenes are read.</param>
/// <param name="Target">Where it leads, as it was typed; empty when nothing is said.</param>
public sealed record ReadChoice(SceneChoice Choice, int Line, string Target);

/// <summary>A scene as it is understood from a text.</summary>
/// <param name="Id">Empty unless the text gives one.</param>
/// <param name="Number">The one before its title; null for none.</param>
/// <param name="Last">Its last line.</param>
public sealed record ReadScene(string Title, string Id, int? Number, int Line, int Last)
{
    public IReadOnlyList<SceneDirective> Directives { get; init; } = [];
    public IReadOnlyList<ReadPassage> Passages { get; init; } = [];
    public IReadOnlyList<ReadChoice> Choices { get; init; } = [];

    /// <summary>Longer than any scene is: it isn’t read.</summary>
    public bool IsTooLong { get; init; }

    /// <summary>Only a title so far.</summary>
    public bool IsTitle => Directives.Count + Passages.Count + Choices.Count == 0;

    /// <summary>Who speaks in it.</summary>
    public IEnumerable<string> Speakers =>
        Passages.Where(p => p.Passage.Kind == ScenePassageKind.Line).Select(p => p.Passage.Who).Distinct();
}

/// <summary>
/// A text of several scenes, as its author has it in a word processor, and what is understood of it. What isn’t understood stays among the words
/// where it stands.
/// </summary>
/// <param name="Before">What stands above the first scene.</param>
/// <param name="Beyond">The scenes that are too many, as they were typed.</param>
public sealed record ScenesText(
    IReadOnlyList<ReadScene> Scenes,
    IReadOnlyList<ScenesRemark> Remarks,
    string Before,
    string Beyond,
    IReadOnlyList<string> Lines
)
{
    /// <summary>More than any session has; the others are added after.</summary>
    public const int MostScenes = 60;

    /// <summary>Of the whole text.</summary>
    public const int MostLetters = 250_000;

    private const int MostRemarks = 200;

    public static ScenesText Read(string text, ScenesNames names) => new ScenesReader(text, names).Read(MostRemarks);

    /// <summary>A scene as it was typed.</summary>
    public string TextOf(ReadScene scene) => string.Join('\n', Lines.Skip(scene.Line - 1).Take(scene.Last - scene.Line + 1)).Trim('\n');
}
