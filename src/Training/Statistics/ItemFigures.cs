using Training.Content.Quizzes;

namespace Training.Statistics;

/// <summary>What the sums of an item say of it.</summary>
/// <param name="Number">Its place in the quiz as written, from 1.</param>
public sealed record ItemFigures(int Number, Item Item, ItemTally Tally)
{
    /// <summary>Below so many attempts nothing is shown: figures would jump with each, and an answer could be someone’s.</summary>
    public const int Fewest = 10;

    /// <summary>Below so many, nothing that compares those who do well with those who don’t.</summary>
    public const int FewestToCompare = 30;

    // Kelley (1939): the tails that tell apart best.
    private const double Tail = 0.27;

    private const double Millionths = 1_000_000;

    public int Count => Tally.Count;

    public bool IsScored => Item is not OpenItem;

    public bool HasEnough => Count >= Fewest;

    /// <summary>The mean score: high when it is easy.</summary>
    public double? Difficulty => IsScored && HasEnough ? Tally.Sum / Millionths / Count : null;

    /// <summary>The correlation of the item’s score with the mean of the other items.</summary>
    public double? Discrimination =>
        IsScored && Count >= FewestToCompare
            ? Correlation(Count, Tally.Sum, Tally.SumOfSquares, Tally.SumOfRest, Tally.SumOfSquaresOfRest, Tally.SumOfProducts)
            : null;

    /// <summary>Of the scores, 0 to 1.</summary>
    public double? Variance => VarianceOf(Count, Tally.Sum, Tally.SumOfSquares);

    public (int From, int? To)? MedianTime => HasEnough && Timed >= Fewest ? TimeOnItem.Median(Tally.Times) : null;

    /// <summary>How many attempts have a known time.</summary>
    public int Timed => Tally.Times.Sum();

    /// <summary>The bands of those who did worst and best in the rest; null where they can’t be told apart.</summary>
    public (int Weakest, int Strongest)? Tails
    {
        get
        {
            if (Count < FewestToCompare || !IsScored)
                return null;
            var (weakest, strongest) = (BandAt(0, 1), BandAt(ItemTally.Bands - 1, -1));
            return weakest < strongest ? (weakest, strongest) : null;
        }
    }

    /// <summary>How many gave this answer.</summary>
    public int CountOf(string key) => Of(key).Sum();

    /// <summary>How many of the weakest did; or were asked, for <see cref="AnswerKeys.All"/>.</summary>
    public int WeakestOf(string key) => Tails is { } tails ? Of(key).Take(tails.Weakest + 1).Sum() : 0;

    public int StrongestOf(string key) => Tails is { } tails ? Of(key).Skip(tails.Strongest).Sum() : 0;

    /// <summary>Null when one of the two never varies.</summary>
    public static double? Correlation(int n, long x, long xx, long y, long yy, long xy)
    {
        var (spreadX, spreadY) = ((Int128)n * xx - (Int128)x * x, (Int128)n * yy - (Int128)y * y);
        return spreadX <= 0 || spreadY <= 0
            ? null
            : (double)((Int128)n * xy - (Int128)x * y) / (Math.Sqrt((double)spreadX) * Math.Sqrt((double)spreadY));
    }

    public static double? VarianceOf(int n, long sum, long squares) =>
        n < 2 ? null : (double)((Int128)n * squares - (Int128)sum * sum) / n / (n - 1) / (Millionths * Millionths);

    private int[] Of(string key) => Tally.Answers.GetValueOrDefault(key) ?? [];

    // Whole bands, from one end, until they hold the tail.
    private int BandAt(int from, int step)
    {
        var (counts, so, band) = (Of(AnswerKeys.All), 0, from);
        while ((so += counts[band]) < Tail * Count)
            band += step;
        return band;
    }
}
