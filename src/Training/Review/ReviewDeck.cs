using Training.Catalogue;
using Training.Content;
using Training.Content.Quizzes;

namespace Training.Review;

/// <summary>An item that a learner goes over, in the words it has now.</summary>
/// <param name="Card">Null until it is answered for the first time.</param>
public sealed record ReviewItem(PublishedModule Version, Quiz Quiz, Item Item, ReviewCard? Card)
{
    /// <summary>Its choices stand otherwise each time, and the same way as long as it is not answered.</summary>
    public Item Shown(Guid learner, int answersBefore) =>
        Item.Shuffled(BitConverter.ToInt64(learner.ToByteArray(), 8) ^ (answersBefore + 1), Quiz.Shuffle);

    /// <summary>From <c>~/</c>.</summary>
    public string Address => AddressOf(Quiz.Id, Item.Id);

    public static string AddressOf(ActivityId activity, string item) => $"~/review/{activity}/{item}";
}

/// <summary>All that one learner goes over, and today’s few: what is due first, then what is new, from one module after the other.</summary>
public sealed class ReviewDeck
{
    /// <summary>About five minutes.</summary>
    public const int PerDay = 10;

    private readonly IReadOnlyList<ReviewItem> all;
    private readonly DateOnly today;

    /// <param name="all">In the order in which what is new is asked.</param>
    public ReviewDeck(IReadOnlyList<ReviewItem> all, DateOnly today)
    {
        (this.all, this.today) = (all, today);
        var answered = all.Where(i => i.Card?.LastOn == today).ToLookup(i => i.Quiz.Id.Module);
        Answered = answered.Sum(module => module.Count());
        Today =
        [
            .. Interleave(all.Where(IsDue).OrderBy(i => i.Card!.RetrievabilityOn(today)), answered)
                .Concat(Interleave(all.Where(i => i.Card is null), answered))
                .Take(Math.Max(0, PerDay - Answered)),
        ];
    }

    /// <summary>How many were answered today.</summary>
    public int Answered { get; }

    /// <summary>What is left for today, in order.</summary>
    public IReadOnlyList<ReviewItem> Today { get; }

    /// <summary>How many of them have been answered before, and would be forgotten soon.</summary>
    public int DueToday => Today.Count(i => i.Card is not null);

    public bool IsEmpty => all.Count == 0;

    /// <summary>When there is something again, once nothing is left for today.</summary>
    public DateOnly NextOn
    {
        get
        {
            var tomorrow = today.AddDays(1);
            var next = all.Min(i => i.Card?.DueOn ?? tomorrow);
            return next > tomorrow ? next : tomorrow;
        }
    }

    public ReviewItem? Find(ActivityId activity, string item) => all.FirstOrDefault(i => i.Quiz.Id == activity && i.Item.Id == item);

    private bool IsDue(ReviewItem item) => item.Card is { } card && card.DueOn <= today && card.LastOn < today;

    // A module whose turn was already today waits for the others.
    private static IEnumerable<ReviewItem> Interleave(IEnumerable<ReviewItem> items, ILookup<string, ReviewItem> answered) =>
        items
            .GroupBy(i => i.Quiz.Id.Module)
            .SelectMany(module => module.Select((item, index) => (Item: item, Turn: index + answered[module.Key].Count())))
            .OrderBy(i => i.Turn)
            .Select(i => i.Item);
}
