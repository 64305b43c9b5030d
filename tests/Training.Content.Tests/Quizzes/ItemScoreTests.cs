using Training.Content.Quizzes;

namespace Training.Content.Tests.Quizzes;

public sealed class ItemScoreTests
{
    [Theory]
    [InlineData("x..", "0", 1)]
    [InlineData("x..", "1", 0)]
    [InlineData("x..", "", 0)]
    [InlineData("x..", "0,1", 0)]
    [InlineData("x..", "7", 0)]
    [InlineData("xx..", "0,1", 1)]
    [InlineData("xx..", "0", 0.5)]
    [InlineData("xx..", "0,1,2", 0.5)]
    [InlineData("xx..", "0,2", 0)]
    [InlineData("xx..", "2,3", 0)]
    [InlineData("xx..", "", 0)]
    [InlineData("xx..", "0,1,-1", 0.5)]
    [InlineData("xxx", "0,2", 2.0 / 3)]
    public void Ticks_are_worth_the_right_choices_less_the_wrong_ones(string choices, string response, double score)
    {
        Assert.Equal(score, TestItems.Choices(choices).Score(new(response))!.Value, precision: 12);
    }

    [Fact]
    public void Whatever_is_ticked_only_the_right_choices_alone_are_worth_1()
    {
        for (var choices = 2; choices <= 6; choices++)
        for (var right = 1; right < 1 << choices; right++)
        {
            var item = TestItems.Choices(string.Concat(Enumerable.Range(0, choices).Select(i => (right >> i & 1) == 1 ? 'x' : '.')));
            for (var ticked = 0; ticked < 1 << choices; ticked++)
            {
                var score = item.Score(Response.OfTicked(Enumerable.Range(0, choices).Where(i => (ticked >> i & 1) == 1)))!.Value;

                Assert.InRange(score, 0, 1);
                Assert.Equal(ticked == right, score == 1);
            }
        }
    }

    [Theory]
    [InlineData("1,2,3,4", 1)]
    [InlineData("2,1,3,4", 4.0 / 6)]
    [InlineData("2,3,4,1", 0)]
    [InlineData("4,3,2,1", 0)]
    [InlineData("1,2,4,3", 4.0 / 6)]
    [InlineData("1,1,3,4", 5.0 / 6)]
    [InlineData("1,2,3,", 3.0 / 6)]
    [InlineData("1,,,", 0)]
    [InlineData("", 0)]
    [InlineData("1,2,3,9", 3.0 / 6)]
    [InlineData("1,2,3,4,5", 1)]
    public void An_order_is_worth_its_pairs_in_the_right_order_less_the_reversed_ones(string response, double score)
    {
        Assert.Equal(score, TestItems.Order(4).Score(new(response))!.Value, precision: 12);
    }

    [Fact]
    public void Guessing_an_order_is_worth_nothing_before_it_is_floored()
    {
        var orders = Orders([1, 2, 3, 4]).ToList();

        // Kendall’s τ has a mean of 0 over all orders; the floor at 0 then gives what half of the orders are worth.
        var scores = orders.ConvertAll(order => TestItems.Order(4).Score(Response.OfSlots([.. order.Select(p => (int?)p)]))!.Value);

        Assert.Equal(24, scores.Count);
        Assert.Single(scores, score => score == 1);
        Assert.Equal(scores.Where(s => s > 0).Sum() / 24, scores.Average(), precision: 12);
        Assert.InRange(scores.Average(), 0.1, 0.25);
    }

    [Theory]
    [InlineData("0,1,1,2", 1)]
    [InlineData("0,1,,2", 0.75)]
    [InlineData("3,3,3,3", 0)]
    [InlineData("1,1,1,1", 0.5)]
    [InlineData("", 0)]
    [InlineData("0,9,1,2", 0.75)]
    public void A_match_is_worth_the_share_of_its_rows_with_their_answer(string response, double score)
    {
        Assert.Equal(score, TestItems.Match([0, 1, 1, 2], 4).Score(new(response)));
    }

    [Theory]
    [InlineData("0,0", 1)]
    [InlineData("0,1", 0.5)]
    [InlineData(",0", 0.5)]
    [InlineData("2,1", 0)]
    [InlineData("", 0)]
    public void A_text_with_gaps_is_worth_the_share_of_gaps_filled_rightly(string response, double score)
    {
        Assert.Equal(score, TestItems.Cloze([3, 2]).Score(new(response)));
    }

