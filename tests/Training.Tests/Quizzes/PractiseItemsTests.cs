using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Progress;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

/// <summary>Items answered again for practice, once the attempt is over.</summary>
public sealed class PractiseItemsTests
{
    private const string Quiz = "retours/chaque";

    [Fact]
    public async Task Only_wrong_and_guessed_items_are_practised()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var result = await FailAsync(learner);

        var practice = await learner.Browser.GetAsync(result.Link("S’exercer sur 3 questions à revoir"));

        Assert.Equal(["lieu", "mot", "ordre"], practice.Document.QuerySelectorAll("input[name=item]").Select(i => i.GetAttribute("value")));
        Assert.Equal("S’exercer : Chaque item", practice.Heading);
        Assert.Empty(QuizTaker.Ticked(practice));
        Assert.DoesNotContain("Le contenu attendra", practice.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_practised_answer_is_explained_and_no_score_changes()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        await FailAsync(learner);
        var before = await RecordsAsync(site);

        var practised = await learner.CheckAsync(await PracticeAsync(learner), "lieu", ("r.lieu", "0"));
        var result = await learner.ShowAsync();

        Assert.Contains("1 réponse juste jusqu’ici, sur 3.", practised.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Juste", practised.Text("section.item > .state"));
        Assert.Equal("Pas encore réussi : 2 sur 4", result.Text("#verdict"));
        Assert.Contains("Votre réponse, à revoir", result.Text("section.item:has(#item-lieu)"), StringComparison.Ordinal);
        Assert.Equal(before, await RecordsAsync(site));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<QuizAttempt>().CountAsync()));
    }

    [Fact]
    public async Task Another_device_goes_on_where_practice_was_left()
    {
        using var site = new TrainingSite();
        var account = await site.AddLearnerAsync();
        var learner = await QuizTaker.EnrolAsync(await site.SignInAsync(account.Email!), Quiz);
        await FailAsync(learner);
        await learner.CheckAsync(await PracticeAsync(learner), "lieu", ("r.lieu", "1"), ("r.mot", "0"));

        var there = await PracticeAsync(learner.In(await site.SignInAsync(account.Email!)));

        Assert.True(there.Has("section.item #item-lieu"));
        Assert.Equal(["r.mot=0"], QuizTaker.Ticked(there));
    }

    [Fact]
    public async Task Practising_twice_changes_nothing_and_again_starts_afresh()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        await FailAsync(learner);
        var page = await PracticeAsync(learner);
        await learner.CheckAsync(page, "lieu", ("r.lieu", "1"));
        var before = await RevisionAsync(site);

        var twice = await learner.CheckAsync(page, "lieu", ("r.lieu", "0"));
        var revision = await RevisionAsync(site);
        var again = await learner.PressOnAsync(twice, "again", "lieu");
        await learner.PressOnAsync(twice, "again", "lieu");
        var right = await learner.CheckAsync(again, "lieu", ("r.lieu", "0"));

        Assert.Equal(before, revision);
        Assert.Equal("À revoir", twice.Text("section.item > .state"));
        Assert.False(again.Has("section.item"));
        Assert.Equal("Juste", right.Text("section.item > .state"));
    }

    [Fact]
    public async Task An_incomplete_answer_is_not_explained()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        await FailAsync(learner);

        var asked = await learner.CheckAsync(await PracticeAsync(learner), "ordre");

        Assert.Equal("Sans réponse", asked.Text("#item-ordre-missing"));
        Assert.False(asked.Has("section.item"));
    }

    [Fact]
    public async Task Nobody_practises_before_submitting_nor_on_someone_elses_attempt()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        await learner.StartAsync();
        var early = await learner.Browser.GetAsync($"{learner.Attempt()}/practice");
        var earlyPost = await learner.Browser.PostAsync($"{learner.Attempt()}/practice", learner.Attempt(), ("check", "lieu"));
        await learner.PressAsync(await learner.SubmitAsync(await learner.ShowAsync()), "Remettre quand même");
        var other = await QuizTaker.EnrolAsync(site, Quiz);

        var notTheirs = await other.Browser.GetAsync($"{learner.Attempt()}/practice");
        var notTheirPost = await other.Browser.PostAsync($"{learner.Attempt()}/practice", learner.Quiz, ("check", "lieu"));

        Assert.All([early, earlyPost, notTheirs, notTheirPost], page => Assert.Equal(HttpStatusCode.NotFound, page.Status));
    }

    [Fact]
    public async Task Who_knew_everything_has_nothing_to_practise()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "seul/unique");

        var result = await learner.TakeAsync(("r.mot", "0"), ("r.rappel", "0"));
        var practice = await learner.Browser.GetAsync($"{learner.Attempt()}/practice");

        Assert.DoesNotContain(result.Texts("a"), link => link.StartsWith("S’exercer", StringComparison.Ordinal));
        Assert.Equal(learner.Attempt(), practice.Path);
    }

    // Wrong, right but guessed, right, and nothing.
    private static async Task<Page> FailAsync(QuizTaker learner) =>
        await learner.PressAsync(
            await learner.SubmitAsync(
                await learner.StartAsync(),
                ("r.lieu", "1"),
                ("r.mot", "0"),
                ("c.mot", "1"),
                ("r.rappel", "0"),
                ("c.rappel", "3")
            ),
            "Remettre quand même"
        );

    private static Task<Page> PracticeAsync(QuizTaker learner) => learner.Browser.GetAsync($"{learner.Attempt()}/practice");

    private static Task<int> RevisionAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<QuizAttempt>().Select(a => a.Revision).SingleAsync());

    private static Task<List<double?>> RecordsAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<LearningRecord>().Select(r => r.ScaledScore).ToListAsync());
}
