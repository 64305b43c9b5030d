using Training.Content;
using Training.Tests.Quizzes;
using Training.Tests.Scenarios;

namespace Training.Tests.Competencies;

public sealed class ShowCompetenciesTests
{
    [Fact]
    public async Task Before_anything_is_shown_the_page_says_how_it_fills_and_what_the_rule_is()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var page = await learner.GetAsync("/competencies");

        Assert.Contains("Rien n’est encore montré", page.Text("main"));
        Assert.False(page.Has("figure"));
        Assert.Contains("50 % des points", page.Text("main").Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task A_submitted_quiz_is_evidence_and_the_page_says_what_is_missing()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        await learner.TakeAsync(QuizTaker.AllRight);

        var page = await learner.Browser.GetAsync("/competencies");

        Assert.Equal("Pas encore de niveau.", page.Text(".standing-reasons > p"));
        Assert.Contains("plus de matière de ce niveau : 3 points possibles jusqu’ici, il en faut 4", Words(page, ".standing-reasons li"));
        Assert.Equal("/modules/essai/bilan/attempts/1", page.Link("Bilan"));
        Assert.Contains("100 %", Words(page, ".scores td"));
    }

    [Fact]
    public async Task An_attempt_under_way_is_no_evidence()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        await learner.SaveAsync(await learner.StartAsync(), QuizTaker.AllRight);

        Assert.False((await learner.Browser.GetAsync("/competencies")).Has("figure"));
    }

    [Fact]
    public async Task The_latest_answer_to_an_item_counts()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        await learner.TakeAsync(("r.ouverture", "1"), ("r.debut", "0"), ("r.debut", "1"), ("r.porte", "1"));
        site.Time.Advance(TimeSpan.FromHours(1));
        await learner.TakeAsync(QuizTaker.AllRight);

        Assert.Contains("100 %", Words(await learner.Browser.GetAsync("/competencies"), ".scores td"));
    }

    [Fact]
    public async Task A_session_and_a_quiz_show_a_level_and_why_in_two_queries()
    {
        using var site = new TrainingSite();
        var session = await SessionTaker.EnrolAsync(site);
        await session.PlayWellAsync();
        var quiz = await QuizTaker.EnrolAsync(session.Browser);
        await quiz.TakeAsync(QuizTaker.AllRight);

        var queries = await site.Sql.DuringAsync(() => session.Browser.GetAsync("/competencies"));
        var page = await session.Browser.GetAsync("/competencies");

        Assert.Equal(2, queries.Count);
        Assert.Contains("N2 compétent", Words(page, ".scores td"));
        Assert.Contains("aucune erreur critique ne reste dans vos dernières séances", Words(page, ".standing-reasons li"));
        Assert.Contains(
            "une autre séance simulée qui touche cette compétence (vous en avez 1, il en faut 2)",
            Words(page, ".standing-reasons li")
        );
    }

    [Fact]
    public async Task Practice_is_no_evidence()
    {
        using var site = new TrainingSite();
        var session = await SessionTaker.EnrolAsync(site);
        var debrief = await session.PlayWellAsync();
        var before = Words(await session.Browser.GetAsync("/competencies"), ".scores td");

        var practice = await session.ReplayAsync(debrief, decision: 1);
        await session.PressAsync(await session.PressAsync(practice, "suicide"), "Non");

        Assert.Equal(before, Words(await session.Browser.GetAsync("/competencies"), ".scores td"));
    }

    [Fact]
    public async Task Nobody_sees_anothers_profile()
    {
        using var site = new TrainingSite();
        await (await QuizTaker.EnrolAsync(site)).TakeAsync(QuizTaker.AllRight);
        var other = await site.SignUpWithRoleAsync(Training.Learners.Role.Author);

        Assert.False((await other.GetAsync("/competencies")).Has("figure"));
        Assert.Equal("/account/sign-in", (await site.Visit().GetAsync("/competencies")).Path);
    }

    [Fact]
    public async Task It_is_said_in_English_too()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync(language: Language.En);

        Assert.Equal("My competencies", (await learner.GetAsync("/competencies")).Heading);
    }

    private static List<string> Words(Page page, string selector) =>
        [.. page.Texts(selector).Select(words => words.Replace('\u00A0', ' '))];
}
