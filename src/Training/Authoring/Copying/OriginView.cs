using Training.Authoring.Drafts;
using Training.Content.Differences;
using Training.Content.Files;

namespace Training.Authoring.Copying;

/// <summary>Who changed a file since a module was copied.</summary>
public enum OriginChange
{
    Both = 1,
    OnlyTheirs,
    OnlyOurs,
    None,
}

/// <summary>What becomes of a file that the original changed.</summary>
public enum OriginChoice
{
    Keep = 1,
    Take,

    /// <summary>Theirs where only they changed a line; ours where both did.</summary>
    Merge,
}

/// <summary>What a comparison lets one see.</summary>
public enum OriginSight
{
    /// <summary>What the original changed since the copy was made.</summary>
    Original = 1,

    /// <summary>What taking the original’s would change here.</summary>
    Take,

    /// <summary>What merging would change here.</summary>
    Merge,
}

public sealed record OriginDifference(OriginSight Sight, IReadOnlyList<DiffLine> Lines);

/// <summary>A file as it was copied, as it is here, and as the original has it now.</summary>
/// <param name="Theirs">Null when the original no longer has it.</param>
/// <param name="Conflicts">How many places both changed, each their own way.</param>
public sealed record OriginFile(string Path, OriginChange Change, byte[]? Copied, byte[]? Ours, byte[]? Theirs, Merge? Merge, int Conflicts)
{
    public OriginChoice Usual =>
        Change == OriginChange.OnlyTheirs ? OriginChoice.Take
        : Merge is not null && Conflicts == 0 ? OriginChoice.Merge
        : OriginChoice.Keep;

    public static OriginFile Of(string path, byte[]? copied, byte[]? ours, byte[]? theirs)
    {
        var change =
            Same(ours, theirs) || Same(copied, theirs) && Same(copied, ours) ? OriginChange.None
            : Same(copied, ours) ? OriginChange.OnlyTheirs
            : Same(copied, theirs) ? OriginChange.OnlyOurs
            : OriginChange.Both;
        var merge =
            change == OriginChange.Both && IsText(path) && ours is not null && theirs is not null
                ? Training.Content.Differences.Merge.Of(Text(copied), Text(ours), Text(theirs))
                : null;
        return new(path, change, copied, ours, theirs, merge, merge?.Conflicts.Count() ?? 0);
    }

    /// <summary>The file after a choice; null when it is gone.</summary>
    public byte[]? After(OriginChoice choice) =>
        choice switch
        {
            OriginChoice.Take => Theirs,
            OriginChoice.Merge when Merge is not null => AuthoredText.Write(Merge.Text, Ours),
            _ => Ours,
        };

    private static bool Same(byte[]? one, byte[]? other) =>
        one is null || other is null ? one is null && other is null : one.AsSpan().SequenceEqual(other);

    /// <summary>What the original changed, then what each choice would change here. None for what isn’t text.</summary>
    public IReadOnlyList<OriginDifference> Differences =>
        !IsText(Path) ? []
        : Change == OriginChange.OnlyTheirs ? [Between(OriginSight.Take, Ours, Theirs)]
        : Merge is null ? [Between(OriginSight.Original, Copied, Theirs), Between(OriginSight.Take, Ours, Theirs)]
        :
        [
            Between(OriginSight.Original, Copied, Theirs),
            Between(OriginSight.Take, Ours, Theirs),
            new(OriginSight.Merge, TextDiff.Compare(Text(Ours), Merge.Text)),
        ];

    private static OriginDifference Between(OriginSight sight, byte[]? before, byte[]? after) =>
        new(sight, TextDiff.Compare(Text(before), Text(after)));

    private static bool IsText(string path) =>
        path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal);

    private static string Text(byte[]? bytes) => AuthoredText.Read(bytes) ?? "";
}

/// <summary>A copy beside what it was copied from.</summary>
/// <param name="Source">The original as it is now; null when it is gone, or no longer shared.</param>
/// <param name="Seen">The draft as it was looked at: what is confirmed is what was shown.</param>
public sealed record OriginView(ModuleDraft Draft, CopySource? Source, IReadOnlyList<OriginFile> Files, string Seen)
{
    public bool HasMoved => Source is not null && Source.Hash != Draft.OriginHash;
}
