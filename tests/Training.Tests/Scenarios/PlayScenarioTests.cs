using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Content.Scenarios;
using Training.Progress;
using Training.Scenarios;

namespace Training.Tests.Scenarios;

public sealed class PlayScenarioTests
{
    [Fact]
    public async Task The_briefing_warns_offers_help_lines_and_says_what_is_timed()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var briefing = await learner.Browser.GetAsync(SessionTaker.Scenario);

        Assert.Contains("une dispute", briefing.Text(".alert"), StringComparison.Ordinal);
        Assert.True(briefing.Has(".help a[href='tel:+18662773553']"));
        Assert.Equal(["1", "3", "0"], briefing.Document.QuerySelectorAll("input[name=time]").Select(i => i.GetAttribute("value")));
    }

    [Fact]
    public async Task A_learner_perceives_only_what_the_channel_carries()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var video = await learner.StartAsync();
        var phone = await learner.PressAsync(video, "bon moment");

        Assert.Contains("voix : basse", video.Text(".captions[aria-live]").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("son pied", video.Html, StringComparison.Ordinal);
        Assert.True(phone.Has(".call.phone"));
        Assert.DoesNotContain("il sourit", phone.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_played_to_its_end_is_recorded_and_passed()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var debrief = await learner.PlayWellAsync();

        Assert.EndsWith("/attempts/1/debrief", debrief.Path, StringComparison.Ordinal);
        var attempt = await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().Include(a => a.Steps).SingleAsync());
        Assert.Equal((true, 1.0, 2), (attempt.Passed, attempt.ScaledScore, attempt.Steps.Count));
        Assert.Equal(["accueil", "suite"], attempt.Steps.OrderBy(s => s.Number).Select(s => s.Scene));
        var record = await site.InDatabaseAsync(db => db.Set<LearningRecord>().SingleAsync());
        Assert.Equal((Verb.Passed, 1, 1.0), (record.Verb, record.Attempt, record.ScaledScore));
    }

    [Fact]
    public async Task A_critical_error_fails_the_session_and_is_explained()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var debrief = await learner.PressAsync(await learner.PressAsync(await learner.StartAsync(), "suicide"), "Oui");

        Assert.Contains("erreur critique", debrief.Text(".verdict"), StringComparison.Ordinal);
        Assert.Contains("Quelqu’un écoute peut-être.", debrief.Text(".alert.warning"), StringComparison.Ordinal);
        Assert.Equal(Verb.Failed, await site.InDatabaseAsync(db => db.Set<LearningRecord>().Select(r => r.Verb).SingleAsync()));
    }

    [Fact]
    public async Task A_second_click_and_an_old_tab_land_on_the_present_moment()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var first = await learner.StartAsync();
        await learner.PressAsync(first, "bon moment");

        var again = await learner.PressAsync(first, "bon moment");
        var other = await learner.PressAsync(first, "suicide");

        Assert.Contains("avait déjà avancé", again.Text("[role=status]"), StringComparison.Ordinal);
        Assert.True(other.Has(".call.phone"));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ScenarioStep>().CountAsync()));
    }

    [Theory]
    [InlineData("choice", "99")]
    [InlineData("choice", "-1")]
    [InlineData("act", "no-such-act")]
    [InlineData("act", "../../etc")]
    [InlineData("nothing", "1")]
    public async Task A_forged_step_changes_nothing(string field, string value)
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.StartAsync();

        var page = await learner.Browser.PostAsync(
            $"{SessionTaker.Scenario}/attempts/1/steps",
            $"{SessionTaker.Scenario}/attempts/1",
            ("after", "0"),
            (field, value)
        );

        Assert.True(page.Has(".call.video"));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<ScenarioStep>().CountAsync()));
    }

    [Fact]
    public async Task A_step_that_is_not_a_form_is_a_bad_request()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.StartAsync();

        var page = await learner.Browser.PostAsync(
            $"{SessionTaker.Scenario}/attempts/1/steps",
            $"{SessionTaker.Scenario}/attempts/1",
            ("after", "zéro")
        );

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
    }

    [Fact]
    public async Task An_act_is_answered_and_opens_a_choice()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var answered = await learner.PressAsync(await learner.StartAsync(), "Vérifier le lieu");
        var next = await learner.PressAsync(answered, "bon moment");

        Assert.Contains("Je suis dans mon camion.", answered.Text(".captions[aria-live]"), StringComparison.Ordinal);
        Assert.Contains(next.Texts("button.reply"), w => w.Contains("Vous l’avez dit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_act_nobody_answers_gets_a_neutral_word()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var once = await learner.PressAsync(await learner.StartAsync(), "Vérifier le lieu");

        var twice = await learner.PressAsync(once, "Vérifier le lieu");

        Assert.Contains("Vous vérifiez le lieu.", twice.Text(".captions[aria-live]"), StringComparison.Ordinal);
        Assert.Contains(twice.Texts("button.reply"), w => w.Contains("bon moment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Timers_can_be_lengthened_or_turned_off()
    {
        using var site = new TrainingSite();
        var usual = await (await SessionTaker.EnrolAsync(site)).StartAsync("1");
        var longer = await (await SessionTaker.EnrolAsync(site)).StartAsync("3");
        var off = await (await SessionTaker.EnrolAsync(site)).StartAsync("0");

        Assert.Equal("20", usual.Document.QuerySelector("scene-timer")!.GetAttribute("seconds"));
        Assert.Equal("60", longer.Document.QuerySelector("scene-timer")!.GetAttribute("seconds"));
        Assert.False(off.Has("scene-timer"));
    }

    [Fact]
    public async Task Silence_takes_the_choice_that_it_means()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        await learner.PressAsync(await learner.StartAsync(), "Le temps est écoulé");

        var step = await site.InDatabaseAsync(db => db.Set<ScenarioStep>().SingleAsync());
        Assert.Equal((StepKind.Timeout, ""), (step.Kind, step.Value));
    }

    [Fact]
    public async Task Session_time_counts_the_pauses_of_a_conversation_not_a_night()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var page = await learner.StartAsync();

        site.Time.Advance(TimeSpan.FromSeconds(7));
        page = await learner.PressAsync(page, "bon moment");
        site.Time.Advance(TimeSpan.FromDays(1));
        await learner.PressAsync(await learner.ShowAsync(), "Oui");

        Assert.Equal(
            [7, 127],
            await site.InDatabaseAsync(db => db.Set<ScenarioStep>().OrderBy(s => s.Number).Select(s => s.Seconds).ToListAsync())
        );
    }

    [Fact]
    public async Task Starting_twice_resumes_the_same_session()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var briefing = await learner.Browser.GetAsync(SessionTaker.Scenario);
        await learner.PressAsync(await learner.StartAsync(), "bon moment");

        var again = await learner.Browser.SubmitAsync(briefing, $"{SessionTaker.Scenario}/attempts");

        Assert.True(again.Has(".call.phone"));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().CountAsync()));
    }

    [Fact]
    public async Task The_language_changes_in_mid_session_without_moving_it()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PressAsync(await learner.StartAsync(), "bon moment");

        var english = await learner.Browser.GetAsync($"/language/en?return=~{SessionTaker.Scenario}/attempts/1");

        Assert.Equal($"{SessionTaker.Scenario}/attempts/1", english.Path);
        Assert.Contains("Shall we go on?", english.Text(".captions[aria-live]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_session_does_not_exist()
    {
        using var site = new TrainingSite();
        await (await SessionTaker.EnrolAsync(site)).StartAsync();
        var other = await SessionTaker.EnrolAsync(site);

        Assert.Equal(HttpStatusCode.NotFound, (await other.ShowAsync()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.GetAsync($"{SessionTaker.Scenario}/attempts/1/debrief")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await other.Browser.PostAsync(
                    $"{SessionTaker.Scenario}/attempts/1/steps",
                    SessionTaker.Scenario,
                    ("after", "0"),
                    ("choice", "0")
                )
            ).Status
        );
    }

    [Fact]
    public async Task A_step_costs_at_most_four_queries_even_the_last()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var page = await learner.StartAsync();
        await learner.ShowAsync();

        var first = await site.Sql.DuringAsync(async () => page = await learner.PressAsync(page, "bon moment"));
        var last = await site.Sql.DuringAsync(() => learner.PressAsync(page, "Oui"));

        // Each figure holds the post and the page it leads to, the debrief for the last, which also asks whether a course waits for it; SQLite sends every written row by itself.
        Assert.InRange(first.Count, 1, 3);
        Assert.InRange(last.Count, 1, 12);
    }
}
