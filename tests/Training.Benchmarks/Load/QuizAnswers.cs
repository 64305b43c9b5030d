using System.Globalization;
using Training.Content.Quizzes;

namespace Training.Benchmarks.Load;

/// <summary>An answer to an item of any kind, as a form posts it; another one every turn.</summary>
internal static class QuizAnswers
{
    // No item has a value above this one.
    private const int MostValues = 32;

    public static IReadOnlyList<string> To(Item item, int turn) =>
        item switch
        {
            ChoiceItem choices => [Say(turn % choices.Choices.Count)],
            SlotItem slots => [.. Enumerable.Range(0, slots.SlotCount).Select(slot => SlotItem.Pair(slot, Value(slots, slot, turn)))],
            _ => [Say(turn)],
        };

    private static int Value(SlotItem item, int slot, int turn)
    {
        var values = Enumerable.Range(0, MostValues).Where(value => item.Fits(slot, value)).ToList();
        return values[(turn + slot) % values.Count];
    }

    private static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
}
