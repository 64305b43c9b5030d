using Training.Content.Competencies;
using Training.Content.Quizzes;

namespace Training.Content.Tests.Quizzes;

public sealed class QuizTests
{
    [Fact]
    public void A_quiz_has_its_rules()
    {
        var quiz = Good();

        Assert.Equal(0.8, quiz.Mastery);
        Assert.Null(quiz.Attempts);
        Assert.Equal(2, quiz.Draw);
        Assert.Equal(Shuffle.Choices, quiz.Shuffle);
        Assert.Equal(TimeSpan.FromMinutes(20), quiz.Time);
        Assert.Equal(new("<p>Prenez votre temps.</p>", "<p>Take your time.</p>"), quiz.IntroductionHtml);
    }

    [Fact]
    public void An_item_has_its_id_competencies_level_sources_and_texts()
    {
        var item = Good().Items[0];

        Assert.Equal("ouverture", item.Id);
        Assert.Equal(ItemKind.Single, item.Kind);
        Assert.Equal(["C2"], item.Competencies);
        Assert.Equal(CompetencyLevel.N1, item.Level);
        Assert.Equal("Que vérifiez-vous d’abord?", item.Text.Fr.PromptHtml);
        Assert.Equal("<p>A man answers from his truck at lunch time.</p>", item.Text.En.ContextHtml);
        Assert.Equal("<p>Rétroaction générale.</p>", item.Text.Fr.FeedbackHtml);
        Assert.Equal(["65", "104"], item.Text.Fr.Cited);
    }

    [Fact]
    public void Choices_keep_their_authored_order_and_each_has_its_feedback()
    {
        var item = (ChoiceItem)Good().Items[1];

        Assert.Equal(ItemKind.Multiple, item.Kind);
        Assert.Equal([(0, true), (1, true), (2, false)], item.Choices.Select(c => (c.Index, c.IsRight)));
        Assert.Equal(new ChoiceText("Le menu", "<p>Pas vraiment.</p>"), item.Choices[2].Text.Fr);
        Assert.Equal(new ChoiceText("A code word", "<p>It lets him change the subject.</p>"), item.Choices[0].Text.En);
    }

    [Theory]
    [InlineData("limited", "key-wrong")]
    [InlineData("3", null)]
    public void Attempts_are_unlimited_or_a_number(string attempts, string? code)
    {
        var text = TestContent.TextOf(TestContent.Good, TestContent.Module + "bilan.quiz.md");

        var (content, problems) = TestContent.With("bilan.quiz.md", text.Replace("unlimited", attempts, StringComparison.Ordinal));

        Assert.Equal(code, problems.SingleOrDefault()?.Code);
        if (code is null)
            Assert.Equal(3, ((Quiz)content.Modules[0].Find("bilan")!).Attempts);
    }

    private static Quiz Good() => (Quiz)TestContent.Read(TestContent.Good).Content!.Modules[0].Find("bilan")!;
}
