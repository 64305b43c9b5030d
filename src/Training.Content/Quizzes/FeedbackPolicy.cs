namespace Training.Content.Quizzes;

/// <summary>When the answers of a quiz are explained, and what is said of them: the author’s choice.</summary>
/// <param name="After">The last day on which nothing is explained yet; null when no date holds explanations back.</param>
public sealed record FeedbackPolicy(FeedbackTime Time, DateOnly? After, Shown Shown)
{
    public static readonly FeedbackPolicy AllAtEnd = new(FeedbackTime.End, null, Shown.All);
}

public enum FeedbackTime
{
    /// <summary>Once the attempt is submitted, and after the date if there is one.</summary>
    End,

    /// <summary>As soon as the learner checks an answer, which can’t change any more then.</summary>
    EachItem,
}

/// <summary>What is said of an attempt, in the words of the front matter.</summary>
[Flags]
public enum Shown
{
    None = 0,

    /// <summary>How much, in numbers. Whether the quiz is passed is always said.</summary>
    Score = 1,

    /// <summary>Which answers are right, and what the right ones are.</summary>
    Correctness = 2,

    /// <summary>Why: what the author says of answers and of items.</summary>
    Feedback = 4,

    /// <summary>What items rest on, and which lessons to read again.</summary>
    Sources = 8,

    All = Score | Correctness | Feedback | Sources,
}
