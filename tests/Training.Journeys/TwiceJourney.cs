using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Journeys;

public sealed class TwiceJourney(Stage stage)
{
    private static readonly Module Module = Shipped.Module("confidentialite");
    private static readonly Quiz Quiz = Module.Activities.OfType<Quiz>().Single();
    private static readonly Scenario Session = Module.Activities.OfType<Scenario>().Single();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_click_in_an_old_tab_lands_on_the_present_moment_and_counts_once(bool hasScript)
    {
        await using var learner = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await learner.SignUpAsync();
        await learner.EnrolAsync(Module);
        await learner.OpenAsync($"/modules/{Session.Id}");
        await learner.PressAsync("Commencer la séance");
        await using var oldTab = await learner.OpenTabAsync(learner.Path);
        var replies = await learner.Replies().AllInnerTextsAsync();

        await learner.PressAsync(replies[0]);
        var present = await learner.Page.Locator(".call").InnerTextAsync();
        await oldTab.PressAsync(replies[1]);

        await Expect(oldTab.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("La séance avait déjà avancé : voici le moment présent.");
        Assert.Equal(1, await oldTab.StepsTakenAsync());
        Assert.Equal(present, await oldTab.Page.Locator(".call").InnerTextAsync());
        await oldTab.Page.GetByText("Ce qui s’est dit jusqu’ici").ClickAsync();
        await Expect(oldTab.Page.GetByText(replies[0])).ToHaveCountAsync(1);
        await Expect(oldTab.Page.GetByText(replies[1])).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_click_starts_one_session_takes_one_step_and_submits_one_attempt(bool hasScript)
    {
        await using var learner = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await learner.SignUpAsync();
        await learner.EnrolAsync(Module);

        await learner.OpenAsync($"/modules/{Session.Id}");
        await learner.DoublePressAsync("Commencer la séance");
        await Expect(learner.Replies()).Not.ToHaveCountAsync(0);
        Assert.EndsWith("/attempts/1", learner.Path);
        await learner.DoublePressAsync((await learner.Replies().AllInnerTextsAsync())[0]);
        await Expect(learner.Page.GetByText("Ce qui s’est dit jusqu’ici")).ToBeVisibleAsync();
        Assert.Equal(1, await learner.StepsTakenAsync());

        await learner.OpenAsync($"/modules/{Quiz.Id}");
        await learner.PressAsync("Commencer");
        await learner.AnswerAsync(Quiz, rightly: false);
        await learner.DoublePressAsync("Remettre mes réponses");
        await Expect(learner.Heading("Pas encore réussi : 0 sur 8")).ToBeVisibleAsync();
        await learner.OpenAsync($"/modules/{Quiz.Id}");
        await Expect(learner.Page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Tentative 1"]);
    }

    [Fact]
    public async Task Going_back_after_submitting_shows_the_result()
    {
        await using var learner = await stage.VisitAsync(Language.Fr);
        await learner.SignUpAsync();
        await learner.EnrolAsync(Module);
        await learner.OpenAsync($"/modules/{Quiz.Id}");
        await learner.PressAsync("Commencer");
        await learner.AnswerAsync(Quiz);
        await learner.PressAsync("Remettre mes réponses");
        await Expect(learner.Heading("Réussi : 8 sur 8")).ToBeVisibleAsync();

        await learner.FollowAsync("Retour au module");
        await learner.Page.GoBackAsync();
        await Expect(learner.Heading("Réussi : 8 sur 8")).ToBeVisibleAsync();
        await learner.Page.GoBackAsync();
        await Expect(learner.Button("Remettre mes réponses")).ToHaveCountAsync(0);
    }
}
