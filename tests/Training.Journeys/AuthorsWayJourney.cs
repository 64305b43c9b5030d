using Training.Localization;

namespace Training.Journeys;

/// <summary>
/// From nothing to learners who finish what they began: a module is written with what the pages offer, read by a colleague, published, mended
/// while a cohort is in the middle, and taken to another institution.
/// </summary>
public sealed class AuthorsWayJourney(Stage stage)
{
    private const string Typo = "Que dites-vous d’aborrd?";
    private const string Mended = "Que dites-vous d’abord?";
    private const string Answer = "Demander où il est.";

    [Theory]
    [InlineData(Language.Fr, true)]
    [InlineData(Language.En, false)]
    public async Task A_module_is_written_reviewed_published_mended_under_a_cohort_and_taken_elsewhere(Language language, bool hasScript)
    {
        var title = hasScript ? "Premiers pas" : "Deuxiemes pas";
        var slug = title.ToLowerInvariant().Replace(' ', '-');
        var email = await stage.SignUpAuthorAsync(language);
        await using var author = await SignInAsync(email, language, hasScript);
        await author.BeginModuleAsync(title);
        var home = author.Path;

        await WriteSceneAsync(author, home);
        await WriteItemsAsync(author, home);
        await MeetAProblemAsync(author, home, hasScript);
        await ReviewAsync(author, home, language, hasScript);
        await author.PublishAsync(home);

        await using var learner = await stage.VisitAsync(language, new() { JavaScriptEnabled = hasScript });
        await BeginInCohortAsync(learner, slug, title, hasScript);

        await author.OpenAsync($"{home}/quiz/bilan");
        await author.FollowAsync(Typo);
        await FillAsync(author, "QuizForm.Prompt", Mended);
        await SaveAsync(author, "QuizForm.Save");
        await author.PublishAsync(home, notes: "Une coquille corrigée.");
        await FinishAsync(learner, slug);

        await TakeElsewhereAsync(
            email,
            await author.ExportAsync(home),
            $"ecole-{language.Code()}",
            $"{slug}-ailleurs",
            title,
            language,
            hasScript
        );
    }

    private async Task<Visitor> SignInAsync(string email, Language language, bool hasScript, string at = "")
    {
        var author = await stage.VisitAsync(language, new() { JavaScriptEnabled = hasScript }, at: at);
        await author.SignInAsync(email, Visitor.Password);
        return author;
    }

    /// <summary>A session of eight scenes and more: the template’s, and one more by the form, to which a choice leads.</summary>
    private static async Task WriteSceneAsync(Visitor author, string home)
    {
        await author.AddAsync(home, "scenario", "La ligne coupe");
        await author.OpenAsync($"{home}/scenario/la-ligne-coupe/scenes/new");
        await FillAsync(author, "SceneForm.Title", "Dehors");
        await FillAsync(author, "SceneForm.Narration.Words", "Il sort, et rappelle.");
        await author.Page.GetByLabel(author.Says("SceneForm.ending"), new() { Exact = true }).SelectOptionAsync("ending");
        await FillAsync(author, "SceneForm.Note", "Sortir lui a rendu la parole.");
        await SaveAsync(author, "SceneForm.Save");

        await author.OpenAsync($"{home}/scenario/la-ligne-coupe");
        await author.FollowAsync("La semaine");
        await author.PressAsync(author.Says("SceneForm.Add.choice"));
        await author.Page.GetByLabel(author.Says("SceneForm.Choice.Words"), new() { Exact = true }).Last.FillAsync("Proposer de sortir.");
        await author.Page.GetByLabel(author.Says("SceneForm.Target"), new() { Exact = true }).Last.SelectOptionAsync("dehors");
        await author
            .Page.GetByLabel(author.Says("QuizForm.Row.Feedback"), new() { Exact = true })
            .Last.FillAsync("Un lieu à soi, d’abord.");
        await SaveAsync(author, "SceneForm.Save");

        await author.OpenAsync($"{home}/scenario/la-ligne-coupe");
        Assert.True(await author.Page.Locator("ol.items > li").CountAsync() >= 8);
        await Expect(author.Page.Locator(".problems li.error")).ToHaveCountAsync(0);
    }

