using System.Globalization;
using Training.Content.Quizzes;

namespace Training.Statistics;

/// <summary>
/// What an answer is counted under: each ticked choice, each place with what stands in it; right or wrong for what is typed, because the words
/// that someone typed are theirs.
/// </summary>
internal static class AnswerKeys
{
    /// <summary>Whoever was asked, whatever they answered.</summary>
    public const string All = "*";

    public const string None = "";
    public const string Right = "right";
    public const string Wrong = "wrong";
    public const string Written = "written";

    public static IReadOnlyList<string> Of(Item item, Response response) =>
        item switch
        {
            _ when response.IsEmpty => [None],
            ChoiceItem choices => [.. response.Ticked.Where(index => choices.Choices.Any(c => c.Index == index)).Select(Choice)],
            SlotItem slots =>
            [
                .. slots
                    .Filled(response)
                    .Index()
                    .Where(filled => filled.Item is not null)
                    .Select(filled => SlotItem.Pair(filled.Index, filled.Item!.Value)),
            ],
            OpenItem => [Written],
            _ => [item.Score(response) == 1 ? Right : Wrong],
        };

    public static string Choice(int index) => index.ToString(CultureInfo.InvariantCulture);
}
