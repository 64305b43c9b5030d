namespace Training.Content.Tests.Scenarios;

/// <summary>A translation changes the words of a session, and nothing else.</summary>
public sealed class ScenarioTranslationTests
{
    private const string Path = TestContent.Module + "elle-vient-d-entrer.scenario.en.md";

    [Theory]
    [InlineData("warnings: [suicidal thoughts]", "warnings: [suicidal thoughts, a weapon]", 1)]
    [InlineData("  - What did you feel when the door opened?\n", "", 1)]
    [InlineData("\nTuesday, 7 p.m. The picture settles.\n", "", 14)]
    [InlineData("face: eyes down #solemn;", "face: eyes down;", 14)]
    [InlineData("(voice: light): Let's", "(sound: light): Let's", 36)]
    [InlineData("Julie (voice: cold):", "Marc-André (voice: cold):", 113)]
    [InlineData("`decide in 20s`", "`decide in 30s`", 14)]
    [InlineData("`ending harm` `cut`", "`ending` `cut`", 142)]
    [InlineData("`if alliance <= 1`", "`if alliance < 1`", 74)]
    [InlineData(" `critical`", "", 33)]
    [InlineData("[Say nothing and wait.](#hockey)", "[Say nothing and wait.](#deux-minutes)", 31)]
    [InlineData("`interrupts after 90s`", "`interrupts after 91s`", 123)]
    [InlineData("`act check-place in accueil, la-question`", "`act check-place in accueil`", 86)]
    [InlineData("> What is missing is a plan that he chose.\n", "", 135)]
    [InlineData("## A plan {#plan}", "## A plan {#a-plan}", 1)]
    [InlineData("[@104]", "", 1)]
    public void Anything_else_that_differs_is_told(string words, string otherwise, int line)
    {
        var english = TestContent.TextOf(TestContent.Good, Path);
        Assert.Contains(words, english, StringComparison.Ordinal);

        var (_, problems) = TestContent.Read(
            TestContent.Good.With(Path, TestContent.Bytes(english.Replace(words, otherwise, StringComparison.Ordinal)), new())
        );

        Assert.Equal([ProblemCodes.TranslationDiverges], problems.Where(p => p.At.File == Path).Select(p => p.Code).Distinct());
        Assert.Contains(line, problems.Select(p => p.At.Line));
    }

    [Fact]
    public void A_session_that_does_not_hold_together_is_not_played()
    {
        // Its playthroughs would only repeat, in other words, what is wrong.
        var source = Path.Replace(".en.md", ".md", StringComparison.Ordinal);
        var french = TestContent.TextOf(TestContent.Good, source).Replace("(#camera-noire)", "(#nulle-part)", StringComparison.Ordinal);

        var (_, problems) = TestContent.Read(TestContent.Good.With(source, TestContent.Bytes(french), new()));

        Assert.Equal(
            [ProblemCodes.ChoiceLeadsNowhere],
            problems.Select(p => p.Code).Where(c => !c.StartsWith("translation-", StringComparison.Ordinal)).Distinct()
        );
    }
}
