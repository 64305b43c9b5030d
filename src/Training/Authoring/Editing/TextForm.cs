namespace Training.Authoring.Editing;

/// <summary>A text as it is typed, and the revision of the file that it was begun from.</summary>
public sealed record TextForm
{
    public string? Text { get; init; }
    public int Revision { get; init; }

    /// <summary>What the file is to say; line ends as browsers send them.</summary>
    public string Typed => (Text ?? "").ReplaceLineEndings("\n");
}
