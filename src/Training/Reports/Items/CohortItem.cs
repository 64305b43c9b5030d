using Training.Content.Quizzes;
using Training.Statistics;

namespace Training.Reports.Items;

/// <summary>What the first attempts of a cohort say of an item.</summary>
/// <param name="Figures">The same sums that an author’s statistics are worked out from, of this cohort alone.</param>
public sealed record CohortItem(ItemFigures Figures)
{
    // The 97.5th percentile of the normal curve.
    private const double Z = 1.959963984540054;

    public Item Item => Figures.Item;
    public int Number => Figures.Number;
    public int Count => Figures.Count;

    /// <summary>An item drawn from a bank may be asked of fewer than the quiz was.</summary>
    public bool HasEnough => Count >= CohortWork.FewestLearners;

    /// <summary>The mean score: high when it is easy.</summary>
    public double? Difficulty => Figures.IsScored && HasEnough ? Figures.Tally.Sum / 1e6 / Count : null;

    /// <summary>
    /// Where the mean of many such learners would lie, 95 times of 100: Wilson’s interval (1927). It is right for items that are right or wrong,
    /// and no narrower than need be for those that may be right in part.
    /// </summary>
    public (double From, double To)? Interval => Difficulty is { } mean ? Wilson(mean, Count) : null;

    public (int From, int? To)? MedianTime =>
        Figures.Timed >= CohortWork.FewestLearners && HasEnough ? TimeOnItem.Median(Figures.Tally.Times) : null;

    internal static (double From, double To) Wilson(double mean, int n)
    {
        var (square, scale) = (Z * Z / n, 1 + Z * Z / n);
        var centre = (mean + square / 2) / scale;
        var half = Z * Math.Sqrt(mean * (1 - mean) / n + square / (4 * n)) / scale;
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
