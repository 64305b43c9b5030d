namespace Training.Content.Quizzes;

/// <summary>The items that one attempt asks, as it shows them; the same seed always gives the same.</summary>
public static class QuizDraw
{
    /// <param name="except">Ids of items that are not asked again, with whatever is asked together with them; null for none.</param>
    public static IReadOnlyList<Item> For(Quiz quiz, long seed, IReadOnlySet<string>? except = null)
    {
        var groups = Quiz.Groups(quiz.Items).Where(group => except is null || !group.Any(item => except.Contains(item.Id))).ToList();
        return Shown(quiz, seed, Drawn(groups, quiz.Draw, seed));
    }

    /// <summary>The items that a pre-test asks, from the same bank.</summary>
    public static IReadOnlyList<Item> PreTest(Quiz quiz, long seed) =>
        Shown(quiz, seed, Drawn([.. Quiz.Groups(quiz.Items)], quiz.PreTest, seed));

    /// <summary>The fewest and the most items that an attempt can ask, cases having several.</summary>
    public static (int Fewest, int Most) CountOf(Quiz quiz) => CountOf(quiz, quiz.Draw);

    /// <summary>The same, of its pre-test.</summary>
    public static (int Fewest, int Most) CountOfPreTest(Quiz quiz) => CountOf(quiz, quiz.PreTest);

    private static (int Fewest, int Most) CountOf(Quiz quiz, int? draw)
    {
        var sizes = Quiz.Groups(quiz.Items).Select(group => group.Count).Order().ToList();
        var count = Math.Min(draw ?? sizes.Count, sizes.Count);
        return (sizes.Take(count).Sum(), sizes.TakeLast(count).Sum());
    }

    /// <returns>In the authored order.</returns>
    private static IEnumerable<IReadOnlyList<Item>> Drawn(List<IReadOnlyList<Item>> groups, int? draw, long seed)
    {
        if (draw is not { } count || count >= groups.Count)
            return groups;
        var drawn = Randomness.For(seed, "draw").Shuffle(groups).Take(count).ToHashSet();
        return groups.Where(drawn.Contains);
    }

    private static List<Item> Shown(Quiz quiz, long seed, IEnumerable<IReadOnlyList<Item>> groups)
    {
        var ordered = quiz.Shuffle.HasFlag(Shuffle.Items) ? Randomness.For(seed, "items").Shuffle(groups) : groups;
        return [.. ordered.SelectMany(group => group).Select(item => item.Shuffled(seed, quiz.Shuffle))];
    }
}
