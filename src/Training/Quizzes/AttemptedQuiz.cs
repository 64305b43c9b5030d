using Training.Catalogue;
using Training.Content.Quizzes;

namespace Training.Quizzes;

/// <summary>An attempt with the content it is pinned to, the items it asks, page by page, and the moment it ends.</summary>
/// <param name="Deadline">Null for as long as one likes.</param>
public sealed record AttemptedQuiz(QuizAttempt Attempt, PublishedModule Version, Quiz Quiz, DateTimeOffset? Deadline)
{
    /// <summary>The institution grants this learner more time than announced, or no limit.</summary>
    public bool HasGrantedTime { get; init; }

    public IReadOnlyList<Item> Items { get; } = Attempt.Draw(Quiz);

    /// <summary>The items of each page; those of a case are never parted.</summary>
    public IReadOnlyList<IReadOnlyList<NumberedItem>> Pages => pages ??= InPages();

    private IReadOnlyList<IReadOnlyList<NumberedItem>>? pages;

    /// <summary>The page that the learner is on, from 0.</summary>
    public int Page => Math.Clamp(Attempt.Page, 0, Pages.Count - 1);

    /// <summary>The items that may be answered now.</summary>
    public IEnumerable<NumberedItem> Open => Quiz.MayGoBack ? Pages.SelectMany(page => page) : Pages[Page];

    /// <summary>The items that may still be answered and have no answer, or part of one.</summary>
    public IReadOnlyList<NumberedItem> Unanswered => [.. Open.Where(i => !i.Item.IsComplete(Attempt.ResponseTo(i.Item.Id)))];

    /// <summary>The items that the learner wanted to look at again, and still can.</summary>
    public IReadOnlyList<NumberedItem> Flagged => [.. Open.Where(i => Attempt.IsFlagged(i.Item.Id) && !Attempt.IsChecked(i.Item.Id))];

    /// <summary>The open answers that wait for a person.</summary>
    public IReadOnlyList<OpenItem> ToAssess =>
        [.. Items.OfType<OpenItem>().Where(i => !Attempt.ResponseTo(i.Id).IsEmpty && !IsAssessed(i))];

    /// <summary>Give or take what the page’s clock rounds.</summary>
    public bool IsTimeUpAt(DateTimeOffset now) => now >= Deadline - TimeLimit.Rounding;

    public bool IsOverdueAt(DateTimeOffset now) => !Attempt.IsSubmitted && now > Deadline + TimeLimit.Grace;

    /// <summary>It was time, not the learner, that ended it.</summary>
    public bool RanOutOfTime => Attempt.SubmittedAt >= Deadline;

    /// <summary>Whether answers can be checked one by one, before submitting.</summary>
    public bool ChecksEachItem => Quiz.Feedback.Time == FeedbackTime.EachItem && !Attempt.IsPreTest;

    /// <summary>Whether it asks how sure one is.</summary>
    public bool AsksConfidence => Quiz.AsksConfidence && !Attempt.IsPreTest;

    /// <summary>What may be said of the attempt, once it is submitted, or of an answer that was checked.</summary>
    public Shown ShownAt(DateTimeOffset now) =>
        Attempt.IsPreTest ? Shown.None
        : Quiz.ExplainedFrom() > now ? Quiz.Feedback.Shown & Shown.Score
        : Quiz.Feedback.Shown;

    /// <summary>The items to practise: those that were not right, or were guessed.</summary>
    public IReadOnlyList<Item> ToPractise =>
        [
            .. Items.Where(item =>
                item.Score(Attempt.ResponseTo(item.Id)) is { } score && (score < 1 || Attempt.ConfidenceIn(item.Id) == Confidence.Guess)
            ),
        ];

    /// <summary>Practice would give away what isn’t shown, and an attempt underway has its own answers.</summary>
    public bool MayPractiseAt(DateTimeOffset now) => Attempt.IsSubmitted && ShownAt(now).HasFlag(Shown.Correctness);

    /// <summary>From <c>~/</c>.</summary>
    public string Address => $"~/modules/{Attempt.ActivityId}/attempts/{Attempt.Number}";

    /// <param name="page">From 0.</param>
    public string AddressOf(int page) => Pages.Count > 1 ? $"{Address}?page={page + 1}" : Address;

    /// <summary>The page that an address asks for, as people number them; else the one that the learner is on.</summary>
    public int PageAt(string? number) =>
        Quiz.MayGoBack && int.TryParse(number, out var asked) && asked >= 1 && asked <= Pages.Count ? asked - 1 : Page;

    public int PageOf(Item item) => Pages.Index().First(page => page.Item.Any(i => i.Item.Id == item.Id)).Index;

    private bool IsAssessed(OpenItem item) =>
        item.IsSelfAssessed && Attempt.SelfAssessmentOf(item.Id) is { Count: > 0 } levels && levels.All(level => level is not null);

    private List<IReadOnlyList<NumberedItem>> InPages()
    {
        var number = 0;
        return
        [
            .. Quiz.Groups(Items)
                .Chunk(Quiz.Page ?? int.MaxValue)
                .Select(page =>
                    (IReadOnlyList<NumberedItem>)[.. page.SelectMany(group => group).Select(item => new NumberedItem(++number, item))]
                ),
        ];
    }
}

/// <param name="Number">Its place in the attempt, from 1.</param>
public sealed record NumberedItem(int Number, Item Item);
