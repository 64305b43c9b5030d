using Training.Content.Quizzes;

namespace Training.Journeys;

/// <summary>Items of every kind, on a site with one of each, by keyboard without script and over a line that drops.</summary>
public sealed class ItemKindsJourney(Stage stage)
{
    private static readonly string Content = Repository.Folder("tests", "Training.Tests", "Content");
    private static readonly Quiz Quiz = Read();

    [Fact]
    public async Task Every_kind_is_answered_by_keyboard_alone_without_script()
    {
        var site = await stage.SiteOfItemsAsync();
        await using var learner = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = false }, site);
        await StartAsync(learner);

        await learner.AnswerByKeyboardAsync(Quiz);
        await learner.TabToAsync("Enregistrer et continuer plus tard");
        await learner.EnterAsync();
        // From the top again: after saving, one is at the end of the page.
        await learner.OpenAsync(learner.Path);
        var given = await learner.AnsweredAsync();
        await learner.TabToAsync("Remettre mes réponses");
        await learner.EnterAsync();

        await Expect(learner.Heading("Réussi : 7 sur 7")).ToBeVisibleAsync();
        Assert.Equal(4 + 2 + 2 + 6, given.Count);
    }

    [Fact]
    public async Task Every_kind_is_answered_by_keyboard_with_script_and_kept_as_it_is_given()
    {
        var site = await stage.SiteOfItemsAsync();
        await using var learner = await stage.VisitAsync(Language.Fr, site: site);
        await StartAsync(learner);

        await learner.AnswerByKeyboardAsync(Quiz);
        var given = await learner.AnsweredAsync();
        await KeptAsync(learner);
        await learner.Page.ReloadAsync();

        Assert.Equal(given, await learner.AnsweredAsync());
        await learner.PressAsync("Remettre mes réponses");
        await Expect(learner.Heading("Réussi : 7 sur 7")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Answers_given_while_the_line_is_down_arrive_when_it_comes_back_even_from_another_tab()
    {
        var site = await stage.SiteOfItemsAsync();
        await using var learner = await stage.VisitAsync(Language.Fr, site: site);
        await StartAsync(learner);
        await learner.AnswerAsync(Quiz, rightly: false, items: 4);
        await KeptAsync(learner);

        await learner.Context.SetOfflineAsync(true);
        await learner.AnswerAsync(Quiz, items: 6);
        await learner.Page.Locator("[name='f.mot']").CheckAsync();
        await Expect(learner.Page.Locator(".saved [role=status]")).ToContainTextAsync("Pas encore enregistré");
        var given = await learner.AnsweredAsync();
        // The tab is closed before the line comes back: what waited is on the device.
        var address = learner.Path;
        await learner.Page.GotoAsync("about:blank");
        await learner.Context.SetOfflineAsync(false);
        await learner.OpenAsync(address);

        Assert.Equal(given, await learner.AnsweredAsync());
        await KeptAsync(learner);
        await learner.Page.EvaluateAsync("localStorage.clear()");
        await learner.Page.ReloadAsync();
        Assert.Equal(given, await learner.AnsweredAsync());
    }

    [Fact]
    public async Task An_old_answer_that_waited_in_one_tab_never_undoes_a_later_one_from_another()
    {
        var site = await stage.SiteOfItemsAsync();
        await using var learner = await stage.VisitAsync(Language.Fr, site: site);
        await StartAsync(learner);
        await using var tab = await learner.OpenTabAsync(learner.Path);

        await learner.Page.RouteAsync("**/responses", route => route.AbortAsync());
        await learner.Page.Locator("[name='r.mot']").FillAsync("911");
        await learner.Page.Locator("[name='r.mot']").BlurAsync();
        await Expect(learner.Page.Locator(".saved [role=status]")).ToContainTextAsync("Pas encore enregistré");
        await tab.Page.Locator("[name='r.mot']").FillAsync("1 866 APPELLE");
        await tab.Page.Locator("[name='r.mot']").BlurAsync();
        await KeptAsync(tab);
        await learner.Page.UnrouteAsync("**/responses");
        await KeptAsync(learner);

        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator("[name='r.mot']")).ToHaveValueAsync("1 866 APPELLE");
    }

    [Fact]
    public async Task An_answer_given_before_the_script_arrived_is_kept()
    {
        var site = await stage.SiteOfItemsAsync();
        await using var learner = await stage.VisitAsync(Language.Fr, site: site);
        await StartAsync(learner);
        await using var script = await LateScript.HoldAsync(learner);
        await learner.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });

        await learner.Page.Locator("[name='r.mot']").FillAsync("911");
        await learner.Page.Locator("[name='f.mot']").CheckAsync();
        script.Release();
        await KeptAsync(learner);

        await learner.Page.ReloadAsync();
        await Expect(learner.Page.Locator("[name='r.mot']")).ToHaveValueAsync("911");
        await Expect(learner.Page.Locator("[name='f.mot']")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task An_answer_given_last_stands_though_the_script_of_its_page_came_late()
    {
        var site = await stage.SiteOfItemsAsync();
        await using var learner = await stage.VisitAsync(Language.Fr, site: site);
        await StartAsync(learner);
        await using var tab = await learner.OpenTabAsync(learner.Path);
        await using var script = await LateScript.HoldAsync(tab);
        await tab.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });

        await learner.AnswerAsync(Quiz, items: 4);
        await learner.Page.Locator("[name='r.mot']").FillAsync("911");
        await learner.Page.Locator("[name='r.mot']").BlurAsync();
        await KeptAsync(learner);
        script.Release();
        await tab.Page.Locator("[name='r.mot']").FillAsync("1 866 APPELLE");
        await tab.Page.Locator("[name='r.mot']").BlurAsync();
        await KeptAsync(tab);

        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator("[name='r.mot']")).ToHaveValueAsync("1 866 APPELLE");
    }

    [Fact]
    public async Task Steps_move_by_buttons_by_their_list_and_by_dragging()
    {
        var site = await stage.SiteOfItemsAsync();
        await using var learner = await stage.VisitAsync(Language.Fr, site: site);
        await StartAsync(learner);
        var steps = learner.Page.Locator("#item-ordre .steps > li");
        var words = await steps.Locator("> :first-child").AllInnerTextsAsync();

        await steps.Nth(0).GetByRole(AriaRole.Button, new() { Name = $"Descendre, {words[0]}" }).PressAsync("Enter");
        await Expect(learner.Page.Locator("order-steps [aria-live]"))
            .ToHaveTextAsync($"Place 2 sur 4 : {words[0]}".Replace(" :", "\u00A0:"));
        Assert.Equal([words[1], words[0], words[2], words[3]], await steps.Locator("> :first-child").AllInnerTextsAsync());
        await Expect(steps.Nth(1).GetByRole(AriaRole.Button, new() { Name = $"Descendre, {words[0]}" })).ToBeFocusedAsync();

        await steps.Nth(3).Locator("select").SelectOptionAsync(new SelectOptionValue { Label = "1" });
        Assert.Equal([words[3], words[1], words[0], words[2]], await steps.Locator("> :first-child").AllInnerTextsAsync());

        await steps
            .Nth(0)
            .Locator(".handle")
            .DragToAsync(
                steps.Nth(2),
                new()
                {
                    TargetPosition = new() { X = 20, Y = 60 },
                }
            );
        await KeptAsync(learner);
        var moved = await steps.Locator("> :first-child").AllInnerTextsAsync();
        Assert.NotEqual(words[3], moved[0]);
        await learner.Page.ReloadAsync();
        Assert.Equal(moved, await steps.Locator("> :first-child").AllInnerTextsAsync());
        Assert.Equal(
            ["1", "2", "3", "4"],
            await steps.Locator("select").EvaluateAllAsync<string[]>("lists => lists.map(l => l.selectedOptions[0].text)")
        );
    }

    [Fact]
    public async Task Axe_finds_nothing_on_any_kind_nor_does_any_overflow_a_small_screen()
    {
        var site = await stage.SiteOfItemsAsync();
        await using var learner = await stage.VisitAsync(
            Language.Fr,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            },
            site
        );
        var faults = new Faults();
        await StartAsync(learner);

        await LookAsync("attempt");
        await learner.AnswerAsync(Quiz, rightly: false, items: 5);
        await learner.PressAsync("Remettre mes réponses");
        await LookAsync("unanswered");
        await learner.AnswerAsync(Quiz, rightly: false);
        await learner.PressAsync("Remettre quand même");
        await LookAsync("wrong");
        await learner.OpenAsync($"/modules/{Quiz.Id}");
        await learner.PressAsync("Refaire le questionnaire");
        await learner.AnswerAsync(Quiz);
        await learner.PressAsync("Remettre mes réponses");
        await LookAsync("right");
        await StartAsync(learner, "sortes/pages");
        await LookAsync("pages");
        await StartAsync(learner, "sortes/sens-unique");
        await learner.PressAsync("Page suivante");
        await LookAsync("one way, unanswered");

        faults.AssertNone();

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

    private static async Task StartAsync(Visitor learner)
    {
        await learner.SignUpAsync();
        await learner.OpenAsync("/modules/sortes");
        await learner.PressAsync(learner.Says("Module.Start"));
        await StartAsync(learner, Quiz.Id.ToString());
    }

    private static async Task StartAsync(Visitor learner, string quiz)
    {
        await learner.OpenAsync($"/modules/{quiz}");
        await learner.PressAsync("Commencer");
    }

    private static Task KeptAsync(Visitor learner) =>
        Expect(learner.Page.Locator(".saved [role=status]")).ToContainTextAsync("Réponses gardées");

    private static Quiz Read()
    {
        var problems = new ProblemList();
        var content = ContentReader.Read(ContentFiles.FromFolder(Content, problems), problems);
        return (Quiz)content!.Find("sortes")!.Find("toutes")!;
    }
}
