using Training.Content.Modules;

namespace Training.Content.Quizzes;

/// <summary>Items drawn from a bank, scored from 0 to 1, with feedback on every answer.</summary>
/// <param name="Mastery">The scaled score that passes, 0 to 1.</param>
/// <param name="Attempts">How many attempts are allowed; null for no limit.</param>
/// <param name="Draw">How many items an attempt draws, a case counting for one; null for all of them.</param>
public sealed record Quiz(
    ActivityId Id,
    Localized<string> Title,
    TimeSpan Duration,
    double Mastery,
    int? Attempts,
    int? Draw,
    Shuffle Shuffle,
    TimeSpan? Time,
    Localized<string> IntroductionHtml,
    IReadOnlyList<Item> Items
) : Activity(Id, Title, Duration)
{
    /// <summary>How many items a page shows, a case counting for one; null for all of them.</summary>
    public int? Page { get; init; }

    /// <summary>Whether one may go back to an earlier page.</summary>
    public bool MayGoBack { get; init; } = true;

    /// <summary>How long to wait between submitting an attempt and starting the next; null for not at all.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Which of the attempts gives the quiz its score.</summary>
    public ScoreRule ScoreRule { get; init; }

    public FeedbackPolicy Feedback { get; init; } = FeedbackPolicy.AllAtEnd;

    /// <summary>Whether learners may say of each answer how sure they are.</summary>
    public bool AsksConfidence { get; init; }

    /// <summary>How many items the pre-test draws from the same bank, a case counting for one; null for no pre-test.</summary>
    public int? PreTest { get; init; }

    /// <summary>What is drawn, moved and shown together: an item alone, or the items of a case.</summary>
    public static IEnumerable<IReadOnlyList<Item>> Groups(IEnumerable<Item> items)
    {
        var group = new List<Item>();
        foreach (var item in items)
        {
            if (group.Count > 0 && (item.Case is null || item.Case.Id != group[0].Case?.Id))
            {
                yield return group;
                group = [];
            }
            group.Add(item);
        }
        if (group.Count > 0)
            yield return group;
    }
}

[Flags]
public enum Shuffle
{
    None = 0,
    Choices = 1,
    Items = 2,
    Both = Choices | Items,
}

/// <summary>Which attempt counts.</summary>
public enum ScoreRule
{
    Best,
    Last,
    Average,
}
