using Training.Content.Competencies;
using Training.Content.Quizzes;

namespace Training.Content.Tests.Quizzes;

public sealed class ItemScoreTests
{
    [Theory]
    [InlineData("x..", "0", 1)]
    [InlineData("x..", "1", 0)]
    [InlineData("x..", "", 0)]
    [InlineData("x..", "0 1", 0)]
    [InlineData("x..", "7", 0)]
    [InlineData("xx..", "0 1", 1)]
    [InlineData("xx..", "0", 0.5)]
    [InlineData("xx..", "0 1 2", 0.5)]
    [InlineData("xx..", "0 2", 0)]
    [InlineData("xx..", "2 3", 0)]
    [InlineData("xx..", "", 0)]
    [InlineData("xx..", "0 1 -1", 0.5)]
    [InlineData("xxx", "0 2", 2.0 / 3)]
    public void A_response_is_worth_its_right_choices_less_its_wrong_ones(string choices, string response, double score)
    {
        var ticked = response.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToHashSet();

        Assert.Equal(score, Item(choices).Score(ticked), precision: 12);
    }

    [Fact]
    public void Whatever_is_ticked_the_score_stays_from_0_to_1_and_only_the_right_choices_alone_are_worth_1()
    {
        for (var choices = 2; choices <= 6; choices++)
        for (var right = 1; right < 1 << choices; right++)
        {
            var item = Item(string.Concat(Enumerable.Range(0, choices).Select(i => (right >> i & 1) == 1 ? 'x' : '.')));
            for (var ticked = 0; ticked < 1 << choices; ticked++)
            {
                var score = item.Score(Enumerable.Range(0, choices).Where(i => (ticked >> i & 1) == 1).ToHashSet());

                Assert.InRange(score, 0, 1);
                Assert.Equal(ticked == right, score == 1);
            }
        }
    }

    private static Item Item(string choices)
    {
        var text = new ChoiceText("", "");
        return new(
            "item",
            choices.Count(c => c == 'x') > 1 ? ItemKind.Multiple : ItemKind.Single,
            ["C2"],
            CompetencyLevel.N1,
            [.. choices.Select((c, i) => new Choice(i, c == 'x', new(text, text)))],
            new(new("", "", "", []), new("", "", "", []))
        );
    }
}
