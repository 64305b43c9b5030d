using System.Text;

namespace Training.Content.Differences;

/// <summary>A file that isn’t the same in two sets of files.</summary>
/// <param name="Change">Added, removed, or <see cref="DiffKind.Same"/> for one that was changed inside.</param>
/// <param name="IsText">What people read and write; a drawing isn’t.</param>
/// <param name="Lines">None for what isn’t text.</param>
public sealed record FileDifference(string Path, DiffKind Change, bool IsText, IReadOnlyList<DiffLine> Lines);

/// <summary>What changed from one set of files to another, file by file.</summary>
public static class FileDifferences
{
    /// <summary>In the order of their paths.</summary>
    public static IReadOnlyList<FileDifference> Between(ContentFiles from, ContentFiles to) =>
        [
            .. from
                .Paths.Union(to.Paths)
                .Order(StringComparer.Ordinal)
                .Select(path => Compare(path, from.Find(path), to.Find(path)))
                .OfType<FileDifference>(),
        ];

    private static FileDifference? Compare(string path, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte>? after)
    {
        var isText = path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal);
        if (before is { } old && after is { } now && (old.Span.SequenceEqual(now.Span) || (isText && Text(old) == Text(now))))
            return null;
        var change =
            before is null ? DiffKind.Added
            : after is null ? DiffKind.Removed
            : DiffKind.Same;
        return new(path, change, isText, isText ? TextDiff.Compare(Text(before), Text(after)) : []);
    }

    // A text is the same with Windows and Unix line endings.
    private static string Text(ReadOnlyMemory<byte>? bytes) =>
        bytes is { } text ? Encoding.UTF8.GetString(text.Span).ReplaceLineEndings("\n") : "";
}
