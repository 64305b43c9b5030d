using Training.Content.Quizzes;

namespace Training.Content.Tests.Quizzes;

/// <summary>What a form posts becomes the one text that is kept.</summary>
public sealed class ResponseTests
{
    [Theory]
    [InlineData("2 0 0", "0,2")]
    [InlineData("", "")]
    [InlineData("0 7 oui", "0")]
    [InlineData("7 oui", null)]
    public void Ticks_are_kept_in_order_without_those_that_the_item_does_not_have(string posted, string? kept)
    {
        Assert.Equal(kept, TestItems.Choices("xx.").Read(Split(posted))?.Text);
    }

    [Fact]
    public void A_single_choice_keeps_one()
    {
        Assert.Equal("2", TestItems.Choices("x..").Read(["2", "0"])?.Text);
    }

    [Theory]
    [InlineData("0:3 1:1 2:2", "3,1,2", true)]
    [InlineData("2:1", ",,1", false)]
    [InlineData("0:1 1:1 2:2", "1,1,2", false)]
    [InlineData("0:4 5:1 x 1:2", ",2,", false)]
    [InlineData("0:4", null, false)]
    public void Places_are_kept_by_step_and_an_order_is_complete_when_each_has_its_own(string posted, string? kept, bool isComplete)
    {
        var item = TestItems.Order(3);

        var response = item.Read(Split(posted));

        Assert.Equal(kept, response?.Text);
        Assert.Equal(isComplete, item.IsComplete(response ?? Response.None));
    }

    [Fact]
    public void Lists_left_blank_are_no_answer()
    {
        Assert.Equal("", TestItems.Match([0, 1], 3).Read(["", ""])?.Text);
        Assert.Equal("2,", TestItems.Match([0, 1], 3).Read(["0:2", ""])?.Text);
        Assert.Equal("", TestItems.Cloze([2, 2]).Read([])?.Text);
    }

    [Fact]
    public void Words_are_kept_as_typed_on_one_line_or_several()
    {
        Assert.Equal("Où  êtes-vous? Ici", TestItems.Short("a").Read([" Où  êtes-vous?\r\nIci\0 "])?.Text);
        Assert.Equal("Bonjour.\n\nOù?", TestItems.Open().Read(["Bonjour.\r\n\r\nOù?\n"])?.Text);
        Assert.False(TestItems.Open().IsComplete(TestItems.Open().Read([" \n "])!));
    }

    [Fact]
    public void Words_far_too_long_are_cut_between_characters()
    {
        var kept = TestItems.Short("a").Read([new string('a', ShortItem.MostLetters - 1) + "😀"])!.Text;

        Assert.Equal(new string('a', ShortItem.MostLetters - 1), kept);
    }

    private static string[] Split(string posted) => posted.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
