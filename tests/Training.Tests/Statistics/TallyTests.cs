using System.Globalization;
using System.Text.Json;
using Training.Content;
using Training.Content.Quizzes;
using Training.Quizzes;
using Training.Statistics;

namespace Training.Tests.Statistics;

/// <summary>Sums that grow by one attempt at a time say what formulas over all attempts say.</summary>
public sealed class TallyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("essai/bilan", 1)]
    [InlineData("essai/bilan", 2)]
    [InlineData("sortes/toutes", 3)]
    [InlineData("sortes/toutes", 4)]
    public void In_any_order_and_in_any_parts_they_come_out_the_same(string name, int chance)
    {
        using var site = new TrainingSite();
        var quiz = ManyAttempts.Quiz(site, name);
        var attempts = AtRandom(quiz, 120, new Random(chance));
        var shuffled = attempts.ToArray();
        new Random(chance + 100).Shuffle(shuffled);

        var whole = Tally(quiz, attempts);
        var another = Tally(quiz, shuffled);
        var parts = Tally(quiz, []);
        foreach (var part in shuffled.Chunk(17))
            parts.Add(Tally(quiz, part));

        Assert.Equal(Written(whole), Written(another));
        Assert.Equal(Written(whole), Written(parts));
    }

    [Theory]
    [InlineData("essai/bilan", 5)]
    [InlineData("essai/bilan", 6)]
    [InlineData("sortes/toutes", 7)]
    public void They_say_what_the_formulas_say_of_all_attempts_at_once(string name, int chance)
    {
        using var site = new TrainingSite();
        var quiz = ManyAttempts.Quiz(site, name);
        var attempts = AtRandom(quiz, 200, new Random(chance));

        var figures = new QuizFigures(quiz, Tally(quiz, attempts));

        var scored = quiz.Items.Where(i => i is not OpenItem).ToList();
        var scores = attempts.ConvertAll(a => scored.ConvertAll(i => i.Score(a.ResponseTo(i.Id))!.Value));
        foreach (var (index, item) in scored.Index())
        {
            var own = scores.ConvertAll(s => s[index]);
            var rest = scores.ConvertAll(s => (s.Sum() - s[index]) / (s.Count - 1));
            var said = figures.Items.Single(f => f.Item.Id == item.Id);
            Assert.Equal(own.Average(), said.Difficulty!.Value, 5);
            Assert.Equal(Pearson(own, rest), said.Discrimination!.Value, 4);
        }
        double k = scored.Count;
        var alpha =
            k
            / (k - 1)
            * (
                1
                - Enumerable.Range(0, scored.Count).Sum(i => Variance(scores.ConvertAll(s => s[i])))
                    / Variance(scores.ConvertAll(s => s.Sum()))
            );
        Assert.Equal(alpha, figures.Alpha!.Value, 4);
        Assert.Equal(attempts.Average(a => a.ScaledScore!.Value), figures.MeanScore!.Value, 5);
    }

    [Fact]
    public void Kuder_and_Richardsons_formula_is_alpha_where_items_are_worth_all_or_nothing()
    {
        using var site = new TrainingSite();
        var quiz = ManyAttempts.Quiz(site, "seul/unique");
        // Of 40: 16 both right, 8 the first only, 4 the second only, 12 neither.
        (int Count, string First, string Second)[] groups = [(16, "0", "0"), (8, "0", "1"), (4, "1", "0"), (12, "1", "1")];
        var attempts = groups.SelectMany(g =>
            Enumerable.Range(0, g.Count).Select(_ => ManyAttempts.Attempt(quiz, "", [("mot", g.First), ("rappel", g.Second)], Now))
        );

        var figures = new QuizFigures(quiz, Tally(quiz, attempts));

        // p = .6 and .5; Σpq = .49; total: mean 1.1, variance (16·4 + 12·1)/40 − 1.21 = .69; 2 · (1 − .49/.69).
        Assert.True(figures.IsAllOrNothing);
        Assert.Equal(2 * (1 - 0.49 / 0.69), figures.Alpha!.Value, 5);
        Assert.Equal(0.6, figures.Items[0].Difficulty!.Value, 6);
    }

    [Fact]
    public void Alpha_is_not_defined_where_attempts_draw_other_items()
    {
        using var site = new TrainingSite();
        var quiz = ManyAttempts.Quiz(site) with { Draw = 2 };

        var figures = new QuizFigures(quiz, Tally(quiz, AtRandom(quiz, 60, new Random(9))));

        Assert.False(figures.AsksTheSame);
        Assert.Null(figures.Alpha);
        Assert.All(figures.Items, item => Assert.NotNull(item.Discrimination));
    }

    [Fact]
    public void Few_attempts_say_nothing_and_some_compare_nobody()
    {
        using var site = new TrainingSite();
        var quiz = ManyAttempts.Quiz(site);
        var attempts = AtRandom(quiz, 30, new Random(10));

        var (nine, some, enough) = (
            new QuizFigures(quiz, Tally(quiz, attempts.Take(9))),
            new QuizFigures(quiz, Tally(quiz, attempts.Take(29))),
            new QuizFigures(quiz, Tally(quiz, attempts))
        );

        Assert.Equal((null, null), (nine.MeanScore, nine.Items[0].Difficulty));
        Assert.Equal((true, null, null), (some.Items[0].Difficulty is not null, some.Items[0].Discrimination, some.Alpha));
        Assert.Equal((true, true), (enough.Items[0].Discrimination is not null, enough.Alpha is not null));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 0)]
    [InlineData(5_000, 0)]
    [InlineData(5_001, 1)]
    [InlineData(600_000, 11)]
    [InlineData(3_600_000, 12)]
    public void A_time_is_kept_as_a_class(int milliseconds, int? found)
    {
        Assert.Equal(found, TimeOnItem.ClassOf(milliseconds));
    }

    [Fact]
    public void A_median_time_is_the_class_where_half_are_reached()
    {
        var times = new int[TimeOnItem.Classes];
        (times[0], times[3], times[12]) = (4, 3, 3);

        Assert.Equal((15, 20), TimeOnItem.Median(times));
        Assert.Null(TimeOnItem.Median(new int[TimeOnItem.Classes]));
    }

    private static QuizTally Tally(Quiz quiz, IEnumerable<QuizAttempt> attempts)
    {
        var tally = new QuizTally { ActivityId = quiz.Id, ContentHash = "" };
        foreach (var attempt in attempts)
            tally.Add(quiz, attempt);
        return tally;
    }

    private static string Written(QuizTally tally) =>
        JsonSerializer.Serialize(
            new
            {
                tally.Attempts,
                tally.Sum,
                tally.SumOfSquares,
                Items = tally
                    .Items.OrderBy(i => i.Item, StringComparer.Ordinal)
                    .Select(i => new
                    {
                        i.Item,
                        i.Count,
                        i.Sum,
                        i.SumOfSquares,
                        i.SumOfRest,
                        i.SumOfSquaresOfRest,
                        i.SumOfProducts,
                        i.Answers,
                        i.Times,
                    }),
            }
        );

    // Learners who know more or less, so that items go together.
    private static List<QuizAttempt> AtRandom(Quiz quiz, int count, Random chance) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    var skill = chance.NextDouble();
                    return ManyAttempts.Attempt(
                        quiz,
                        "",
                        quiz.Items.Select(item => (item.Id, Answer(item, chance.NextDouble() < skill, chance))),
                        Now,
                        seed: i
                    );
                }),
        ];

    private static string Answer(Item item, bool knows, Random chance) =>
        item switch
        {
            ChoiceItem choices when knows => Response.OfTicked(choices.Choices.Where(c => c.IsRight).Select(c => c.Index)).Text,
            ChoiceItem choices => chance.Next(choices.Choices.Count).ToString(CultureInfo.InvariantCulture),
            OrderItem order => string.Join(',', Enumerable.Range(1, order.SlotCount).OrderBy(place => knows ? place : chance.Next())),
            MatchItem match => string.Join(',', match.Rows.Select(r => knows ? r.Answer : chance.Next(match.Answers.Count))),
            ClozeItem cloze => string.Join(',', cloze.Gaps.Select(g => knows ? 0 : chance.Next(g.Choices.Count))),
            ShortItem words => knows ? words.Accepted.Fr[0] : "autre",
            NumberItem number => knows ? $"{number.Value.ToString(CultureInfo.InvariantCulture)} min" : "99",
            _ => "Des mots.",
        };

    private static double Variance(List<double> values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }

    private static double Pearson(List<double> x, List<double> y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / (x.Count - 1) / Math.Sqrt(Variance(x) * Variance(y));
    }
}