    [Theory]
    [InlineData("l'endroit", 1)]
    [InlineData("L’ENDROIT", 1)]
    [InlineData("  l endroit. ", 1)]
    [InlineData("les lieux", 0)]
    [InlineData("", 0)]
    [InlineData("…", 0)]
    [InlineData("Évaluer — d’abord!", 1)]
    [InlineData("evaluer d'abord", 1)]
    [InlineData("1 866 277-3553", 1)]
    [InlineData("18662773553", 1)]
    [InlineData("1 866 277 3554", 0)]
    [InlineData("l’endroit (en)", 1)]
    public void Accents_case_spaces_and_punctuation_are_forgiven(string response, double score)
    {
        Assert.Equal(score, TestItems.Short("L’endroit", "Évaluer d’abord", "1 866 277-3553").Score(new(response)));
    }

    [Theory]
    [InlineData("10", 1)]
    [InlineData("12,5", 1)]
    [InlineData("12.5", 1)]
    [InlineData("7,5", 1)]
    [InlineData("12,51", 0)]
    [InlineData("+10", 1)]
    [InlineData("-10", 0)]
    [InlineData("environ 10 minutes", 1)]
    [InlineData("10 %", 1)]
    [InlineData("8 à 12", 0)]
    [InlineData("8-12", 0)]
    [InlineData("dix", 0)]
    [InlineData("m10", 0)]
    [InlineData("", 0)]
    [InlineData("99999999999999999999999999999999999999", 0)]
    public void A_number_is_right_within_its_tolerance_whatever_the_decimal_mark(string response, double score)
    {
        Assert.Equal(score, TestItems.Number(10, 2.5m).Score(new(response)));
    }

    [Theory]
    [InlineData("1907", 1)]
    [InlineData("1 907", 1)]
    [InlineData("1\u00A0907", 1)]
    [InlineData("1\u202F907", 1)]
    [InlineData("1,907", 1)]
    [InlineData("1.907", 1)]
    [InlineData("1 907,0", 1)]
    [InlineData("1,907.00", 1)]
    [InlineData("1.907,00", 1)]
    [InlineData("19 07", 0)]
    [InlineData("1,9,07", 0)]
    public void Thousands_are_read_as_either_language_writes_them(string response, double score)
    {
        Assert.Equal(score, TestItems.Number(1907, 0).Score(new(response)));
    }

    [Theory]
    [InlineData(0.5, ".5")]
    [InlineData(0.5, ",5")]
    [InlineData(-2.5, "−2,5")]
    [InlineData(1.234, "1,234")]
    [InlineData(1234567, "1,234,567")]
    public void Other_spellings_are_read_too(double value, string response)
    {
        Assert.Equal(1, TestItems.Number((decimal)value, 0).Score(new(response)));
    }

    [Theory]
    [InlineData("10 min", 1)]
    [InlineData("10min.", 1)]
    [InlineData("10 Minutes", 1)]
    [InlineData("10", 0)]
    [InlineData("10 h", 0)]
    [InlineData("environ 10 min", 0)]
    public void A_unit_that_is_asked_for_must_be_there(string response, double score)
    {
        Assert.Equal(score, TestItems.Number(10, 0, "min", "minutes").Score(new(response)));
    }

    [Theory]
    [InlineData("$5")]
    [InlineData("5 $")]
    public void A_unit_may_come_before_the_number(string response)
    {
        Assert.Equal(1, TestItems.Number(5, 0, "$").Score(new(response)));
    }

    [Fact]
    public void An_open_answer_takes_a_person_and_the_rubric_gives_its_points()
    {
        var item = TestItems.Open();

        Assert.Null(item.Score(new("Bonjour.")));
        Assert.Equal(6, item.Rubric.MostPoints);
        Assert.Equal(4, item.Rubric.Points([2, 1]));
    }

    [Fact]
    public void Whatever_is_posted_or_kept_scores_stay_from_0_to_1()
    {
        var random = new Random(1938);

        foreach (var item in TestItems.EachKind)
            for (var i = 0; i < 2_000; i++)
            {
                var posted = Enumerable.Range(0, random.Next(7)).Select(_ => Scribble(random, Marks + Odd)).ToList();

                if (item.Read(posted) is { } response)
                {
                    Assert.InRange(item.Score(response) ?? 0, 0, 1);
                    Assert.Equal(item is OpenItem, item.Score(response) is null);
                }
                Assert.InRange(item.Score(new(Scribble(random, Marks))) ?? 0, 0, 1);
            }
    }

    private const string Marks = "0123:,.- minlebo\u0301\n";

    // Halves of a character, and one that no database keeps.
    private const string Odd = "\ud83d\ude00\0";

    private static string Scribble(Random random, string marks) =>
        new([.. Enumerable.Range(0, random.Next(12)).Select(_ => marks[random.Next(marks.Length)])]);

    private static IEnumerable<int[]> Orders(int[] places) =>
        places.Length < 2
            ? [places]
            : places.SelectMany(first => Orders([.. places.Where(p => p != first)]).Select(rest => (int[])[first, .. rest]));
}
