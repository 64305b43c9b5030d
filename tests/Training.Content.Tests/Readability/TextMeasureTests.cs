using Training.Content.Readability;

namespace Training.Content.Tests.Readability;

public sealed class TextMeasureTests
{
    [Theory]
    [InlineData("chat", 1)]
    [InlineData("table", 1)]
    [InlineData("personne", 2)]
    [InlineData("intervenante", 4)]
    [InlineData("distance", 2)]
    [InlineData("créer", 2)]
    [InlineData("naïf", 2)]
    [InlineData("le", 1)]
    [InlineData("écoutes", 2)]
    [InlineData("confidentialité", 6)]
    [InlineData("question", 2)]
    [InlineData("eau", 1)]
    [InlineData("h", 1)]
    public void A_French_word_has_the_syllables_that_one_hears_in_it(string word, int syllables)
    {
        Assert.Equal(syllables, Measured(word, Language.Fr), 6);
    }

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("table", 2)]
    [InlineData("place", 1)]
    [InlineData("called", 1)]
    [InlineData("needed", 2)]
    [InlineData("distance", 2)]
    [InlineData("listening", 3)]
    [InlineData("the", 1)]
    public void An_English_word_has_the_syllables_that_one_hears_in_it(string word, int syllables)
    {
        Assert.Equal(syllables, Measured(word, Language.En), 6);
    }

    [Fact]
    public void The_ease_is_that_of_the_published_formulas()
    {
        // Ten words on the page, eleven that one hears, in two sentences; fourteen syllables.
        const string Text = "<p>Il parle tout bas. Vous demandez alors s’il est seul.</p>";
        var fr = TextMeasure.Of(Text, Language.Fr);

        Assert.Equal((10, 5.5), (fr.Words, fr.SentenceLength));
        Assert.Equal(207 - 1.015 * 5.5 - 73.6 * 14 / 11, fr.Ease, 6);
    }

    [Fact]
    public void Headings_tables_and_citations_are_read_but_are_no_sentences()
    {
        var measure = TextMeasure.Of(
            """<h2>Un titre</h2><p>Il est là (<a class="cite" href="#source-1">PERSBEH, s. d.</a>).</p><ul><li>un point</li><li>un autre</li></ul><table><tr><td>Une case</td></tr></table>""",
            Language.Fr
        );

        Assert.Equal((11, 7.0 / 3), (measure.Words, measure.SentenceLength));
    }

    [Fact]
    public void Nothing_to_read_is_easy()
    {
        Assert.Equal(new(0, 0, 100), TextMeasure.Of("", Language.Fr));
    }

    /// <summary>The syllables of a word, by what the formula makes of it alone.</summary>
    private static double Measured(string word, Language language)
    {
        var ease = TextMeasure.Of($"<p>{word}</p>", language).Ease;
        return language == Language.Fr ? (207 - 1.015 - ease) / 73.6 : (206.835 - 1.015 - ease) / 84.6;
    }
}
