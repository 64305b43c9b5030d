using Training.Content.Quizzes;

namespace Training.Content.Tests.Quizzes;

public sealed class FeedbackPolicyTests
{
    [Fact]
    public void All_is_shown_at_the_end_when_nothing_is_said()
    {
        var quiz = With("");

        Assert.Equal(FeedbackPolicy.AllAtEnd, quiz.Feedback);
        Assert.False(quiz.AsksConfidence);
        Assert.Null(quiz.PreTest);
    }

    [Fact]
    public void An_author_chooses_when_and_what()
    {
        Assert.Equal(new(FeedbackTime.End, null, Shown.All), With("feedback: end\n").Feedback);
        Assert.Equal(new(FeedbackTime.EachItem, null, Shown.All), With("feedback: each item\n").Feedback);
        Assert.Equal(new(FeedbackTime.End, new(2026, 12, 15), Shown.All), With("feedback: after 2026-12-15\n").Feedback);
        Assert.Equal(Shown.Score | Shown.Sources, With("show: [score, sources]\n").Feedback.Shown);
        Assert.Equal(Shown.None, With("show: []\n").Feedback.Shown);
        Assert.Equal((true, 2), (With("confidence: yes\n").AsksConfidence, With("pretest: 2\n").PreTest));
    }

    private static Quiz With(string keys)
    {
        var text = TestContent.TextOf(TestContent.Good, TestContent.Module + "bilan.quiz.md");
        var (content, problems) = TestContent.With("bilan.quiz.md", text.Replace("shuffle:", $"{keys}shuffle:", StringComparison.Ordinal));
        Assert.Empty(problems.Select(p => p.ToText(Language.En)));
        return (Quiz)content.Modules[0].Find("bilan")!;
    }
}
