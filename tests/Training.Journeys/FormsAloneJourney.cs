namespace Training.Journeys;

/// <summary>A session of eight scenes and a quiz of ten questions are written from empty pages by forms alone, each going on to the next, and played by a learner.</summary>
public sealed class FormsAloneJourney(Stage stage)
{
    private const string Story = "Rassurer au bout du fil";
    private const string Fact = "lieu-verifie";

    private static readonly string[] Titles =
    [
        "Le premier appel",
        "Pas tout à fait seul",
        "Il raconte",
        "Un bruit de porte",
        "Il se tait",
        "Un plan",
        "Il remercie",
        "Il raccroche",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Eight_scenes_and_ten_questions_are_written_without_a_sign_of_markdown(bool hasScript)
    {
        var title = hasScript ? "Par formulaires avec script" : "Par formulaires sans script";
        var slug = title.ToLowerInvariant().Replace(' ', '-');
        await using var author = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await author.SignInAsync(await stage.SignUpAuthorAsync(Language.Fr), Visitor.Password);
        await author.BeginModuleAsync(title);
        var home = author.Path;

        await author.AddEmptyAsync(home, "scenario", Story);
        var scenes = author.Path;
        await author.FollowAsync(author.Says("SceneForm.Session.Edit"));
        await author.Page.Locator("#channel").SelectOptionAsync("phone");
        await author.Page.Locator("input[name=competencies][value=C2]").CheckAsync();
        await author.Page.Locator("#cast-name-0").FillAsync("Thérèse");
        await FillAsync(author, "SceneForm.Set.facts", "Lieu vérifié");
        await FillAsync(author, "SceneForm.Set.briefing", "Un homme appelle pour la première fois, un soir de semaine.");
        await author.LandAsync(() => author.Button(author.Says("SceneForm.Set.Save")).Last.ClickAsync());
        await author.OpenAsync(scenes);
        await FillAsync(author, "SceneForm.Plan.Titles", string.Join('\n', Titles));
        await author.PressAsync(author.Says("SceneForm.Plan.Add"));
        await author.FollowAsync(Titles[0]);
        await WriteScenesAsync(author);
        await Expect(author.Page.GetByText(author.Says("SceneForm.Done.written"))).ToBeVisibleAsync();
        await Expect(author.Page.Locator(".problems li.error")).ToHaveCountAsync(0);
        await Expect(author.Page.Locator("ol.items > li")).ToHaveCountAsync(8);

        await author.AddEmptyAsync(home, "quiz", "Bilan");
        await author.FollowAsync(author.Says("QuizForm.Kind.single"));
        for (var i = 1; i <= 10; i++)
            await WriteQuestionAsync(author, i);
        await author.OpenAsync($"{home}/quiz/bilan");
        await Expect(author.Page.Locator("ol.items > li")).ToHaveCountAsync(10);
        await Expect(author.Page.Locator(".problems li.error")).ToHaveCountAsync(0);
        await author.PublishAsync(home);

        await using var learner = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await learner.BeginLessonAsync(slug, "rassurer-au-bout-du-fil");
        await learner.PressAsync(learner.Says("Scenario.Start"));
        await Expect(learner.Page.GetByText("Le téléphone sonne.")).ToBeVisibleAsync();
        await learner.PressAsync("« Êtes-vous seul? »");
        await Expect(learner.Page.GetByText("Il baisse la voix.")).ToBeVisibleAsync();
    }

    // Whatever scene comes next, its title says what it is.
    private static async Task WriteScenesAsync(Visitor author)
    {
        for (var written = 0; written < Titles.Length; written++)
        {
            var title = await author.Page.GetByLabel(author.Says("SceneForm.Title"), new() { Exact = true }).InputValueAsync();
            await WriteAsync(author, title);
            await author.PressAsync(author.Says("SceneForm.Save.Next"));
        }
    }

    private static Task WriteAsync(Visitor author, string title) =>
        title switch
        {
            "Le premier appel" => WriteAsync(
                author,
                "Le téléphone sonne.",
                ("« Êtes-vous seul? »", "Pas tout à fait seul", 2, Fact),
                ("« Racontez-moi. »", "Il raconte", -1, "")
            ),
            "Pas tout à fait seul" => WriteAsync(
                author,
                "Il baisse la voix.",
                ("« Répondez par oui ou non. »", "Il raconte", 2, ""),
                ("« Parlez plus fort. »", "Il raccroche", -2, "")
            ),
            "Il raconte" => WriteTimedAsync(author),
            "Un bruit de porte" => WriteIncidentAsync(author),
            "Il se tait" => WriteAsync(
                author,
                "Quinze secondes sans un mot.",
                ("« Je suis là. »", "Un plan", 1, ""),
                ("Raccrocher.", "Il raccroche", -2, "")
            ),
            "Un plan" => WriteAsync(
                author,
                "Vous convenez d’un moment.",
                ("« Je vous rappelle jeudi. »", "Il remercie", 1, ""),
                ("« À bientôt. »", "Il raccroche", -1, "")
            ),
            _ => WriteEndAsync(author, title),
        };

    private static async Task WriteAsync(
        Visitor author,
        string narration,
        params (string Words, string Target, int Points, string Fact)[] choices
    )
    {
        await FillAsync(author, "SceneForm.Narration.Words", narration);
        foreach (var (i, choice) in choices.Index())
        {
            var group = author.Page.GetByRole(AriaRole.Group, new() { Name = author.Says("SceneForm.Choice", i + 1), Exact = true });
            await group.GetByLabel(author.Says("SceneForm.Choice.Words"), new() { Exact = true }).FillAsync(choice.Words);
            await group
                .GetByLabel(author.Says("SceneForm.Target"), new() { Exact = true })
                .SelectOptionAsync(new SelectOptionValue { Label = choice.Target });
            await group.GetByLabel(author.Says("QuizForm.Row.Feedback"), new() { Exact = true }).FillAsync("Le lieu passe avant le reste.");
            await group.Locator("[name$=points-C2]").FillAsync($"{choice.Points}");
            // Only a new scene is asked for its title.
            await Expect(group.GetByLabel(author.Says("SceneForm.Target.Title"), new() { Exact = true })).ToBeHiddenAsync();
            if (choice.Fact.Length > 0)
                await group.GetByLabel(author.Says("SceneForm.Fact", choice.Fact), new() { Exact = true }).CheckAsync();
        }
    }

    /// <summary>A decision that is timed, and a choice that is offered only where the place was checked.</summary>
    private static async Task WriteTimedAsync(Visitor author)
    {
        await WriteAsync(
            author,
            "Il parle d’une traite.",
            ("« On peut s’arrêter quand vous voulez. »", "Un plan", 2, ""),
            ("Laisser parler.", "Il se tait", -1, "")
        );
        await author.Page.Locator("summary", new() { HasText = author.Says("SceneForm.Timed") }).ClickAsync();
        await FillAsync(author, "SceneForm.Decide", "20");
        var first = await OpenMoreAsync(author, 1);
        await first.GetByLabel(author.Says("SceneForm.When.Row", 1), new() { Exact = true }).SelectOptionAsync($"if:{Fact}");
        var second = await OpenMoreAsync(author, 2);
        await second.GetByLabel(author.Says("SceneForm.Timeout"), new() { Exact = true }).CheckAsync();
    }

    private static async Task WriteIncidentAsync(Visitor author)
    {
        var back = author.Says("SceneForm.Target.Resume");
        await WriteAsync(author, "Une porte claque.", ("Attendre.", back, 1, ""), ("« C’est qui? »", back, -1, ""));
        var places = author.Page.GetByRole(AriaRole.Group, new() { Name = author.Says("SceneForm.Places") });
        await Expect(places).ToBeHiddenAsync();
        await author.Page.GetByLabel(author.Says("SceneForm.way.incident"), new() { Exact = true }).CheckAsync();
        await author.Page.GetByLabel(author.Says("SceneForm.incident.at"), new() { Exact = true }).CheckAsync();
        await places.GetByLabel("Il raconte", new() { Exact = true }).CheckAsync();
    }

    private static async Task WriteEndAsync(Visitor author, string title)
    {
        await FillAsync(author, "SceneForm.Narration.Words", $"{title}.");
        await Expect(author.Page.GetByLabel(author.Says("SceneForm.Note"), new() { Exact = true })).ToBeHiddenAsync();
        await author.Page.GetByLabel(author.Says("SceneForm.ending"), new() { Exact = true }).SelectOptionAsync("ending");
        await FillAsync(author, "SceneForm.Note", "Ce qui a été convenu tient.");
        await Expect(author.Page.GetByLabel(author.Says("SceneForm.Choice.Words"), new() { Exact = true }).First).ToBeHiddenAsync();
    }

    private static async Task<ILocator> OpenMoreAsync(Visitor author, int choice)
    {
        var group = author.Page.GetByRole(AriaRole.Group, new() { Name = author.Says("SceneForm.Choice", choice), Exact = true });
        await group.Locator("summary").First.ClickAsync();
        return group;
    }

    private static async Task WriteQuestionAsync(Visitor author, int number)
    {
        await FillAsync(author, "QuizForm.Prompt", $"Que vérifiez-vous en premier, la fois {number}?");
        foreach (var (i, words) in new[] { "S’il est seul.", "L’heure qu’il est.", "Le temps qu’il fait." }.Index())
        {
            var row = author.Page.GetByRole(AriaRole.Group, new() { Name = author.Says("QuizForm.Row.Choice", i + 1), Exact = true });
            await row.GetByLabel(author.Says("QuizForm.Words"), new() { Exact = true }).FillAsync(words);
            await row.GetByLabel(author.Says("QuizForm.Row.Feedback"), new() { Exact = true }).FillAsync("Le lieu vient avant le reste.");
            if (i == (number % 3))
                await row.GetByLabel(author.Says("QuizForm.Right"), new() { Exact = true }).CheckAsync();
        }
        if (number == 1)
            await author
                .Page.GetByRole(AriaRole.Group, new() { Name = author.Says("QuizForm.Level") })
                .GetByRole(AriaRole.Radio)
                .First.CheckAsync();
        await author.LandAsync(() => author.Button(author.Says("QuizForm.Another")).Last.ClickAsync());
    }

    private static Task FillAsync(Visitor author, string label, string words) =>
        author.Page.GetByLabel(author.Says(label), new() { Exact = true }).First.FillAsync(words);
}
