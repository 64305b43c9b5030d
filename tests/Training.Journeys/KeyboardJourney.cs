using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Journeys;

public sealed class KeyboardJourney(Stage stage)
{
    private static readonly Module Module = Shipped.Module("confidentialite");
    private static readonly Quiz Quiz = Module.Activities.OfType<Quiz>().Single();
    private static readonly Scenario Session = Module.Activities.OfType<Scenario>().Single();

    [Fact]
    public async Task A_learner_who_has_only_a_keyboard_reads_answers_and_plays()
    {
        await using var learner = await stage.VisitAsync(Language.Fr);
        await learner.SignUpAsync();
        await learner.EnrolAsync(Module);

        await learner.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Aller au contenu", await learner.FocusedAsync());
        await learner.Page.Keyboard.PressAsync("Enter");
        await Expect(learner.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        Assert.Equal("Modules", await learner.TabAsync());
        Assert.Equal(Module.Text.Fr.Title, await learner.TabAsync());
        await learner.TabToAsync("J’ai terminé cette leçon");
        await learner.EnterAsync();
        await Expect(learner.Title).ToHaveTextAsync(Module.Activities[1].Title.Fr);

        await learner.OpenAsync($"/modules/{Session.Id}");
        await learner.TabToAsync("Comme dans la vie");
        await learner.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("Sans minuterie", await learner.FocusedAsync());
        await learner.TabToAsync("Commencer la séance");
        await learner.EnterAsync();
        await learner.TabToAsync("Mes actes professionnels");
        await learner.Page.Keyboard.PressAsync("Space");
        await learner.TabToAsync("Vérifier le lieu");
        await learner.EnterAsync();
        Assert.Equal(1, await learner.StepsTakenAsync());
        await learner.TabToAsync((await learner.Replies().AllInnerTextsAsync())[0]);
        await learner.Page.Keyboard.PressAsync("Enter");
        await Expect(learner.Page.Locator("input[name=after]").First).ToHaveValueAsync("2");

        await learner.OpenAsync($"/modules/{Quiz.Id}");
        await learner.TabToAsync("Commencer");
        await learner.EnterAsync();
        await learner.AnswerByKeyboardAsync(Quiz);
        await learner.TabToAsync("Remettre mes réponses");
        await learner.EnterAsync();
        await Expect(learner.Heading("Réussi : 8 sur 8")).ToBeVisibleAsync();
    }
}
