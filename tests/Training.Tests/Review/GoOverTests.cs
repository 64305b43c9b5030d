using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Training.Progress;
using Training.Review;
using Training.Tests.Quizzes;

namespace Training.Tests.Review;

public sealed class GoOverTests
{
    [Fact]
    public async Task Without_a_completed_module_there_is_nothing_yet_and_the_page_says_why()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var page = await learner.GetAsync("/review");

        Assert.Equal("Rien à réviser pour l’instant.", page.Text(".lede"));
        Assert.False(page.Has("fieldset.item"));
    }

    [Fact]
    public async Task An_answer_is_scored_explained_and_comes_back_before_it_is_forgotten()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);

        var result = await learner.AnswerAsync(await learner.ShowAsync());

        Assert.Equal($"{Reviewer.Mot}/1", result.Path);
        Assert.Equal("Juste", result.Text("section.item > .state"));
        Assert.Contains("Convenu d’avance.", result.Texts(".choice .hint"));
        Assert.Equal("Bien dans 2 jours", result.Text(".recall .btn:not(.second)"));
        var card = await OnlyCardAsync(site);
        Assert.Equal(new DateOnly(2026, 11, 25), card.DueOn);
    }

    [Fact]
    public async Task Not_knowing_is_an_answer_and_an_empty_form_is_not()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);

        var empty = await learner.PressAsync(await learner.ShowAsync(), "Répondre");
        var unknown = await learner.PressAsync(empty, "Je ne sais plus");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("Sans réponse", empty.Text(".item .state"));
        Assert.Equal("Pas cette fois-ci", unknown.Text("section.item > .state"));
        Assert.Equal("Oublié demain", unknown.Text(".recall .btn:not(.second)"));
    }

    [Fact]
    public async Task Learners_say_themselves_how_well_they_remembered_and_go_on_with_the_next()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);
        var result = await learner.AnswerAsync(await learner.ShowAsync());

        var next = await learner.PressAsync(result, "Facile");

        Assert.Equal("rappel", Reviewer.ItemOf(next));
        var card = await OnlyCardAsync(site);
        Assert.Equal(Memory.First(Recall.Easy), card.Memory);
        Assert.Equal((Recall.Good, Recall.Easy), (card.Log.Single().Proposed, card.Log.Single().Recall));
    }

    [Fact]
    public async Task Answering_twice_counts_once()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);
        var (first, second) = (await learner.ShowAsync(), await learner.ShowAsync());

        await learner.AnswerAsync(first);
        var again = await learner.AnswerAsync(second, "1");
        await learner.AnswerAsync(first);

        Assert.Equal("Juste", again.Text("section.item > .state"));
        Assert.Equal(1, (await OnlyCardAsync(site)).Answers);
    }

    [Fact]
    public async Task Three_clicks_at_once_count_once()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);
        var card = await learner.ShowAsync();

        await Task.WhenAll(learner.AnswerAsync(card), learner.AnswerAsync(card), learner.AnswerAsync(card));

        Assert.Single((await OnlyCardAsync(site)).Log);
    }

    [Fact]
    public async Task Rating_twice_keeps_the_last_and_an_old_answer_is_rated_no_more()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);
        var result = await learner.AnswerAsync(await learner.ShowAsync());
        await learner.PressAsync(result, "Facile");
        await learner.PressAsync(result, "Difficile");
        Assert.Equal(Memory.First(Recall.Hard), (await OnlyCardAsync(site)).Memory);

        learner.Wait(days: 1);
        await learner.AnswerAsync(await learner.ShowAsync());
        learner.Wait(days: 1);
        var before = await CardAsync(site, "mot");
        await learner.PressAsync(result, "Oublié");

        Assert.Equal(before.Memory, (await CardAsync(site, "mot")).Memory);
    }

    [Fact]
    public async Task The_second_review_knows_how_many_days_it_was()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);
        await learner.FinishTodayAsync();

        learner.Wait(days: 2);
        await learner.FinishTodayAsync();

        var card = await CardAsync(site, "mot");
        Assert.Equal(Memory.First(Recall.Good).After(Recall.Good, 2), card.Memory);
        Assert.Equal([null, 2], card.Log.OrderBy(a => a.Number).Select(a => a.Days));
        Assert.Equal(new DateOnly(2026, 12, 6), card.DueOn);
    }

    [Fact]
    public async Task When_all_is_done_the_page_says_when_to_come_back()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);

        await learner.FinishTodayAsync();
        var page = await learner.ShowAsync();

        Assert.Equal("C’est fait pour aujourd’hui : 2 questions revues.", page.Text(".lede").Replace('\u00A0', ' '));
        Assert.Contains("25 novembre 2026", page.Text("main"));
    }

    [Fact]
    public async Task Reviewing_changes_no_record_and_no_completion()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);
        var before = await FactsAsync(site);

        await learner.AnswerAsync(await learner.ShowAsync(), "1");
        await learner.FinishTodayAsync();

        Assert.Equal(before, await FactsAsync(site));
    }

    [Fact]
    public async Task Nobody_else_sees_a_learners_review()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);
        await learner.AnswerAsync(await learner.ShowAsync());
        var other = await Reviewer.WhoCompletedAsync(site);
        var author = await site.SignUpWithRoleAsync(Training.Learners.Role.Author);

        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.GetAsync($"{Reviewer.Mot}/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync($"{Reviewer.Mot}/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.PostAsync($"{Reviewer.Mot}/1", "/review", ("recall", "1"))).Status);
        Assert.Equal("/account/sign-in", (await site.Visit().GetAsync($"{Reviewer.Mot}/1")).Path);
    }

    [Fact]
    public async Task Items_of_a_module_that_is_not_completed_are_not_asked()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "essai/bilan");
        await learner.TakeAsync(QuizTaker.AllRight);

        Assert.False((await learner.Browser.GetAsync("/review")).Has("fieldset.item"));
        var posted = await learner.Browser.PostAsync("/review/essai/bilan/porte/answers", "/review", ("after", "0"));
        Assert.Equal(HttpStatusCode.NotFound, posted.Status);
    }

    [Fact]
    public async Task A_module_published_again_is_asked_in_its_new_words_without_what_was_added()
    {
        using var site = new TrainingSite();
        var account = await site.AddLearnerAsync();
        var taker = await QuizTaker.EnrolAsync(await site.SignInAsync(account.Email!), "seul/unique");
        await taker.TakeAsync(Reviewer.AllRight);
        using var content = new ContentCopy();
        content.Append(
            "modules/seul/unique.quiz.md",
            "\n> Un numéro noté.\n\n## Le lieu? {#lieu}\n`C2` `N1`\n\n- [x] Oui\n  > Oui.\n- [ ] Non\n  > Non.\n"
        );
        content.Append(
            "modules/seul/unique.quiz.en.md",
            "\n> A number noted.\n\n## The place? {#lieu}\n`C2` `N1`\n\n- [x] Yes\n  > Yes.\n- [ ] No\n  > No.\n"
        );

        await using var again = site.WithWebHostBuilder(host => host.UseSetting("Training:ContentFolder", content.Folder));
        using var client = again.CreateDefaultClient(new Uri("https://localhost"), new RedirectHandler(), new CookieJar());
        var browser = new Browser(client, "fr-CA");
        var signIn = await browser.GetAsync("/account/sign-in");
        await browser.SubmitAsync(signIn, "/account/sign-in", ("email", account.Email!), ("password", TrainingSite.Password));
        var learner = new Reviewer(site, browser);
        await learner.AnswerAsync(await learner.ShowAsync());
        var result = await learner.AnswerAsync(await learner.ShowAsync());

        Assert.Contains("Un numéro noté.", result.Text(".box"));
        Assert.Equal("C’est fait pour aujourd’hui : 2 questions revues.", (await learner.ShowAsync()).Text(".lede").Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task A_rating_that_does_not_exist_is_refused()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);
        await learner.AnswerAsync(await learner.ShowAsync());

        Assert.Equal(HttpStatusCode.BadRequest, (await learner.Browser.PostAsync($"{Reviewer.Mot}/1", "/review", ("recall", "9"))).Status);
    }

    [Fact]
    public async Task The_learning_page_says_how_many_wait_with_one_query_more()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);

        var queries = await site.Sql.DuringAsync(() => learner.Browser.GetAsync("/learning"));
        var page = await learner.Browser.GetAsync("/learning");

        // Two of them are for one’s courses and those that one may join, one for instructors’ comments.
        Assert.Equal(5, queries.Count);
        Assert.Contains("2 questions à revoir aujourd’hui", page.Text("main").Replace('\u00A0', ' '));
        Assert.Equal(3, (await site.Sql.DuringAsync(() => learner.ShowAsync())).Count);
    }

    private static Task<ReviewCard> OnlyCardAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<ReviewCard>().Include(c => c.Log).SingleAsync());

    private static Task<ReviewCard> CardAsync(TrainingSite site, string item) =>
        site.InDatabaseAsync(db => db.Set<ReviewCard>().Include(c => c.Log).SingleAsync(c => c.Item == item));

    private static async Task<(int, int)> FactsAsync(TrainingSite site) =>
        await site.InDatabaseAsync(async db => (await db.Set<LearningRecord>().CountAsync(), await db.Set<Completion>().CountAsync()));
}
