using Training.Content.Markup;
using Training.Content.Quizzes;

namespace Training.Content.Interchange;

/// <summary>A quiz written for other platforms, in one language, and what the format could not carry.</summary>
public sealed record Exported(string Text, IReadOnlyList<NotCarried> Losses);

/// <summary>Something that a format has no place for.</summary>
/// <param name="ItemId">What the item is called; null when it concerns the whole quiz.</param>
public sealed record NotCarried(string? ItemId, Localized<string> What);

/// <summary>What is told of an export or of an import, item by item; each thing once.</summary>
internal sealed class LossList
{
    private const int Most = 1_000;
    private readonly List<NotCarried> items = [];

    public IReadOnlyList<NotCarried> Items => items;

    public void Add(Item? item, string fr, string en) => Add(item?.Id, fr, en);

    public void Add(string? itemId, string fr, string en)
    {
        var loss = new NotCarried(itemId, new(Typography.Set(fr, Language.Fr), en));
        if (items.Count < Most && !items.Contains(loss))
            items.Add(loss);
    }
}
