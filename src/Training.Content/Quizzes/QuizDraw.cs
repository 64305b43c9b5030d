namespace Training.Content.Quizzes;

/// <summary>The items that one attempt asks, as it shows them; the same seed always gives the same.</summary>
public static class QuizDraw
{
    public static IReadOnlyList<Item> For(Quiz quiz, long seed)
    {
        var groups = Quiz.Groups(quiz.Items).ToList();
        var count = Math.Min(quiz.Draw ?? groups.Count, groups.Count);
        var drawn = count < groups.Count ? Randomness.For(seed, "draw").Shuffle(groups).Take(count).ToHashSet() : [.. groups];
        IEnumerable<IReadOnlyList<Item>> ordered = groups.Where(drawn.Contains);
        if (quiz.Shuffle.HasFlag(Shuffle.Items))
            ordered = Randomness.For(seed, "items").Shuffle(ordered);

        return [.. ordered.SelectMany(group => group).Select(item => item.Shuffled(seed, quiz.Shuffle))];
    }

    /// <summary>The fewest and the most items that an attempt can ask, cases having several.</summary>
    public static (int Fewest, int Most) CountOf(Quiz quiz)
    {
        var sizes = Quiz.Groups(quiz.Items).Select(group => group.Count).Order().ToList();
        var count = Math.Min(quiz.Draw ?? sizes.Count, sizes.Count);
        return (sizes.Take(count).Sum(), sizes.TakeLast(count).Sum());
    }
}
