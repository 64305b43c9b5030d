using Training.Content.Quizzes;

namespace Training.Journeys;

/// <summary>Answers checked one by one, how sure one is, practice and the pre-test: by keyboard without script, and over a line that drops.</summary>
public sealed class FeedbackJourney(Stage stage)
{
    [Fact]
    public async Task An_answer_is_checked_by_keyboard_alone_without_script_and_what_was_missed_is_practised()
    {
        var site = await stage.SiteOfItemsAsync();
        await using var learner = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = false }, site);
        await StartAsync(learner, "retours/chaque");

        await learner.TabToAsync("Oui");
        await learner.Page.Keyboard.PressAsync("ArrowDown");
        await learner.TabToAsync("Je ne dis rien");
        await learner.Page.Keyboard.PressAsync("ArrowUp");
        await learner.TabToAsync("Vérifier ma réponse");
        await learner.EnterAsync();

        await Expect(learner.Page.Locator("section.item")).ToContainTextAsync("Le contenu attendra.");
        await Expect(learner.Page.Locator("section.item")).ToContainTextAsync("Vous disiez : « Je le sais ».");
        await Expect(learner.Page.Locator("fieldset.item")).ToHaveCountAsync(3);
        await learner.PressAsync("Remettre mes réponses");
        await learner.PressAsync("Remettre quand même");
        await learner.FollowAsync("S’exercer sur 4 questions à revoir");
        await learner.TabToAsync("Oui");
        await learner.Page.Keyboard.PressAsync("Space");
        await learner.TabToAsync("Vérifier ma réponse");
        await learner.EnterAsync();
        await Expect(learner.Page.GetByText("1 réponse juste jusqu’ici, sur 4.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Confidence_given_while_the_line_is_down_arrives_when_it_comes_back()
    {
        var site = await stage.SiteOfItemsAsync();
        await using var learner = await stage.VisitAsync(Language.Fr, site: site);
        await StartAsync(learner, "retours/chaque");

        await learner.Context.SetOfflineAsync(true);
        await learner.Page.Locator("[name='c.mot'][value='2']").CheckAsync();
        await learner.Page.Locator("[name='r.mot'][value='0']").CheckAsync();
        await Expect(learner.Page.Locator(".saved [role=status]")).ToContainTextAsync("Pas encore enregistré");
        var address = learner.Path;
        await learner.Page.GotoAsync("about:blank");
        await learner.Context.SetOfflineAsync(false);
        await learner.OpenAsync(address);

        await Expect(learner.Page.Locator("[name='c.mot'][value='2']")).ToBeCheckedAsync();
        await Expect(learner.Page.Locator(".saved [role=status]")).ToContainTextAsync("Réponses gardées");
        await learner.Page.EvaluateAsync("localStorage.clear()");
        await learner.Page.ReloadAsync();
        await Expect(learner.Page.Locator("[name='c.mot'][value='2']")).ToBeCheckedAsync();
        await Expect(learner.Page.Locator("[name='r.mot'][value='0']")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Every_page_with_feedback_is_accessible_and_fits_a_phone()
    {
        var faults = new Faults();
        var site = await stage.SiteOfItemsAsync();
        await using var learner = await stage.VisitAsync(
            Language.Fr,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            },
            site
        );
        await learner.SignUpAsync();
        await learner.OpenAsync("/modules/retours");
        await LookAsync("module with a pre-test");
        await learner.PressAsync(learner.Says("Module.StartWithPreTest"));
        await LookAsync("pre-test offered");
        await learner.PressAsync(learner.Says("PreTest.Start"));
        await LookAsync("pre-test");
        await AnswerAsync("1");
        await learner.PressAsync("Remettre mes réponses");
        await LookAsync("pre-test done");
        await learner.OpenAsync("/modules/retours/avant");
        await learner.PressAsync("Commencer");
        await AnswerAsync("0");
        await learner.PressAsync("Remettre mes réponses");
        await LookAsync("gain");
        await learner.OpenAsync("/modules/retours/chaque");
        await learner.PressAsync("Commencer");
        await learner.Page.Locator("[name='r.lieu'][value='1']").CheckAsync();
        await learner.Page.Locator("[name='c.lieu'][value='3']").CheckAsync();
        await learner.LandAsync(() => learner.Page.Locator("button[name=check][value=lieu]").ClickAsync());
        await LookAsync("checked");
        await learner.PressAsync("Remettre mes réponses");
        await learner.PressAsync("Remettre quand même");
        await LookAsync("calibration");
        await learner.FollowAsync("S’exercer sur 4 questions à revoir");
        await LookAsync("practice");

        faults.AssertNone();

        async Task AnswerAsync(string value)
        {
            foreach (var choice in await learner.Page.Locator($"fieldset.item [name^='r.'][value='{value}']").AllAsync())
                await choice.CheckAsync();
        }

        async Task LookAsync(string name)
        {
            await learner.CheckWithAxeAsync(name, faults);
            if (
                await learner.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                is > 0
                    and var over
            )
                faults.Add(name, $"{over} px too wide");
        }
    }

    private static async Task StartAsync(Visitor learner, string quiz)
    {
        await learner.SignUpAsync();
        await learner.OpenAsync("/modules/retours");
        await learner.PressAsync(learner.Says("Module.Start"));
        await learner.OpenAsync($"/modules/{quiz}");
        await learner.PressAsync("Commencer");
    }
}
