using System.Net;

namespace Training.Tests.Quizzes;

/// <summary>Items marked to look at again before submitting.</summary>
public sealed class FlagItemTests
{
    [Fact]
    public async Task An_item_marked_without_script_is_named_before_submitting()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();

        var asked = await learner.SubmitAsync(attempt, [.. QuizTaker.AllRight, ("f.debut", "1")]);
        var result = await learner.PressAsync(asked, "Remettre quand même");

        Assert.Equal("1 question est marquée à revoir", asked.Text(".errors h2"));
        Assert.Equal(["2. Que convenir dès le début? (à revoir)"], asked.Texts(".errors li"));
        Assert.Contains("f.debut=1", QuizTaker.Ticked(asked));
        Assert.Equal("Réussi : 3 sur 3", result.Text("#verdict"));
    }

    [Fact]
    public async Task The_mark_is_taken_away_like_it_was_put()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        await learner.SaveAsync(await learner.StartAsync(), ("f.debut", "1"));
        var marked = await learner.ShowAsync();

        marked.Document.QuerySelector("input[name='f.debut']")!.RemoveAttribute("checked");
        await learner.SaveAsync(marked);

        Assert.Empty(QuizTaker.Ticked(await learner.ShowAsync()));
    }

    [Fact]
    public async Task A_mark_alone_is_no_answer()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();

        await learner.FlagAsync(attempt, "debut", 10, isFlagged: true);
        var start = await learner.Browser.GetAsync(learner.Quiz);

        Assert.Equal(["f.debut=1"], QuizTaker.Ticked(await learner.ShowAsync()));
        Assert.Contains("0 réponse est gardée.", start.Text(".read.stack"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2, false)]
    [InlineData(2, 1, true)]
    public async Task The_latest_mark_stands_whichever_arrives_first(long put, long taken, bool isFlagged)
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();

        var statuses = new[]
        {
            await learner.FlagAsync(attempt, "debut", put, isFlagged: true),
            await learner.FlagAsync(attempt, "debut", taken, isFlagged: false),
            await learner.FlagAsync(attempt, "debut", put, isFlagged: true),
        };

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.NoContent, status));
        Assert.Equal(isFlagged, QuizTaker.Ticked(await learner.ShowAsync()).Contains("f.debut=1"));
    }
}
