using Training.Content.Search;

namespace Training.Content.Tests.Search;

/// <summary>Authored texts as they are looked through.</summary>
public sealed class PassageTests
{
    private const string Text = """
        ---
        title: Pourquoi le lieu compte
        competencies: [C2]
        ---

        ## Ce que vous n’entendez pas {#oreilles}

        Une **porte** s’ouvre : [l’intimité](glossary:intimite) `C2 +1`
        n’y est plus [@65; @82].

        - [ ] S’il préfère le vouvoiement.
          > Utile, mais pas *avant*.

        `once`
        """;

    [Fact]
    public void Each_passage_has_its_line_its_heading_and_its_words_alone()
    {
        var passages = Passage.Of(Text);

        Assert.Equal(
            [
                (2, "", "Pourquoi le lieu compte"),
                (3, "", "[C2]"),
                (6, "Ce que vous n’entendez pas", "Ce que vous n’entendez pas"),
                (8, "Ce que vous n’entendez pas", "Une porte s’ouvre : l’intimité n’y est plus."),
                (11, "Ce que vous n’entendez pas", "S’il préfère le vouvoiement. Utile, mais pas avant."),
            ],
            passages.Select(p => (p.Line, p.Heading, p.Words))
        );
        Assert.Equal("oreilles", passages[^1].Anchor);
        Assert.Equal([2, 6], passages.Where(p => p.IsTitle).Select(p => p.Line));
    }

    [Theory]
    [InlineData("lieu INTIMITE", false)]
    [InlineData("Intimite porte", true)]
    [InlineData("« porte s'ouvre »", true)]
    [InlineData("\"ouvre porte\"", false)]
    [InlineData("l’INTIMITÉ", true)]
    public void All_words_stand_in_a_passage_and_those_between_quotation_marks_together(string typed, bool isThere)
    {
        Assert.Equal(isThere, FoldedWords.Of(typed).AreIn(Passage.Of(Text)[3].Folded));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("« » \" ? …")]
    public void Without_a_word_nothing_is_looked_for(string? typed)
    {
        Assert.True(FoldedWords.Of(typed).IsEmpty);
    }

    [Fact]
    public void What_was_found_is_shown_as_it_is_written_with_some_words_around()
    {
        var text =
            string.Concat(Enumerable.Repeat("mot ", 100)) + "un cœur d’ÉTÉ et l’été " + string.Concat(Enumerable.Repeat("fin ", 100));

        var shown = FoldedWords.Of("coeur ete").Show(text);

        Assert.Equal(["cœur", "ÉTÉ", "été"], shown.Where(p => p.IsFound).Select(p => p.Text));
        Assert.Contains(string.Concat(shown.Skip(1).SkipLast(1).Select(p => p.Text)), text, StringComparison.Ordinal);
        Assert.InRange(shown.Sum(p => p.Text.Length), 100, 400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\ntitle: sans fin")]
    [InlineData("`` ` [a](b [[c]]( ::: > - > \uFEFF e\u0301")]
    public void Any_text_can_be_looked_through(string text)
    {
        Assert.All(Passage.Of(text), p => Assert.NotEmpty(FoldedWords.Of("e").Show(p.Words)));
    }
}
