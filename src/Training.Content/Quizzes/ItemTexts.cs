using System.Text;
using System.Text.RegularExpressions;
using Training.Content.Translations;

namespace Training.Content.Quizzes;

/// <summary>The items of a quiz as their author wrote them, each a stretch of the text that can stand in another quiz.</summary>
public static partial class ItemTexts
{
    /// <summary>What stands under each heading of the second level, that heading included, by its id; a case with all its items.</summary>
    public static IReadOnlyDictionary<string, string> Of(string quiz)
    {
        var texts = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        string? id = null;
        foreach (var block in TextBlock.Split(quiz))
        {
            if (block is { Kind: BlockKind.Heading, Level: <= 2 })
                id = block.Level == 2 && block.Id is { } own && texts.TryAdd(own, new()) ? own : null;
            if (id is not null)
                texts[id].Append(block.Text);
        }
        return texts.ToDictionary(t => t.Key, t => t.Value.ToString().ReplaceLineEndings("\n").TrimEnd(), StringComparer.Ordinal);
    }

    /// <summary>The quiz with this item after all its own, and an empty line between.</summary>
    public static string Append(string quiz, string item) => quiz.TrimEnd() + "\n\n" + item.TrimEnd() + "\n";

    /// <summary>The ids of its headings: the item’s own, or a case’s and then those of its items.</summary>
    public static IReadOnlyList<string> Ids(string text) =>
        [.. TextBlock.Split(text).Where(block => block.Level is 2 or 3).Select(block => block.Id).OfType<string>()];

    /// <summary>The item, or the case with its items, under other ids.</summary>
    public static string WithIds(string item, Func<string, string> rename) =>
        string.Concat(
            TextBlock
                .Split(item)
                .Select(block => block is { Level: 2 or 3, Id: { } id } ? LastId().Replace(block.Text, $"{{#{rename(id)}}}") : block.Text)
        );

    /// <summary>Whether two items, or cases, say the same, whatever they are called.</summary>
    public static bool SayTheSame(string one, string other) => Nameless(one) == Nameless(other);

    /// <summary>The item without the lessons that its new module doesn’t have.</summary>
    public static string WithLessons(string item, Func<string, bool> isThere) =>
        LessonDirective()
            .Replace(
                item,
                match =>
                {
                    var kept = match.Groups["lessons"].Value.Split(',', StringSplitOptions.TrimEntries).Where(isThere).ToList();
                    return kept.Count == 0 ? "" : $"{match.Groups["space"].Value}`lesson {string.Join(", ", kept)}`";
                }
            );

    private static string Nameless(string item) => WithIds(item, _ => "");

    [GeneratedRegex(@"\{#[^}\s]+\}(?=\s*\z)")]
    private static partial Regex LastId();

    [GeneratedRegex(@"(?<space>[ \t]*)`lesson (?<lessons>[^`]+)`")]
    private static partial Regex LessonDirective();
}
