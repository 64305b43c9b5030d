namespace Training.Content.Quizzes;

/// <summary>The items that one attempt asks, in the order it shows them; the same seed always gives the same.</summary>
public static class QuizDraw
{
    public static IReadOnlyList<DrawnItem> For(Quiz quiz, long seed)
    {
        var count = Math.Min(quiz.Draw ?? quiz.Items.Count, quiz.Items.Count);
        var drawn = count < quiz.Items.Count ? Randomness.For(seed, "draw").Shuffle(quiz.Items).Take(count).ToHashSet() : [.. quiz.Items];
        IEnumerable<Item> ordered = quiz.Items.Where(drawn.Contains);
        if (quiz.Shuffle.HasFlag(Shuffle.Items))
            ordered = Randomness.For(seed, "items").Shuffle(ordered);

        return
        [
            .. ordered.Select(item => new DrawnItem(
                item,
                quiz.Shuffle.HasFlag(Shuffle.Choices) ? Randomness.For(seed, item.Id).Shuffle(item.Choices) : item.Choices
            )),
        ];
    }
}

/// <param name="Choices">The item’s choices in the order shown; each keeps its authored index.</param>
public sealed record DrawnItem(Item Item, IReadOnlyList<Choice> Choices);
