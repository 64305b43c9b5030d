using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Progress;
using Training.Quizzes;
using Training.Regrades;

namespace Training.Tests.Regrades;

/// <summary>An author corrects an item after attempts.</summary>
public sealed class RegradeQuizTests
{
    [Fact]
    public async Task Nothing_is_offered_while_no_key_has_changed()
    {
        using var quiz = new CorrectedQuiz();
        await quiz.TakeAsync("0", "0");
        var author = await quiz.AuthorAsync();

        var before = await author.GetAsync(CorrectedQuiz.Regrade);
        await quiz.ChangeAsync("Un mot de code?", "Convient-on d’un mot de code?", "A code word?", "Agree on a code word?");
        var reworded = await author.GetAsync(CorrectedQuiz.Regrade);

        Assert.StartsWith("Rien à corriger", before.Text("main .state.ok"), StringComparison.Ordinal);
        Assert.StartsWith("Rien à corriger", reworded.Text("main .state.ok"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_change_is_shown_before_anything_is_written_and_names_nobody()
    {
        using var quiz = new CorrectedQuiz();
        await quiz.TakeAsync("0", "0");
        await quiz.TakeAsync("1", "0");
        await quiz.TakeAsync("1", "1");
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();

        var offered = await author.GetAsync(CorrectedQuiz.Regrade);
        var preview = await author.GetAsync(CorrectedQuiz.Preview);

        Assert.Equal(["Oui", "Non"], offered.Texts(".corrected dd"));
        Assert.False(offered.Has("textarea"));
        Assert.Equal(
            [
                "1 0 %, pas encore réussie 50 %, pas encore réussie –",
                "2 50 %, pas encore réussie 100 %, réussie –",
                "3 100 %, réussie 50 %, pas encore réussie terminé, le reste",
            ],
            preview.Texts("table tbody tr")
        );
        Assert.Contains(
            "3 tentatives changeraient de score. Réussite gagnée : 1. Sous le seuil après : 1.",
            preview.Text("section[aria-labelledby=preview]"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Tremblay", preview.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("exemple.ca", preview.Text("main"), StringComparison.Ordinal);
        Assert.Equal(0, await quiz.Site.InDatabaseAsync(db => db.Set<Regrade>().CountAsync()));
        Assert.All(await AttemptsAsync(quiz), a => Assert.Null(a.CorrectedScore));
    }

    [Fact]
    public async Task Both_scores_are_kept_with_who_when_and_why()
    {
        using var quiz = new CorrectedQuiz();
        await quiz.TakeAsync("1", "0");
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();

        var done = await CorrectedQuiz.ApplyAsync(author, await author.GetAsync(CorrectedQuiz.Preview));

        Assert.Equal(CorrectedQuiz.Regrade, done.Path);
        Assert.Contains("1 tentative a changé de score. Réussite gagnée : 1.", done.Text("#made ~ ul"), StringComparison.Ordinal);
        var attempt = Assert.Single(await AttemptsAsync(quiz));
        Assert.Equal((0.5, false, 1.0, true), (attempt.ScaledScore, attempt.Passed, attempt.CorrectedScore, attempt.CorrectedPassed));
        var regrade = await quiz.Site.InDatabaseAsync(db => db.Set<Regrade>().Include(r => r.Attempts).SingleAsync());
        Assert.Equal(("mot", "La question était ambiguë.", 1), (regrade.Items, regrade.Reason, regrade.Number));
        Assert.Equal((quiz.Site.Time.GetUtcNow(), true), (regrade.MadeAt, regrade.MadeBy is not null));
        Assert.Equal(attempt.ContentHash, regrade.FromHash);
        Assert.NotEqual(regrade.FromHash, regrade.ToHash);
        Assert.Equal((0.5, 1.0), (regrade.Attempts.Single().ScoreBefore, regrade.Attempts.Single().ScoreAfter));
    }

    [Fact]
    public async Task A_pass_newly_gained_completes_the_module_now_by_the_usual_way()
    {
        using var quiz = new CorrectedQuiz();
        var learner = await quiz.TakeAsync("1", "0");
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();

        await CorrectedQuiz.ApplyAsync(author, await author.GetAsync(CorrectedQuiz.Preview));

        var completion = await quiz.Site.InDatabaseAsync(db => db.Set<Completion>().SingleAsync());
        Assert.Equal(quiz.Site.Time.GetUtcNow(), completion.CompletedAt);
        Assert.Equal([(Verb.Failed, 0, 0.5), (Verb.Passed, 1, 1.0)], await RecordsAsync(quiz));
        var result = await learner.ShowAsync();
        Assert.Equal("Réussi : 2 sur 2", result.Text("#verdict"));
        Assert.Contains("Vous avez terminé le module", result.Text(".verdict"), StringComparison.Ordinal);
        Assert.Contains("100 %, réussie", (await learner.Browser.GetAsync(learner.Quiz)).Texts("table td"));
    }

    [Fact]
    public async Task A_pass_lost_takes_neither_the_pass_nor_the_completion_away()
    {
        using var quiz = new CorrectedQuiz();
        var learner = await quiz.TakeAsync("0", "0");
        var before = await quiz.Site.InDatabaseAsync(db => db.Set<Completion>().SingleAsync());
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();

        await CorrectedQuiz.ApplyAsync(author, await author.GetAsync(CorrectedQuiz.Preview));

        var after = await quiz.Site.InDatabaseAsync(db => db.Set<Completion>().SingleAsync());
        Assert.Equal((before.Id, before.CompletedAt), (after.Id, after.CompletedAt));
        var result = await learner.ShowAsync();
        Assert.Contains("Votre score était de 100 %; il est maintenant de 50 %.", result.Text(".alert"), StringComparison.Ordinal);
        Assert.Contains("votre réussite vous reste acquise", result.Text(".alert"), StringComparison.Ordinal);
        Assert.Contains("Vous avez terminé le module", result.Text(".verdict"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_learner_reads_what_was_corrected_why_and_both_scores_on_the_version_they_took()
    {
        using var quiz = new CorrectedQuiz();
        var learner = await quiz.TakeAsync("1", "1");
        var untouched = await learner.ShowAsync();
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();
        await CorrectedQuiz.ApplyAsync(author, await author.GetAsync(CorrectedQuiz.Preview), "Non est la bonne réponse.");

        var result = await learner.ShowAsync();

        Assert.False(untouched.Has(".alert"));
        Assert.Contains("corrigées le 24 novembre 2026", result.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal("1. Un mot de code?", result.Text(".alert li"));
        Assert.Contains("Pourquoi : Non est la bonne réponse.", result.Text(".alert"), StringComparison.Ordinal);
        Assert.Contains("Votre score était de 0 %; il est maintenant de 50 %.", result.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal("Pas encore réussi : 1 sur 2", result.Text("#verdict"));
        Assert.Contains("vaut maintenant 100 %", result.Text("section[aria-labelledby=item-mot] .box"), StringComparison.Ordinal);
        Assert.Equal("Votre réponse, à revoir", result.Text("section[aria-labelledby=item-mot] .choice.wrong .state"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Without_a_reason_nothing_is_written(string reason)
    {
        using var quiz = new CorrectedQuiz();
        await quiz.TakeAsync("1", "0");
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();

        var refused = await CorrectedQuiz.ApplyAsync(author, await author.GetAsync(CorrectedQuiz.Preview), reason);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Dites pourquoi vous corrigez.", refused.Text("#reason-error"));
        Assert.Equal(0, await quiz.Site.InDatabaseAsync(db => db.Set<Regrade>().CountAsync()));
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_kept_to_be_shortened()
    {
        using var quiz = new CorrectedQuiz();
        await quiz.TakeAsync("1", "0");
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();

        var refused = await CorrectedQuiz.ApplyAsync(author, await author.GetAsync(CorrectedQuiz.Preview), new string('a', 1001));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(1001, refused.Text("textarea").Length);
    }

    [Fact]
    public async Task Two_clicks_and_two_tabs_correct_once()
    {
        using var quiz = new CorrectedQuiz();
        await quiz.TakeAsync("1", "0");
        await quiz.TakeAsync("1", "1");
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();
        var (oneTab, otherTab) = (await author.GetAsync(CorrectedQuiz.Preview), await author.GetAsync(CorrectedQuiz.Preview));

        await Task.WhenAll(
            CorrectedQuiz.ApplyAsync(author, oneTab),
            CorrectedQuiz.ApplyAsync(author, oneTab),
            CorrectedQuiz.ApplyAsync(author, otherTab)
        );
        var later = await CorrectedQuiz.ApplyAsync(author, otherTab);

        Assert.Equal(CorrectedQuiz.Regrade, later.Path);
        Assert.Equal(1, await quiz.Site.InDatabaseAsync(db => db.Set<Regrade>().CountAsync()));
        Assert.Equal(2, await quiz.Site.InDatabaseAsync(db => db.Set<RegradedAttempt>().CountAsync()));
        Assert.Equal(2, (await RecordsAsync(quiz)).Count(r => r.Item2 == 1));
        Assert.StartsWith(
            "Aucune tentative ne changerait",
            (await author.GetAsync(CorrectedQuiz.Preview)).Text("#preview ~ .state"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_no_longer_what_was_seen_is_shown_again_first_with_the_reason_kept()
    {
        using var quiz = new CorrectedQuiz();
        await quiz.TakeAsync("1", "0");
        var late = await Tests.Quizzes.QuizTaker.EnrolAsync(quiz.Site, "seul/unique");
        var attempt = await late.StartAsync();
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();
        var preview = await author.GetAsync(CorrectedQuiz.Preview);
        await late.SubmitAsync(attempt, ("r.mot", "1"), ("r.rappel", "1"));

        var again = await CorrectedQuiz.ApplyAsync(author, preview);
        var nothing = await quiz.Site.InDatabaseAsync(db => db.Set<Regrade>().CountAsync());
        await CorrectedQuiz.ApplyAsync(author, again);

        Assert.Equal((HttpStatusCode.Conflict, 0), (again.Status, nothing));
        Assert.Equal("La question était ambiguë.", again.Text("textarea"));
        Assert.Equal(2, await quiz.Site.InDatabaseAsync(db => db.Set<RegradedAttempt>().CountAsync()));
    }

    [Fact]
    public async Task An_attempt_submitted_after_a_correction_can_be_corrected_too()
    {
        using var quiz = new CorrectedQuiz();
        await quiz.TakeAsync("1", "0");
        var late = await Tests.Quizzes.QuizTaker.EnrolAsync(quiz.Site, "seul/unique");
        var attempt = await late.StartAsync();
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();
        await CorrectedQuiz.ApplyAsync(author, await author.GetAsync(CorrectedQuiz.Preview));
        await late.SubmitAsync(attempt, ("r.mot", "1"), ("r.rappel", "0"));

        var preview = await author.GetAsync(CorrectedQuiz.Preview);
        await CorrectedQuiz.ApplyAsync(author, preview);

        Assert.Single(preview.Texts("table tbody tr"));
        Assert.Equal(
            [1, 2],
            await quiz.Site.InDatabaseAsync(db => db.Set<Regrade>().OrderBy(r => r.Number).Select(r => r.Number).ToListAsync())
        );
        Assert.All(await AttemptsAsync(quiz), a => Assert.Equal(1.0, a.CurrentScore));
    }

    [Fact]
    public async Task A_key_corrected_back_gives_back_the_first_score()
    {
        using var quiz = new CorrectedQuiz();
        await quiz.TakeAsync("1", "0");
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();
        await CorrectedQuiz.ApplyAsync(author, await author.GetAsync(CorrectedQuiz.Preview));
        await quiz.PutBackAsync();

        var preview = await author.GetAsync(CorrectedQuiz.Preview);
        await CorrectedQuiz.ApplyAsync(author, preview);

        Assert.Equal(["1 100 %, réussie 50 %, pas encore réussie terminé, le reste"], preview.Texts("table tbody tr"));
        Assert.Equal(
            (1.0 / 2, (double?)0.5),
            ((await AttemptsAsync(quiz)).Single().CurrentScore!.Value, (await AttemptsAsync(quiz)).Single().ScaledScore)
        );
        Assert.Equal(1, await quiz.Site.InDatabaseAsync(db => db.Set<Completion>().CountAsync()));
    }

    [Fact]
    public async Task Answers_that_were_reworded_cannot_be_read_with_the_new_key()
    {
        using var quiz = new CorrectedQuiz();
        await quiz.TakeAsync("1", "0");
        await quiz.CorrectAsync();
        await quiz.ChangeAsync("- [x] Non", "- [x] Pas du tout", "- [x] No", "- [x] Not at all");
        var author = await quiz.AuthorAsync();

        var page = await author.GetAsync(CorrectedQuiz.Preview);

        Assert.Contains("reformulées", page.Text(".corrected .state.bad"), StringComparison.Ordinal);
        Assert.False(page.Has("input[type=checkbox]"));
        Assert.False(page.Has("#preview"));
    }

    [Theory]
    [InlineData("/authoring/seul/rien/regrade")]
    [InlineData("/authoring/rien/unique/regrade")]
    public async Task What_is_no_quiz_is_no_page(string path)
    {
        using var quiz = new CorrectedQuiz();
        var author = await quiz.AuthorAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Learners_may_not_and_no_other_site_can()
    {
        using var quiz = new CorrectedQuiz();
        var learner = await quiz.TakeAsync("1", "0");
        await quiz.CorrectAsync();
        var author = await quiz.AuthorAsync();

        var forbidden = await learner.Browser.PostAsync(
            CorrectedQuiz.Regrade,
            "/modules/seul/unique",
            ("item", "mot"),
            ("reason", "Parce que.")
        );
        var forged = await author.ForgeAsync(CorrectedQuiz.Regrade, ("item", "mot"), ("reason", "Parce que."));

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Equal(0, await quiz.Site.InDatabaseAsync(db => db.Set<Regrade>().CountAsync()));
    }

    private static Task<List<QuizAttempt>> AttemptsAsync(CorrectedQuiz quiz) =>
        quiz.Site.InDatabaseAsync(db => db.Set<QuizAttempt>().AsNoTracking().ToListAsync());

    private static Task<List<(Verb, int, double)>> RecordsAsync(CorrectedQuiz quiz) =>
        quiz.Site.InDatabaseAsync(async db =>
            (await db.Set<LearningRecord>().OrderBy(r => r.Correction).ToListAsync()).ConvertAll(r =>
                (r.Verb, r.Correction, r.ScaledScore!.Value)
            )
        );
}
