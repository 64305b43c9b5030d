using Training.Content.Competencies;
using Training.Content.Modules;

namespace Training.Content.Quizzes;

/// <summary>Items drawn from a bank, scored from 0 to 1, with feedback on every choice.</summary>
/// <param name="Mastery">The scaled score that passes, 0 to 1.</param>
/// <param name="Attempts">How many attempts are allowed; null for no limit.</param>
/// <param name="Draw">How many items an attempt draws; null for all of them.</param>
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
) : Activity(Id, Title, Duration);

[Flags]
public enum Shuffle
{
    None = 0,
    Choices = 1,
    Items = 2,
    Both = Choices | Items,
}

public enum ItemKind
{
    Single,
    Multiple,
}

/// <summary>One question. Its id outlives rewording, because people have answered it.</summary>
public sealed record Item(
    string Id,
    ItemKind Kind,
    IReadOnlyList<string> Competencies,
    CompetencyLevel Level,
    IReadOnlyList<Choice> Choices,
    Localized<ItemText> Text
)
{
    /// <summary>
    /// Single choice: 1 or 0. Multiple response: (right choices ticked − wrong choices ticked) ÷ number of right choices, never below 0.
    /// </summary>
    /// <param name="response">The indexes of the ticked choices, as authored.</param>
    public double Score(IReadOnlySet<int> response)
    {
        var right = response.Count(i => i >= 0 && i < Choices.Count && Choices[i].IsRight);
        var wrong = response.Count - right;
        if (Kind == ItemKind.Single)
            return right == 1 && wrong == 0 ? 1 : 0;
        return Math.Max(0, (double)(right - wrong) / Choices.Count(c => c.IsRight));
    }
}

/// <param name="Index">Its place in the authored order, which is what a response records.</param>
public sealed record Choice(int Index, bool IsRight, Localized<ChoiceText> Text);

public sealed record ChoiceText(string Html, string FeedbackHtml);

/// <param name="Cited">Source ids named by the item or its feedback.</param>
public sealed record ItemText(string PromptHtml, string ContextHtml, string FeedbackHtml, IReadOnlyList<string> Cited);
