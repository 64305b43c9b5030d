namespace Training.Content.Editing;

/// <summary>What a passage of a scene is.</summary>
public enum ScenePassageKind
{
    /// <summary>Someone says or does something.</summary>
    Line,

    /// <summary>What the learner always perceives.</summary>
    Narration,

    /// <summary>What the debrief says of this moment.</summary>
    Debrief,

    /// <summary>The place of directives that don’t stand under the heading.</summary>
    Directives,

    /// <summary>The place of the choices.</summary>
    Choices,
}

/// <summary>Something to perceive: a layer, as the file’s language calls it, and what.</summary>
public sealed record SceneCue(string Layer, string Text);

public sealed record ScenePassage
{
    public required ScenePassageKind Kind { get; init; }

    /// <summary>Which passage of the text it was; null for a new one. One that says the same keeps its line breaks.</summary>
    public int? From { get; init; }

    public string Who { get; init; } = "";
    public IReadOnlyList<SceneCue> Cues { get; init; } = [];

    /// <summary>Which portrait; empty for the one before.</summary>
    public string Expression { get; init; } = "";

    public string Words { get; init; } = "";

    public bool IsPlace => Kind is ScenePassageKind.Directives or ScenePassageKind.Choices;

    internal string Fingerprint =>
        string.Join('\u0001', [Kind.ToString(), Who, Expression, Words, .. Cues.Select(cue => $"{cue.Layer}\u0002{cue.Text}")]);
}

/// <summary>What the engine reads under a scene’s heading, without its backticks.</summary>
/// <param name="Passage">The passage of the text that it stands in; null under the heading.</param>
public sealed record SceneDirective(string Text, int? Passage = null);

public sealed record SceneChoice
{
    public string Words { get; init; } = "";

    /// <summary>The id of a scene, or <c>resume</c>.</summary>
    public string Target { get; init; } = "";

    public IReadOnlyList<string> Directives { get; init; } = [];
    public string Feedback { get; init; } = "";

    public bool IsBlank => Words.Length == 0 && Feedback.Length == 0;

    internal string Fingerprint => string.Join('\u0001', [Words, Target, Feedback, .. Directives]);
}

/// <summary>A scene as fields.</summary>
public sealed record SceneForm
{
    public const int MostPassages = 60;

    public const int MostChoices = 50;

    public string Title { get; init; } = "";

    /// <summary>Empty when the title makes it.</summary>
    public string Id { get; init; } = "";

    public IReadOnlyList<SceneDirective> Directives { get; init; } = [];
    public IReadOnlyList<ScenePassage> Passages { get; init; } = [];
    public IReadOnlyList<SceneChoice> Choices { get; init; } = [];

    /// <summary>Nothing happens in it yet.</summary>
    public bool IsUnwritten => Passages.Count == 0 && Choices.Count == 0;

    /// <summary>Without what forms leave blank, and with a place for choices where there are some.</summary>
    public SceneForm Tidied()
    {
        var choices = Choices.Select(Tidied).Where(choice => !choice.IsBlank).ToList();
        var passages = Passages
            .Select(Tidied)
            .Where(p => p.IsPlace || p.Words.Length > 0 || p.Cues.Count > 0 || p.Expression.Length > 0)
            .ToList();
        if (choices.Count == 0)
            passages.RemoveAll(p => p.Kind == ScenePassageKind.Choices);
        else if (passages.TrueForAll(p => p.Kind != ScenePassageKind.Choices))
            passages.Add(new() { Kind = ScenePassageKind.Choices });
        passages.RemoveAll(p => p.Kind == ScenePassageKind.Directives && Directives.All(d => d.Passage != p.From));
        return this with
        {
            Title = ItemFormText.OneLine(Title),
            Id = Id.Trim(),
            Choices = choices,
            Passages = passages,
            Directives = [.. Directives.Select(d => d with { Text = ItemFormText.OneLine(d.Text) }).Where(d => d.Text.Length > 0)],
        };
    }

    public bool Says(SceneForm other) => Fingerprint == other.Fingerprint;

    private string Fingerprint =>
        string.Join(
            '\u0003',
            [
                Title,
                Id,
                .. Passages.Select(p => p.Fingerprint),
                .. Choices.Select(c => c.Fingerprint),
                string.Join('\u0001', Directives.Select(d => d.Text).Order(StringComparer.Ordinal)),
            ]
        );

    private static ScenePassage Tidied(ScenePassage passage) =>
        passage with
        {
            Who = passage.Who.Trim(),
            Expression = passage.Expression.Trim(),
            Words = passage.Kind == ScenePassageKind.Debrief ? ItemFormText.Trimmed(passage.Words) : ItemFormText.OneLine(passage.Words),
            Cues = [.. passage.Cues.Select(cue => cue with { Text = ItemFormText.OneLine(cue.Text) }).Where(cue => cue.Text.Length > 0)],
        };

    private static SceneChoice Tidied(SceneChoice choice) =>
        choice with
        {
            Words = ItemFormText.OneLine(choice.Words),
            Feedback = ItemFormText.Trimmed(choice.Feedback),
            Directives = [.. choice.Directives.Select(ItemFormText.OneLine).Where(text => text.Length > 0)],
        };
}
