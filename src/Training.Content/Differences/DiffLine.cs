namespace Training.Content.Differences;

/// <summary>What became of a line or a word.</summary>
public enum DiffKind
{
    Same,
    Removed,
    Added,

    /// <summary>Lines that stayed the same and are folded.</summary>
    Gap,
}

/// <summary>A run of words that share a fate.</summary>
public sealed record DiffPart(string Text, bool IsChanged);

/// <summary>A line of a comparison.</summary>
/// <param name="Parts">The line, with the words that changed set apart.</param>
/// <param name="Number">From 1: where it stands in the text that it is of, the later one when it is of both.</param>
public sealed record DiffLine(DiffKind Kind, IReadOnlyList<DiffPart> Parts, int Number)
{
    /// <summary>The lines that a gap leaves out.</summary>
    public IReadOnlyList<DiffLine> Folded { get; init; } = [];
}
