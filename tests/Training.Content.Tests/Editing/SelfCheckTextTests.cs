using System.Diagnostics;
using System.Text;
using Training.Content.Editing;

namespace Training.Content.Tests.Editing;

/// <summary>A question as it comes from Word, made a self-check in its lesson.</summary>
public sealed class SelfCheckTextTests
{
    private const string Check = """
        Un jeune se tait. Que faites-vous?

        - [ ] Je pose vite une autre question.
          > Trop vite.
        - [x] Je dis que je suis toujours là.
          > Le silence est nommé.
        - [ ] Je raccroche.
          > Il reste seul.
        """;

    [Theory]
    [InlineData(
        "Un jeune se tait. Que faites-vous?\n\n- Je pose vite une autre question.\n  > Trop vite.\n- **Je dis que je suis toujours là.** (bonne réponse)\n  > Le silence est nommé.\n- Je raccroche.\n  > Il reste seul."
    )]
    [InlineData(
        "1. Un jeune se tait. Que faites-vous?\na) Je pose vite une autre question.\nRétroaction : Trop vite.\nb) ✔ Je dis que je suis toujours là.\nRétroaction : Le silence est nommé.\nc) Je raccroche.\nRétroaction : Il reste seul."
    )]
    [InlineData(
        "Un jeune se tait. Que faites-vous?\n- Je pose vite une autre question. (Non : Trop vite.)\n- Je dis que je suis toujours là. (bonne réponse : Le silence est nommé.)\n- Je raccroche. (Non : Il reste seul.)"
    )]
    [InlineData(
        "Un jeune se tait. Que faites-vous?\n- Je pose vite une autre question.\n> Trop vite.\n- **Je dis que je suis toujours là.**\n> Le silence est nommé.\n- Je raccroche.\n> Il reste seul."
    )]
    [InlineData(Check)]
    public void A_question_and_its_list_become_a_self_check_however_they_are_marked(string text)
    {
        var read = SelfCheckText.Of(text, Language.Fr);

        Assert.Equal((1, Check), (read.Count, read.Text));
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void What_stands_around_the_question_stays_as_it_is_and_a_missing_feedback_waits()
    {
        const string Above = "Un paragraphe, « avec » des *mots*.\n\n---\n\n## Et vous? {#et-vous}\n\n";

        var read = SelfCheckText.Of(
            $"{Above}Un jeune se tait.\nQue faites-vous?\n\n- Je parle.\n- **Je reste là.** (bonne réponse)\n\nLe silence inquiète les deux personnes.",
            Language.Fr
        );

        Assert.Equal(
            $"{Above}Un jeune se tait.\nQue faites-vous?\n\n- [ ] Je parle.\n  > \n- [x] Je reste là.\n  > \n\nLe silence inquiète les deux personnes.",
            read.Text
        );
    }

    [Theory]
    [InlineData("Question : que faites-vous?")]
    [InlineData("**Question de vérification.** Que faites-vous?")]
    [InlineData("**Question de vérification** : que faites-vous?")]
    [InlineData("Question de vérification. Que faites-vous?")]
    [InlineData("Autovérification : que faites-vous?")]
    [InlineData("**Auto-vérification :** que faites-vous?")]
    [InlineData("Self-check: que faites-vous?")]
    public void What_a_page_says_of_a_self_check_by_itself_goes_away_and_sentences_have_their_capital(string asked)
    {
        var read = SelfCheckText.Of(
            $"{asked}\n- Je parle.\n- Je reste là. (bonne réponse)\nRétroaction : sans bruit, on reste.",
            Language.Fr
        );

        Assert.Equal(
            "Que faites-vous?\n\n- [ ] Je parle.\n  > Sans bruit, on reste.\n- [x] Je reste là.\n  > Sans bruit, on reste.",
            read.Text
        );
    }

    [Fact]
    public void A_heading_may_ask_and_what_is_said_of_the_whole_is_said_of_each_answer()
    {
        var read = SelfCheckText.Of("## Que faites-vous?\n\n- Je parle.\n- *Je reste là.\n\nRétroaction : Le silence compte.", Language.Fr);

        Assert.Equal(
            "## Que faites-vous?\n\n- [ ] Je parle.\n  > Le silence compte.\n- [x] Je reste là.\n  > Le silence compte.",
            read.Text
        );
    }

    [Fact]
    public void A_short_aside_of_an_answer_stays_in_it()
    {
        var read = SelfCheckText.Of("Qui?\n- *Sa mère (Sylvie)\n- Son père (parti, revenu)", Language.Fr);

        Assert.Equal("Qui?\n\n- [x] Sa mère (Sylvie)\n  > \n- [ ] Son père (parti, revenu)\n  > ", read.Text);
    }

    [Fact]
    public void Without_a_right_answer_the_list_is_a_self_check_that_the_checker_names()
    {
        var read = SelfCheckText.Of("Que faites-vous?\n- Je parle.\n- Je reste là.", Language.Fr);

        Assert.Equal((1, "Que faites-vous?\n\n- [ ] Je parle.\n  > \n- [ ] Je reste là.\n  > "), (read.Count, read.Text));
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void An_answer_that_is_none_of_the_list_is_said()
    {
        var read = SelfCheckText.Of("Que faites-vous?\n- Je parle.\n- Je reste là.\nRéponse : e", Language.Fr);

        Assert.Contains("« e »", Assert.Single(read.Notes).Message.Fr.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Un paragraphe.\n\nUn autre.")]
    [InlineData("Quelle ligne?\nRéponse : APPELLE")]
    [InlineData("")]
    public void Words_without_answers_to_choose_stay_as_they_are(string text)
    {
        var read = SelfCheckText.Of(text, Language.Fr);

        Assert.Equal((0, text), (read.Count, read.Text));
    }

    [Theory]
    [InlineData("a (b) ", 30_000)]
    [InlineData("(", 190_000)]
    [InlineData("a (", 60_000)]
    public void Hostile_asides_end_in_bounded_time(string words, int times)
    {
        var clock = Stopwatch.StartNew();

        SelfCheckText.Of("Oui?\n- *b\n- " + new StringBuilder().Insert(0, words, times), Language.Fr);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }
}
