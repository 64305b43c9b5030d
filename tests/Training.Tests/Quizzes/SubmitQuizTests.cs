using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Progress;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

public sealed class SubmitQuizTests
{
    [Fact]
    public async Task Learner_who_meets_mastery_passes()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);

        var result = await learner.TakeAsync(QuizTaker.AllRight);

        Assert.Equal(learner.Attempt(1), result.Path);
        Assert.Equal("Réussi : 3 sur 3", result.Text("#verdict"));
        Assert.Contains("Il fallait 80 %; vous avez 100 %.", result.Text(".verdict"), StringComparison.Ordinal);
        Assert.EndsWith("/modules/essai/limite", result.Link("Continuer : Deux fois"), StringComparison.Ordinal);
        Assert.Equal([(Verb.Passed, 1, 1.0)], await RecordsAsync(site));
    }

    [Fact]
    public async Task Learner_below_mastery_fails_and_may_try_again()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);

        var failed = await learner.TakeAsync(("r.ouverture", "1"), ("r.debut", "0"), ("r.debut", "1"), ("r.porte", "1"));
        var passed = await learner.TakeAsync(QuizTaker.AllRight);

        Assert.Equal("Pas encore réussi : 2 sur 3", failed.Text("#verdict"));
        Assert.Contains("Refaire le questionnaire", failed.Texts("button"));
        Assert.Equal(learner.Attempt(2), passed.Path);
        Assert.Equal([(Verb.Failed, 1, 0.666667), (Verb.Passed, 2, 1.0)], await RecordsAsync(site));
    }

    [Fact]
    public async Task The_best_attempt_counts()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        await learner.TakeAsync(QuizTaker.AllRight);

        var worse = await learner.TakeAsync(("r.ouverture", "1"), ("r.debut", "2"), ("r.porte", "0"));

        Assert.Contains("Votre meilleure tentative est à 100 %", worse.Text(".verdict"), StringComparison.Ordinal);
        Assert.Contains("Continuer : Deux fois", worse.Texts("a"));
    }

    [Fact]
    public async Task A_partly_right_answer_counts_in_part()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);

        var result = await learner.TakeAsync(("r.ouverture", "0"), ("r.debut", "1"), ("r.porte", "1"));

        Assert.Equal("Réussi : 2 sur 3", result.Text("#verdict"));
        Assert.Contains("vous avez 83 %. Une réponse en partie juste compte en partie.", result.Text(".verdict"), StringComparison.Ordinal);
        Assert.Equal("En partie juste : 50 %", result.Text("section.item:nth-of-type(3) > .state"));
    }

    [Fact]
    public async Task The_result_explains_every_choice()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);

        var result = await learner.TakeAsync(("r.ouverture", "1"), ("r.debut", "0"), ("r.porte", "1"));

        Assert.Equal(8, result.Texts(".choice.graded .hint").Count(feedback => feedback.Length > 0));
        Assert.Equal(["Bonne réponse", "S’il est stationné", "La sécurité d’abord."], result.Texts(".choice.missed:first-of-type p"));
        Assert.Equal("Votre réponse, à revoir", result.Text(".choice.wrong .state"));
        Assert.Equal("Votre réponse, juste", result.Text(".choice.right .state"));
        Assert.Contains("Bonne réponse non cochée", result.Texts(".choice.missed .state"));
        Assert.Equal(["Rétroaction", "Le lieu avant le contenu."], result.Texts(".item .box p"));
        Assert.Equal("C2 Protéger la confidentialité", result.Text(".item .meta li"));
        Assert.True(result.Has("#source-65") && result.Has("#source-persbeh"));
    }

    [Fact]
    public async Task The_result_is_in_English_for_who_reads_English()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, language: Language.En);
        var attempt = await learner.StartAsync();

        var result = await learner.PressAsync(attempt, "Submit my answers", QuizTaker.AllRight);

        Assert.Equal("Passed: 3 out of 3", result.Text("#verdict"));
        Assert.Contains("You needed 80%; you have 100%.", result.Text(".verdict"), StringComparison.Ordinal);
        Assert.StartsWith("1. What do you check first?", result.Text("section.item h3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unanswered_items_are_named_first_and_nothing_is_lost()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);

        var asked = await learner.TakeAsync(("r.debut", "0"));

        Assert.Equal("Il reste 2 questions sans réponse complète", asked.Text(".errors h2"));
        Assert.Equal(["1. Que vérifiez-vous d’abord?", "3. Quelqu’un entre. Que dites-vous?"], asked.Texts(".errors a"));
        Assert.Equal(["#item-ouverture", "#item-porte"], asked.Document.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["r.debut=0"], QuizTaker.Ticked(asked));
        Assert.Empty(await RecordsAsync(site));

        var result = await learner.PressAsync(asked, "Remettre quand même");

        Assert.Equal("Pas encore réussi : 0 sur 3", result.Text("#verdict"));
        Assert.Contains("Sans réponse", result.Texts(".item > .state"));
    }

    [Fact]
    public async Task Submitting_twice_keeps_the_first_score()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();
        await learner.SubmitAsync(attempt, ("r.ouverture", "1"), ("r.debut", "2"), ("r.porte", "0"));

        var again = await learner.SubmitAsync(attempt, QuizTaker.AllRight);

        Assert.Equal("Pas encore réussi : 0 sur 3", again.Text("#verdict"));
        Assert.Equal([(Verb.Failed, 1, 0.0)], await RecordsAsync(site));
    }

    [Fact]
    public async Task Two_submissions_at_once_make_one_result()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var (oneTab, otherTab) = (await learner.StartAsync(), await learner.StartAsync());

        var both = await Task.WhenAll(
            learner.SubmitAsync(oneTab, QuizTaker.AllRight),
            learner.SubmitAsync(otherTab, ("r.ouverture", "1"), ("r.debut", "2"), ("r.porte", "0"))
        );

        Assert.Equal(both[0].Text("#verdict"), both[1].Text("#verdict"));
        Assert.Single(await RecordsAsync(site));
    }

    [Fact]
    public async Task The_score_is_the_score_of_the_answers_that_were_kept()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();

        await Task.WhenAll(
            learner.SubmitAsync(attempt, QuizTaker.AllRight),
            learner.AutosaveAsync(attempt, "ouverture", "1"),
            learner.AutosaveAsync(attempt, "porte", "0")
        );

        var kept = await site.InDatabaseAsync(db => db.Set<QuizAttempt>().Include(a => a.Responses).SingleAsync());
        var right = new[] { ("ouverture", "0"), ("debut", "0,1"), ("porte", "1") };
        var score = right.Count(r => kept.Responses.Any(k => (k.Item, k.Text) == r)) / 3.0;
        Assert.Equal(score, kept.ScaledScore!.Value, 6);
    }

    [Fact]
    public async Task Passing_the_last_activity_completes_the_module()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "seul/unique");

        var result = await learner.TakeAsync(("r.mot", "0"), ("r.rappel", "0"));

        Assert.Contains("Vous avez terminé le module « Un seul questionnaire ».", result.Text(".verdict"), StringComparison.Ordinal);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<Completion>().CountAsync()));
    }

    [Fact]
    public async Task A_submission_costs_at_most_six_queries_and_a_result_two()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "seul/unique");
        var attempt = await learner.StartAsync();
        await learner.AutosaveAsync(attempt, "mot", "0");
        await learner.AutosaveAsync(attempt, "rappel", "0");
        attempt = await learner.ShowAsync();

        var both = await site.Sql.DuringAsync(() => learner.SubmitAsync(attempt));
        var result = await site.Sql.DuringAsync(() => learner.ShowAsync());

        Assert.Equal(2, result.Count);
        Assert.InRange(both.Count - result.Count, 1, 6);
    }

    private static Task<List<(Verb, int, double)>> RecordsAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
        {
            var records = await db.Set<LearningRecord>().OrderBy(r => r.Attempt).ToListAsync();
            return records.ConvertAll(r => (r.Verb, r.Attempt, r.ScaledScore!.Value));
        });
}