    /// <summary>A quiz of ten: the template’s eight, and two more by the form.</summary>
    private static async Task WriteItemsAsync(Visitor author, string home)
    {
        await author.AddAsync(home, "quiz", "Bilan");
        foreach (var prompt in new[] { Typo, "Et si la ligne coupe?" })
        {
            await author.OpenAsync($"{home}/quiz/bilan");
            await author.FollowAsync(author.Says("QuizForm.Kind.single"));
            await FillAsync(author, "QuizForm.Prompt", prompt);
            await WriteChoiceAsync(author, 1, Answer, isRight: true);
            await WriteChoiceAsync(author, 2, "Demander des nouvelles.", isRight: false);
            await author
                .Page.GetByRole(AriaRole.Group, new() { Name = author.Says("QuizForm.Competencies") })
                .GetByRole(AriaRole.Checkbox)
                .First.CheckAsync();
            await author
                .Page.GetByRole(AriaRole.Group, new() { Name = author.Says("QuizForm.Level") })
                .GetByRole(AriaRole.Radio)
                .First.CheckAsync();
            await SaveAsync(author, "QuizForm.Save");
        }
        await author.OpenAsync($"{home}/quiz/bilan");
        await Expect(author.Page.Locator("ol.items > li")).ToHaveCountAsync(10);
    }

    private static async Task WriteChoiceAsync(Visitor author, int number, string words, bool isRight)
    {
        var row = author.Page.GetByRole(AriaRole.Group, new() { Name = author.Says("QuizForm.Row.Choice", number), Exact = true });
        await row.GetByLabel(author.Says("QuizForm.Words"), new() { Exact = true }).FillAsync(words);
        await row.GetByLabel(author.Says("QuizForm.Row.Feedback"), new() { Exact = true }).FillAsync("Le lieu vient avant le reste.");
        if (isRight)
            await row.GetByLabel(author.Says("QuizForm.Right"), new() { Exact = true }).CheckAsync();
    }

    /// <summary>The checker names what is wrong, and nothing more once it is mended.</summary>
    private static async Task MeetAProblemAsync(Visitor author, string home, bool hasScript)
    {
        const string Picture = "\n![](absente.png)\n";
        await author.OpenAsync($"{home}/files/pour-commencer.md");
        var errors = author.Page.Locator("#problems li.error");
        var text = await author.SourceField().InputValueAsync();
        if (hasScript)
        {
            await author.TypeAtTheEndAsync(Picture);
            await Expect(errors.First).ToBeVisibleAsync();
            for (var i = 0; i < Picture.Length; i++)
                await author.Page.Keyboard.PressAsync("Backspace");
            await Expect(errors).ToHaveCountAsync(0);
            await Expect(author.Page.Locator("[data-editor-state]")).ToContainTextAsync("Enregistré");
            return;
        }
        await author.SourceField().FillAsync(text + Picture);
        await author.PressAsync(author.Says("Editor.Check"));
        await Expect(errors.First).ToBeVisibleAsync();
        await author.SourceField().FillAsync(text);
        await author.PressAsync(author.Says("Editor.Save"));
        await Expect(errors).ToHaveCountAsync(0);
    }

    /// <summary>A colleague, asked to read, writes about a line; the author settles it.</summary>
    private async Task ReviewAsync(Visitor author, string home, Language language, bool hasScript)
    {
        const string Remark = "Un exemple de plus?";
        var email = await stage.SignUpAuthorAsync(language);
        await using var colleague = await SignInAsync(email, language, hasScript);
        await author.OpenAsync($"{home}/review");
        await author.PressAsync(author.Says("Publication.Ask"));

        await colleague.OpenAsync($"{home}/comments/pour-commencer.md?as=lines");
        await colleague.FollowAsync(colleague.Says("Remarks.WriteAt", 8));
        await colleague.Page.GetByLabel(colleague.Says("Remarks.CommentAt", 8), new() { Exact = true }).FillAsync(Remark);
        await colleague.PressAsync(colleague.Says("Remarks.Send"));

        await author.OpenAsync($"{home}/review");
        await Expect(author.Page.GetByText(Remark)).ToBeVisibleAsync();
        await author.LandAsync(() =>
            author.Page.GetByRole(AriaRole.Button, new() { Name = author.Says("Remarks.Resolve") }).First.ClickAsync()
        );
        await Expect(author.Page.GetByText(author.Says("Remarks.None"))).ToBeVisibleAsync();
    }

