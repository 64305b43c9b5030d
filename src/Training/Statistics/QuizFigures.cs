using Training.Content.Quizzes;

namespace Training.Statistics;

/// <summary>What the sums of one edition of a quiz say of it.</summary>
public sealed class QuizFigures
{
    private readonly QuizTally tally;

    public QuizFigures(Quiz quiz, QuizTally tally)
    {
        (Quiz, this.tally) = (quiz, tally);
        Items =
        [
            .. quiz
                .Items.Index()
                .Select(item => new ItemFigures(
                    item.Index + 1,
                    item.Item,
                    tally.Items.Find(t => t.Item == item.Item.Id) ?? new ItemTally { QuizTallyId = tally.Id, Item = item.Item.Id }
                )),
        ];
    }

    public Quiz Quiz { get; }
    public IReadOnlyList<ItemFigures> Items { get; }
    public int Attempts => tally.Attempts;

    public bool HasEnough => Attempts >= ItemFigures.Fewest;

    public double? MeanScore => HasEnough ? tally.Sum / 1e6 / Attempts : null;

    /// <summary>Whether every attempt asks the same items: only then do their scores add up to one measure.</summary>
    public bool AsksTheSame => Scored.All(item => item.Count == Attempts);

    /// <summary>Whether every scored item is worth 1 or 0: alpha is then Kuder and Richardson’s formula 20.</summary>
    public bool IsAllOrNothing => Scored.All(item => item.Item.Kind is ItemKind.Single or ItemKind.Short or ItemKind.Number);

    /// <summary>Cronbach’s alpha; null where it isn’t defined, or would say little.</summary>
    public double? Alpha
    {
        get
        {
            double k = Scored.Count;
            if (k < 2 || !AsksTheSame || Attempts < ItemFigures.FewestToCompare)
                return null;
            // The sums are of means; the total is k times as much.
            var total = k * k * ItemFigures.VarianceOf(Attempts, tally.Sum, tally.SumOfSquares);
            return total > 0 ? k / (k - 1) * (1 - Scored.Sum(item => item.Variance) / total) : null;
        }
    }

    public IReadOnlyList<ItemFigures> Scored => [.. Items.Where(item => item.IsScored)];
}
