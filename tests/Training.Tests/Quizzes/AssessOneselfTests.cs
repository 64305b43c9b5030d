using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

public sealed class AssessOneselfTests
{
    private static readonly (string, string)[] Written = [("r.ecrire", "Bonjour."), ("r.noter", "Des mots.")];

    [Fact]
    public async Task A_learner_places_their_own_answer_on_the_rubric_and_the_score_stays()
    {
        using var site = new TrainingSite();
        var learner = await SubmittedAsync(site);

        var assessed = await AssessAsync(learner, ("level.0", "1"), ("level.1", "0"));

        Assert.Equal(learner.Attempt(), assessed.Path);
        Assert.Equal("Évaluée par vous", assessed.Text("[aria-labelledby=item-ecrire] > .state"));
        Assert.Equal("Votre évaluation : 2 sur 4", assessed.Text("[aria-labelledby=item-ecrire] form .state"));
        Assert.Equal(["level.0=1", "level.1=0"], QuizTaker.Ticked(assessed));
        Assert.Contains("1 réponse reste à évaluer", assessed.Text(".verdict"), StringComparison.Ordinal);
        Assert.Equal("Pas encore réussi : 0 sur 7", assessed.Text("#verdict"));
    }

    [Fact]
    public async Task A_possible_answer_is_shown_before_it_and_part_of_it_is_kept()
    {
        using var site = new TrainingSite();
        var learner = await SubmittedAsync(site);

        var half = await AssessAsync(learner, ("level.1", "1"));

        Assert.Contains("« J’ai lu votre message. »", half.Text("[aria-labelledby=item-ecrire] .box"), StringComparison.Ordinal);
        Assert.Equal("À évaluer par vous", half.Text("[aria-labelledby=item-ecrire] > .state"));
        Assert.Equal(["level.1=1"], QuizTaker.Ticked(half));
    }

    [Fact]
    public async Task The_latest_assessment_stands_and_twice_the_same_is_one()
    {
        using var site = new TrainingSite();
        var learner = await SubmittedAsync(site);
        await AssessAsync(learner, ("level.0", "1"), ("level.1", "0"));
        var before = await site.InDatabaseAsync(db => db.Set<QuizAttempt>().Select(a => a.Revision).SingleAsync());

        await AssessAsync(learner, ("level.0", "1"), ("level.1", "0"));
        var after = await site.InDatabaseAsync(db => db.Set<QuizAttempt>().Select(a => a.Revision).SingleAsync());
        var changed = await AssessAsync(learner, ("level.0", "1"), ("level.1", "1"));

        Assert.Equal(before, after);
        Assert.Equal("Votre évaluation : 4 sur 4", changed.Text("[aria-labelledby=item-ecrire] form .state"));
    }

    [Theory]
    [InlineData("noter")]
    [InlineData("mot")]
    [InlineData("inconnu")]
    public async Task Only_what_the_author_says_is_self_assessed(string item)
    {
        using var site = new TrainingSite();
        var learner = await SubmittedAsync(site);

        var refused = await learner.Browser.PostAsync(Address(learner, item), learner.Attempt(), ("level.0", "1"));

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
    }

    [Fact]
    public async Task Nothing_is_assessed_before_it_is_submitted_nor_when_nothing_was_written()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");
        var attempt = await learner.StartAsync();
        var before = await learner.Browser.PostAsync(Address(learner, "ecrire"), learner.Attempt(), ("level.0", "1"));
        await learner.PressAsync(await learner.SubmitAsync(attempt), "Remettre quand même");

        var result = await learner.ShowAsync();
        var blank = await learner.Browser.PostAsync(Address(learner, "ecrire"), learner.Quiz, ("level.0", "1"));

        Assert.Equal(HttpStatusCode.NotFound, before.Status);
        Assert.Equal(HttpStatusCode.NotFound, blank.Status);
        Assert.Equal("Sans réponse", result.Text("[aria-labelledby=item-ecrire] > .state"));
        Assert.False(result.Has("[aria-labelledby=item-ecrire] form"));
    }

    [Fact]
    public async Task Someone_elses_answer_does_not_exist()
    {
        using var site = new TrainingSite();
        var learner = await SubmittedAsync(site);
        var other = await QuizTaker.EnrolAsync(site, "sortes/toutes");

        var refused = await other.Browser.PostAsync(Address(learner, "ecrire"), other.Quiz, ("level.0", "1"));

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Null(
            await site.InDatabaseAsync(db =>
                db.Set<QuizResponse>().Where(r => r.Item == "ecrire").Select(r => r.SelfAssessment).SingleAsync()
            )
        );
    }

    private static async Task<QuizTaker> SubmittedAsync(TrainingSite site)
    {
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");
        await learner.PressAsync(await learner.TakeAsync(Written), "Remettre quand même");
        return learner;
    }

    private static async Task<Page> AssessAsync(QuizTaker learner, params (string, string)[] levels) =>
        await learner.Browser.SubmitAsync(await learner.ShowAsync(), Address(learner, "ecrire"), levels);

    private static string Address(QuizTaker learner, string item) => $"{learner.Attempt()}/self-assessments/{item}";
}
