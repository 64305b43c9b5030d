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

    /// <summary>The item under another id.</summary>
    public static string WithId(string item, string id) => FirstId().Replace(item, $"{{#{id}}}", count: 1);

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

    [GeneratedRegex(@"\{#[^}\s]+\}")]
    private static partial Regex FirstId();

    [GeneratedRegex(@"(?<space>[ \t]*)`lesson (?<lessons>[^`]+)`")]
    private static partial Regex LessonDirective();
}
