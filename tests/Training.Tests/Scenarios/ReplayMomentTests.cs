using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Content.Scenarios;
using Training.Progress;
using Training.Scenarios;

namespace Training.Tests.Scenarios;

public sealed class ReplayMomentTests
{
    private const string First = $"{SessionTaker.Scenario}/attempts/1";
    private const string Practice = $"{SessionTaker.Scenario}/practice/1";

    [Fact]
    public async Task A_session_is_taken_up_again_from_one_of_its_decisions()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var debrief = await learner.PlayWellAsync();

        var page = await learner.ReplayAsync(debrief, decision: 2);

        Assert.Equal(Practice, page.Path);
        Assert.Contains("On continue?", page.Text(".captions[aria-live]"), StringComparison.Ordinal);
        Assert.Contains("Entraînement.", page.Text(".practice"), StringComparison.Ordinal);
        var practice = await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().Include(a => a.Steps).SingleAsync(a => a.IsPractice));
        Assert.Equal((1, 1), (practice.CopiedSteps, practice.Steps.Count));
    }

    [Fact]
    public async Task Practice_leaves_no_record_no_score_and_no_completion()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var poor = await learner.PressAsync(await learner.PressAsync(await learner.StartAsync(), "suicide"), "Non");

        var debrief = await learner.PressAsync(await learner.PressAsync(await learner.ReplayAsync(poor, decision: 1), "bon moment"), "Oui");

        Assert.Equal(Practice + "/debrief", debrief.Path);
        Assert.Contains("c’était réussi", debrief.Text(".verdict"), StringComparison.Ordinal);
        Assert.Equal(Verb.Failed, await site.InDatabaseAsync(db => db.Set<LearningRecord>().Select(r => r.Verb).SingleAsync()));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ScenarioScore>().CountAsync()));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Completion>().CountAsync()));
        Assert.DoesNotContain("100", (await learner.Browser.GetAsync("/modules/seance")).Text(".path"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_lands_on_the_same_practice_even_once_it_has_gone_on()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var debrief = await learner.PlayWellAsync();
        var once = await learner.ReplayAsync(debrief, decision: 1);
        var twice = await learner.ReplayAsync(debrief, decision: 1);
        await learner.PressAsync(twice, "Ne rien dire");

        var later = await learner.ReplayAsync(debrief, decision: 1);

        Assert.Equal([Practice, Practice, Practice], [once.Path, twice.Path, later.Path]);
        Assert.Contains("On continue?", later.Text(".captions[aria-live]"), StringComparison.Ordinal);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().CountAsync(a => a.IsPractice)));
    }

    [Fact]
    public async Task Clicks_at_the_very_same_time_start_one_practice()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var debrief = await learner.PlayWellAsync();

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => learner.ReplayAsync(debrief, decision: 1)));

        Assert.All(pages, page => Assert.Equal(Practice, page.Path));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().CountAsync(a => a.IsPractice)));
    }

    [Fact]
    public async Task A_practice_under_way_is_continued_or_left_for_another_from_the_same_moment()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PressAsync(await learner.ReplayAsync(await learner.PlayWellAsync(), decision: 1), "Ne rien dire");
        var debrief = await learner.Browser.GetAsync(First + "/debrief");

        var continued = await learner.Browser.GetAsync(debrief.Document.QuerySelector(".moment .again a")!.GetAttribute("href")!);
        var over = await learner.PressAsync(debrief, "Recommencer d’ici");
        var again = await learner.PressAsync(debrief, "Recommencer d’ici");

        Assert.Equal(Practice, continued.Path);
        Assert.Equal($"{SessionTaker.Scenario}/practice/2", over.Path);
        Assert.Contains("Bonsoir.", over.Text(".captions[aria-live]"), StringComparison.Ordinal);
        Assert.Equal(over.Path, again.Path);
    }

    [Fact]
    public async Task A_finished_practice_does_not_keep_another_from_starting()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var debrief = await learner.PlayWellAsync();
        await learner.PressAsync(await learner.ReplayAsync(debrief, decision: 2), "Non");

        var second = await learner.ReplayAsync(debrief, decision: 2);

        Assert.Equal($"{SessionTaker.Scenario}/practice/2", second.Path);
    }

    [Fact]
    public async Task Practice_and_a_session_under_way_do_not_stand_in_each_others_way()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var practice = await learner.ReplayAsync(await learner.PlayWellAsync(), decision: 1);

        var session = await learner.StartAsync();
        await learner.PressAsync(practice, "Ne rien dire");
        var briefing = await learner.Browser.GetAsync(SessionTaker.Scenario);

        Assert.Equal($"{SessionTaker.Scenario}/attempts/2", session.Path);
        Assert.Equal(session.Path, briefing.Link("Reprendre la séance"));
        Assert.True((await learner.ShowAsync(2)).Has(".call.video"));
    }

    [Fact]
    public async Task The_briefing_lists_sessions_and_practice_apart()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PressAsync(await learner.ReplayAsync(await learner.PlayWellAsync(), decision: 2), "Non");

        var briefing = await learner.Browser.GetAsync(SessionTaker.Scenario);

        Assert.Equal([First + "/debrief"], Hrefs(briefing, "section .attempts a"));
        Assert.Equal([Practice + "/debrief"], Hrefs(briefing, "details .attempts a"));
        Assert.Contains("à partir de la séance 1", briefing.Text("details .attempts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_debrief_of_a_practice_says_what_it_is_and_where_it_begins()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var debrief = await learner.PressAsync(await learner.ReplayAsync(await learner.PlayWellAsync(), decision: 2), "Non");

        Assert.Contains("Il n’entre ni dans vos résultats", debrief.Text(".practice"), StringComparison.Ordinal);
        Assert.Equal(First + "/debrief", debrief.Link("Débreffage de la séance 1"));
        Assert.Contains("Ici commence votre entraînement", debrief.Text(".fold + .timeline .moment"), StringComparison.Ordinal);
        Assert.Contains("Bonsoir.", debrief.Text(".fold .timeline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moment_shows_what_every_channel_lets_through()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PlayWellAsync();

        var page = await learner.Browser.GetAsync(First + "/moments/0");

        Assert.Equal(
            [("Bonsoir.", "1111"), ("basse", "1110"), ("bat la mesure", "1000")],
            page.Document.QuerySelectorAll(".same-moment > li")
                .Select(li =>
                    (
                        li.Children[0].TextContent.Split("Luc").Last().Trim(' ', '[', ']', '\n').Split(':').Last().Trim(),
                        string.Concat(li.QuerySelectorAll(".passes li").Select(c => c.ClassName == "came" ? '1' : '0'))
                    )
                )
                .Select(row => (row.Item1.Replace("son pied ", "", StringComparison.Ordinal), row.Item2))
        );
        Assert.Contains("vous avez vécu", page.Text(".ways .lived"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moment_goes_on_through_another_channel()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PlayWellAsync();
        var moment = await learner.Browser.GetAsync(First + "/moments/1");

        var page = await learner.PressAsync(moment, "en personne");
        var again = await learner.PressAsync(moment, "en personne");

        Assert.True(page.Has(".call.in-person"));
        Assert.Contains("il sourit", page.Text(".captions[aria-live]"), StringComparison.Ordinal);
        Assert.Equal(page.Path, again.Path);
        var practice = await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().SingleAsync(a => a.IsPractice));
        Assert.Equal((1, new Detour(1, Channel.InPerson)), (practice.CopiedSteps, practice.Detour));
    }

    [Fact]
    public async Task Another_channel_from_the_same_moment_is_another_practice()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PlayWellAsync();
        var moment = await learner.Browser.GetAsync(First + "/moments/0");

        var chat = await learner.PressAsync(moment, "par clavardage");
        var phone = await learner.PressAsync(moment, "au téléphone");

        Assert.NotEqual(chat.Path, phone.Path);
        Assert.True(phone.Has(".call.phone"));
    }

    [Fact]
    public async Task A_practice_changes_channel_only_once()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PlayWellAsync();
        var page = await learner.PressAsync(await learner.Browser.GetAsync(First + "/moments/0"), "en personne");
        await learner.PressAsync(await learner.PressAsync(page, "Ne rien dire"), "Non");

        var moment = await learner.Browser.GetAsync(Practice + "/moments/1");
        var forged = await learner.Browser.PostAsync(Practice + "/replays", Practice + "/moments/1", ("after", "1"), ("channel", "Chat"));

        Assert.Single(moment.Document.QuerySelectorAll(".ways form"));
        Assert.Equal(Practice + "/moments/1", forged.Path);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().CountAsync(a => a.IsPractice)));
    }

    [Fact]
    public async Task Steps_that_were_taken_back_are_not_copied_and_a_practice_does_not_go_back_before_its_start()
    {
        using var site = new TrainingSite();
        var learner = new SessionTaker(await site.SignUpAsync());
        const string Group = "/modules/groupe/mosaique";
        await learner.Browser.PostAsync("/modules/groupe/enrol", tokenFrom: "/modules/groupe");
        var start = await learner.Browser.SubmitAsync(await learner.Browser.GetAsync(Group), $"{Group}/attempts");
        var back = await learner.PressAsync(await learner.PressAsync(start, "Continuer."), "Revenir d’un pas");
        var debrief = await learner.PressAsync(await learner.PressAsync(back, "je vous appelle"), "Je vous lis");

        var moment = await learner.Browser.GetAsync($"{Group}/attempts/1/moments/1");
        var practice = await learner.PressAsync(moment, "au téléphone");
        var forged = await learner.Browser.PostAsync($"{Group}/practice/1/steps", $"{Group}/practice/1", ("after", "1"), ("back", "1"));

        Assert.Contains("1 pas repris", debrief.Text(".meta"), StringComparison.Ordinal);
        Assert.True(practice.Has(".call.phone"));
        Assert.DoesNotContain("Revenir d’un pas", practice.Html, StringComparison.Ordinal);
        Assert.Contains("avait déjà avancé", forged.Text("[role=status]"), StringComparison.Ordinal);
        var copied = await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().Include(a => a.Steps).SingleAsync(a => a.IsPractice));
        Assert.Equal([(1, StepKind.Choice)], copied.Steps.Select(s => (s.Number, s.Kind)));
    }

    [Fact]
    public async Task A_practice_can_itself_be_replayed_and_keeps_its_channel()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PlayWellAsync();
        var page = await learner.PressAsync(await learner.Browser.GetAsync(First + "/moments/0"), "par clavardage");
        var debrief = await learner.PressAsync(await learner.PressAsync(page, "Ne rien dire"), "Non");

        var replay = await learner.ReplayAsync(debrief, decision: 1);

        Assert.True(replay.Has(".call.chat"));
        Assert.Contains("Débreffage de l’entraînement 1", replay.Text(".practice"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("99")]
    [InlineData("-1")]
    public async Task A_moment_that_never_was_cannot_be_replayed(string after)
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PlayWellAsync();

        var page = await learner.Browser.PostAsync(First + "/replays", First + "/debrief", ("after", after));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await learner.Browser.GetAsync($"{First}/moments/{after}")).Status);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().CountAsync()));
    }

    [Theory]
    [InlineData("GroupVideo")]
    [InlineData("7")]
    public async Task A_channel_that_the_session_has_not_is_refused(string channel)
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PlayWellAsync();

        var page = await learner.Browser.PostAsync(First + "/replays", First + "/debrief", ("after", "0"), ("channel", channel));

        Assert.Equal(First + "/moments/0", page.Path);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().CountAsync()));
    }

    [Fact]
    public async Task A_session_under_way_is_played_not_replayed()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PressAsync(await learner.StartAsync(), "bon moment");

        var moment = await learner.Browser.GetAsync(First + "/moments/0");
        var replay = await learner.Browser.PostAsync(First + "/replays", First, ("after", "0"));

        Assert.Equal([First, First], [moment.Path, replay.Path]);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().CountAsync()));
    }

    [Fact]
    public async Task Somebody_elses_moment_does_not_exist()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.ReplayAsync(await learner.PlayWellAsync(), decision: 1);
        var other = await SessionTaker.EnrolAsync(site);

        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.GetAsync(First + "/moments/0")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.GetAsync(Practice)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.GetAsync(Practice + "/debrief")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.Browser.PostAsync(First + "/replays", SessionTaker.Scenario, ("after", "0"))).Status
        );
    }

    private static IEnumerable<string?> Hrefs(Page page, string selector) =>
        page.Document.QuerySelectorAll(selector).Select(a => a.GetAttribute("href"));
}
