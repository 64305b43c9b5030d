using Training.Institutions.Profile;

namespace Training.Tests.Institutions;

/// <summary>A colour that words can be read in, and on.</summary>
public sealed class AccentTests
{
    [Theory]
    [InlineData("#ffffff", "#000000", 21)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#0000ff", "#ffffff", 8.59)]
    public void Contrast_is_what_WCAG_says(string one, string other, double contrast)
    {
        Assert.Equal(contrast, Colour.Parse(one)!.Value.ContrastWith(Colour.Parse(other)!.Value), 0.01);
    }

    [Theory]
    [InlineData("#0b5468", true)]
    [InlineData("#ffcc00", false)]
    // 4.54 on white, and less on the paper of the site.
    [InlineData("#767676", false)]
    public void A_colour_passes_when_it_is_read_on_the_paper(string code, bool passes)
    {
        Assert.Equal(passes, Accent.Passes(Colour.Parse(code)!.Value));
    }

    [Theory]
    [InlineData("#ffcc00")]
    [InlineData("#767676")]
    [InlineData("#ff0000")]
    [InlineData("#7fd1ae")]
    [InlineData("#ffffff")]
    public void The_nearest_shade_that_passes_is_hardly_darker_than_it_must_be(string code)
    {
        var asked = Colour.Parse(code)!.Value;

        var nearest = Accent.NearestPassing(asked);

        Assert.True(Accent.Passes(nearest));
        Assert.InRange(Accent.Contrast(nearest), Accent.Needed, Accent.Needed + 0.15);
    }

    [Theory]
    [InlineData("#0b5468")]
    [InlineData("#000000")]
    [InlineData("#0000ff")]
    [InlineData("#7a003c")]
    public void In_the_dark_a_lighter_tone_is_read(string code)
    {
        var tone = Accent.InTheDark(Colour.Parse(code)!.Value);

        Assert.All(
            new[] { "#0c1f27", "#132c36", "#05222b" },
            ground => Assert.True(tone.ContrastWith(Colour.Parse(ground)!.Value) >= Accent.Needed, $"{tone} on {ground}")
        );
    }

    [Theory]
    [InlineData("0b5468")]
    [InlineData(" #0B5468 ")]
    public void A_colour_is_read_as_people_write_it(string text)
    {
        Assert.Equal("#0b5468", Colour.Parse(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("blue")]
    [InlineData("#12345")]
    [InlineData("#+12345")]
    [InlineData("#12345g")]
    public void What_is_no_colour_is_none(string text)
    {
        Assert.Null(Colour.Parse(text));
    }
}
