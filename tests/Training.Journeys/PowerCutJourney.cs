using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Journeys;

public sealed class PowerCutJourney(Stage stage)
{
    private static readonly Module Module = Shipped.Module("confidentialite");
    private static readonly Quiz Quiz = Module.Activities.OfType<Quiz>().Single();
    private static readonly Scenario Session = Module.Activities.OfType<Scenario>().Single();

    [Fact]
    public async Task A_server_killed_in_the_middle_of_a_quiz_and_of_a_session_has_lost_nothing()
    {
        await using var site = await RunningSite.StartAsync();
        await using var learner = await stage.VisitAsync(Language.Fr, site: site);
        await learner.SignUpAsync();
        await learner.EnrolAsync(Module);

        await learner.OpenAsync($"/modules/{Session.Id}");
        await learner.Page.GetByLabel("Sans minuterie").CheckAsync();
        await learner.PressAsync("Commencer la séance");
        await learner.PlayAsync(Session, steps: 5);
        var moment = await learner.Page.Locator("main").InnerTextAsync();
        var played = learner.Page.Url;

        await learner.OpenAsync($"/modules/{Quiz.Id}");
        await learner.PressAsync("Commencer");
        await learner.AnswerAsync(Quiz, items: 3);
        await Expect(learner.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Réponses gardées");

        await site.KillAsync();
        await learner.AnswerAsync(Quiz, items: 4);
        await Expect(learner.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Pas encore enregistré");
        var given = await learner.AnsweredAsync();
        await site.StartAgainAsync();

        await Expect(learner.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Réponses gardées");
        await learner.Page.ReloadAsync();
        Assert.Equal(given, await learner.AnsweredAsync());
        await learner.AnswerAsync(Quiz);
        await learner.PressAsync("Remettre mes réponses");
        await Expect(learner.Heading("Réussi")).ToBeVisibleAsync();

        await learner.OpenAsync(played);
        Assert.Equal(moment, await learner.Page.Locator("main").InnerTextAsync());
        await learner.PlayAsync(Session);
        await Expect(learner.Page.GetByText("Séance réussie")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_answer_given_while_the_line_is_dead_says_so_and_is_kept_when_it_comes_back()
    {
        await using var learner = await stage.VisitAsync(Language.Fr);
        await learner.SignUpAsync();
        await learner.EnrolAsync(Module);
        await learner.OpenAsync($"/modules/{Quiz.Id}");
        await learner.PressAsync("Commencer");

        await learner.Context.SetOfflineAsync(true);
        await learner.AnswerAsync(Quiz, items: 1);
        await Expect(learner.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Pas encore enregistré");
        var given = await learner.AnsweredAsync();
        await learner.Context.SetOfflineAsync(false);
        await Expect(learner.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Réponses gardées");

        await learner.Page.EvaluateAsync("localStorage.clear()");
        await learner.Page.ReloadAsync();
        Assert.NotEmpty(given);
        Assert.Equal(given, await learner.AnsweredAsync());
    }

    [Fact]
    public async Task A_server_killed_until_after_the_deadline_costs_a_timed_attempt_nothing()
    {
        await using var site = await RunningSite.StartAsync(Repository.Folder("tests", "Training.Tests", "Content"));
        await using var learner = await stage.VisitAsync(Language.Fr, site: site);
        await learner.SignUpAsync();
        await learner.OpenAsync("/modules/sortes");
        await learner.PressAsync(learner.Says("Module.Start"));
        await learner.OpenAsync("/modules/sortes/eclair");
        await learner.PressAsync("Commencer");
        // What the page says of it may make way at once for the time that is left.
        await learner.Page.RunAndWaitForResponseAsync(
            () => learner.Page.Locator("#item-mot input[type=radio][value='0']").CheckAsync(),
            saved => saved.Request.Method == "POST" && saved.Ok
        );

        await site.KillAsync();
        await learner.Page.Locator("#item-rappel input[type=radio][value='0']").CheckAsync();
        await Expect(learner.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Pas encore enregistré");
        await Expect(learner.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Le temps est écoulé", new() { Timeout = 60_000 });
        await learner.LandAsync(site.StartAgainAsync);

        await Expect(learner.Page.GetByRole(AriaRole.Timer)).ToHaveTextAsync("Il reste moins d’une minute.");
        Assert.Equal(["r.mot=0", "r.rappel=0"], await learner.AnsweredAsync());
        await learner.PressAsync("Remettre mes réponses");
        await Expect(learner.Heading("Réussi : 2 sur 2")).ToBeVisibleAsync();
    }
}
