using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Scenarios;
using Training.Tests.Quizzes;

namespace Training.Tests.Cohorts;

public sealed class GrantTimeTests
{
    [Fact]
    public async Task Time_granted_holds_in_a_quiz_and_is_said_before_and_during()
    {
        using var site = new TrainingSite();
        var (teacher, learner, address) = await CohortAsync(site);

        await GrantAsync(teacher, address, "2,5");
        var quiz = await QuizTaker.EnrolAsync(learner.Browser, "essai/minute");
        var before = await learner.Browser.GetAsync(quiz.Quiz);
        var attempt = await quiz.StartAsync();
        site.Time.Advance(TimeSpan.FromMinutes(49));
        var status = await quiz.AutosaveAsync(attempt, "mot", "0");

        Assert.Contains(
            before.Texts(".meta li"),
            text => text.StartsWith("Limite de temps", StringComparison.Ordinal) && text.EndsWith("50 min", StringComparison.Ordinal)
        );
        Assert.Contains("Temps prolongé, accordé par l’établissement", before.Texts(".meta li"));
        Assert.Contains("Temps prolongé, accordé par l’établissement", attempt.Texts(".meta li"));
        Assert.Equal(HttpStatusCode.NoContent, status);
    }

    [Fact]
    public async Task No_limit_is_no_limit_and_the_own_setting_holds_when_it_is_more_generous()
    {
        using var site = new TrainingSite();
        var (teacher, learner, address) = await CohortAsync(site);
        await site.InDatabaseAsync(db =>
            db.Learners.Where(l => l.Id == learner.Account.Id).ExecuteUpdateAsync(c => c.SetProperty(l => l.TimeFactor, 2m))
        );
        learner = learner.In(await site.SignInAsync(learner.Account.Email!));
        var quiz = await QuizTaker.EnrolAsync(learner.Browser, "essai/minute");

        await GrantAsync(teacher, address, "1,5");
        var own = await learner.Browser.GetAsync(quiz.Quiz);
        await GrantAsync(teacher, address, "1", ("noLimit", "1"));
        var none = await learner.Browser.GetAsync(quiz.Quiz);
        var attempt = await quiz.StartAsync();

        Assert.Contains(own.Texts(".meta li"), text => text.EndsWith("40 min", StringComparison.Ordinal));
        Assert.DoesNotContain("accordé par l’établissement", own.Html, StringComparison.Ordinal);
        Assert.Contains(none.Texts(".meta li"), text => text.StartsWith("Sans limite de temps", StringComparison.Ordinal));
        Assert.False(attempt.Has(".timer"));
    }

    [Fact]
    public async Task A_session_gives_at_least_the_time_granted_whatever_is_chosen()
    {
        using var site = new TrainingSite();
        var (teacher, learner, address) = await CohortAsync(site);
        await GrantAsync(teacher, address, "3,5");
        await learner.Browser.PostAsync("/modules/seance/enrol", "/modules/seance");

        var briefing = await learner.Browser.GetAsync("/modules/seance/jouer");
        await learner.Browser.SubmitAsync(briefing, "/modules/seance/jouer/attempts", ("time", "1"));

        Assert.Contains("au moins 4 fois", briefing.Text("aside form"), StringComparison.Ordinal);
        Assert.Equal(4, await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().Select(a => a.TimeFactor).SingleAsync()));
    }

    [Theory]
    [InlineData("0,5")]
    [InlineData("5")]
    [InlineData("le double")]
    public async Task A_factor_below_one_above_four_or_none_is_refused(string factor)
    {
        using var site = new TrainingSite();
        var (teacher, _, address) = await CohortAsync(site);

        var page = await GrantAsync(teacher, address, factor);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(factor, page.Value("timeFactor"));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Accommodation>().CountAsync()));
    }

    [Fact]
    public async Task Time_that_was_there_when_an_attempt_began_is_not_taken_away_before_it_ends()
    {
        using var site = new TrainingSite();
        var (teacher, learner, address) = await CohortAsync(site);
        await GrantAsync(teacher, address, "2");
        var quiz = await QuizTaker.EnrolAsync(learner.Browser, "essai/minute");
        var attempt = await quiz.StartAsync();

        var refused = await GrantAsync(teacher, address, "1");
        var more = await GrantAsync(teacher, address, "3");
        await quiz.SubmitAsync(attempt, ("r.mot", "0"), ("r.rappel", "0"));
        await GrantAsync(teacher, address, "1");
        await GrantAsync(teacher, address, "1");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(HttpStatusCode.OK, more.Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Accommodation>().CountAsync()));
    }

    [Fact]
    public async Task Pages_without_a_timer_ask_nothing_about_time_granted()
    {
        using var site = new TrainingSite();
        var (teacher, learner, address) = await CohortAsync(site);
        await GrantAsync(teacher, address, "2");
        var quiz = await QuizTaker.EnrolAsync(learner.Browser, "essai/bilan");
        await learner.Browser.GetAsync(quiz.Quiz);

        site.Sql.Forget();
        await learner.Browser.GetAsync(quiz.Quiz);
        await quiz.StartAsync();

        Assert.DoesNotContain(site.Sql.Commands, sql => sql.Contains("Accommodations", StringComparison.Ordinal));
    }

    private static async Task<(Teacher, Classmate, string Address)> CohortAsync(TrainingSite site)
    {
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync());
        var learner = await Classmate.AtAsync(site);
        await teacher.SeatAsync(offering, learner.Account.Email!);
        return (teacher, learner, $"/teaching/offerings/{offering.Id}/seats/{learner.Account.Id}/time");
    }

    private static async Task<Page> GrantAsync(Teacher teacher, string address, string factor, params (string, string)[] more) =>
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(address), address, [("timeFactor", factor), .. more]);
}