    private async Task BeginInCohortAsync(Visitor learner, string slug, string title, bool hasScript)
    {
        var offering = Guid.CreateVersion7();
        await stage.Site.Demonstration;
        await stage.Site.InDatabaseAsync(db => Offerings.PutAsync(db, slug, offering));
        await learner.SignUpAsync();
        await learner.OpenAsync($"/learning/courses/{offering}");
        await learner.PressAsync(learner.Says("Join.Submit"));
        await learner.PressAsync($"{learner.Says("MyCourse.Start")} – {title}");

        await learner.OpenAsync($"/modules/{slug}/bilan");
        await learner.PressAsync(learner.Says("Quiz.Start"));
        await Item(learner, Typo).GetByLabel(Answer, new() { Exact = true }).CheckAsync();
        if (hasScript)
            await Expect(learner.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Réponses gardées");
        else
            await learner.PressAsync(learner.Says("Quiz.SaveForLater"));
    }

    /// <summary>On the version begun with: what was answered is there, the typo too; what changed is told on the module’s page.</summary>
    private static async Task FinishAsync(Visitor learner, string slug)
    {
        await learner.OpenAsync($"/modules/{slug}/bilan/attempts/1");
        await Expect(Item(learner, Typo).GetByLabel(Answer, new() { Exact = true })).ToBeCheckedAsync();
        await learner.PressAsync(learner.Says("Quiz.Submit"));
        await learner.PressAsync(learner.Says("Quiz.SubmitAnyway"));
        await Expect(learner.Heading(Typo)).ToBeVisibleAsync();

        await learner.OpenAsync($"/modules/{slug}");
        await Expect(learner.Page.GetByText("Une coquille corrigée.")).ToBeVisibleAsync();
    }

    private async Task TakeElsewhereAsync(
        string email,
        byte[] zip,
        string institution,
        string slug,
        string title,
        Language language,
        bool hasScript
    )
    {
        await using (var @operator = await stage.VisitAsync(Language.Fr))
        {
            await @operator.SignInAsync(Reader.Operator.Email()!, Readers.Password);
            await @operator.OpenAsync("/operations/institutions");
            await FillAsync(@operator, "Operations.Institutions.NameFr", "École");
            await FillAsync(@operator, "Operations.Institutions.Slug", institution);
            await @operator.PressAsync(@operator.Says("Operations.Institutions.Submit"));
        }
        await stage.Site.CommandAsync("role", "grant", "author", email, $"--institution={institution}");
        await using var author = await SignInAsync(email, language, hasScript, at: $"/i/{institution}");

        await author.ImportAsync(zip, slug);
        await author.PublishAsync($"/authoring/drafts/{slug}");

        await author.OpenAsync($"/modules/{slug}");
        await Expect(author.Title).ToHaveTextAsync(title);
        await author.PressAsync(author.Says("Module.Start"));
        await author.OpenAsync($"/modules/{slug}/bilan");
        await author.PressAsync(author.Says("Quiz.Start"));
        await Expect(Item(author, Mended)).ToBeVisibleAsync();
    }

    private static ILocator Item(Visitor learner, string prompt) => learner.Items().Filter(new() { HasText = prompt });

    private static Task FillAsync(Visitor visitor, string label, string words) =>
        visitor.Page.GetByLabel(visitor.Says(label), new() { Exact = true }).FillAsync(words);

    // The button stands above the fields and below them.
    private static Task SaveAsync(Visitor author, string button) =>
        author.LandAsync(() => author.Button(author.Says(button)).First.ClickAsync());
}
