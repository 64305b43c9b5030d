using Microsoft.Extensions.Localization;
using Training.Content.Quizzes;
using Training.Localization;

namespace Training.Statistics;

/// <summary>What an author should look at in an item, in words.</summary>
internal static class ItemFlags
{
    // Ebel and Frisbie (1991): under .20, an item is to be improved or rejected.
    private const double LeastDiscrimination = 0.2;

    private const double Easiest = 0.95;

    public static IReadOnlyList<string> Of(ItemFigures item, IStringLocalizer<TrainingText> texts) =>
        item.Count < ItemFigures.FewestToCompare ? [] : [.. All(item, texts)];

    private static IEnumerable<string> All(ItemFigures item, IStringLocalizer<TrainingText> texts)
    {
        if (item.Item is ChoiceItem { Kind: ItemKind.Single } single)
        {
            var right = single.Choices.First(c => c.IsRight);
            foreach (var wrong in single.Choices.Where(c => !c.IsRight))
            {
                if (item.StrongestOf(AnswerKeys.Choice(wrong.Index)) > item.StrongestOf(AnswerKeys.Choice(right.Index)))
                    yield return texts["Statistics.Flag.StrongChoseWrong", Letter(wrong.Index)];
                if (item.CountOf(AnswerKeys.Choice(wrong.Index)) == 0)
                    yield return texts["Statistics.Flag.NeverChosen", Letter(wrong.Index)];
            }
            if (item.Difficulty <= 1.0 / single.Choices.Count)
                yield return texts["Statistics.Flag.Chance"];
        }
        if (item.Difficulty > Easiest)
            yield return texts["Statistics.Flag.Easy"];
        else if (item.Discrimination < 0)
            yield return texts["Statistics.Flag.Negative"];
        else if (item.Discrimination < LeastDiscrimination)
            yield return texts["Statistics.Flag.Low"];
    }

    /// <summary>The letter that the page gives a choice, by its authored place.</summary>
    public static string Letter(int index) => ((char)('A' + index)).ToString();
}
