using Training.Content.Quizzes;

namespace Training.Content.Interchange;

/// <summary>A quiz written for other platforms, in one language, and what the format could not carry.</summary>
public sealed record Exported(string Text, IReadOnlyList<NotCarried> Losses);

/// <summary>Something that a format has no place for.</summary>
/// <param name="ItemId">Null when it concerns the whole quiz.</param>
public sealed record NotCarried(string? ItemId, Localized<string> What);

/// <summary>What is told of an export, item by item.</summary>
internal sealed class LossList
{
    private readonly List<NotCarried> items = [];

    public IReadOnlyList<NotCarried> Items => items;

    public void Add(Item? item, string fr, string en) => items.Add(new(item?.Id, new(fr, en)));
}

/// <summary>The same, where the format is a package of files.</summary>
public sealed record ExportedPackage(ReadOnlyMemory<byte> Bytes, IReadOnlyList<NotCarried> Losses);
