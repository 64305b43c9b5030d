namespace Training.Journeys;

/// <summary>Authors write a module in the site: with script by keyboard, two at once, over a line that drops; and without script, to its learners.</summary>
public sealed class AuthoringJourney(Stage stage)
{
    [Fact]
    public async Task What_is_typed_is_kept_by_itself_though_the_line_drops_and_the_page_is_loaded_again()
    {
        await using var author = await AuthorAsync();
        await author.BeginModuleAsync("Écrire au clavier");
        await author.FollowAsync("Pour commencer");
        var kept = author.Page.Locator("[data-editor-state]");

        await author.TypeAtTheEndAsync("\nUne phrase de plus.\n");
        await Expect(kept).ToContainTextAsync("Enregistré");
        await author.Context.SetOfflineAsync(true);
        await author.TypeAtTheEndAsync("\nÉcrite sans réseau.\n");
        await Expect(kept).ToContainTextAsync("sur cet appareil");
        await author.Context.SetOfflineAsync(false);
        await Expect(kept).ToContainTextAsync("Enregistré");
        await author.Page.ReloadAsync();

        var saved = await author.SourceField().InputValueAsync();
        Assert.Contains("Une phrase de plus.", saved, StringComparison.Ordinal);
        Assert.Contains("Écrite sans réseau.", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_commented_from_the_keyboard_while_the_text_is_being_written_and_the_remark_leads_back_to_it()
    {
        await using var author = await AuthorAsync();
        await author.BeginModuleAsync("Commenter au clavier");
        await author.FollowAsync("Pour commencer");
        var remark = author.Page.Locator("[data-editor-remarks] .remark");

        await author.TypeAtTheEndAsync("\nUne phrase à relire.");
        await author.Page.Keyboard.PressAsync("Control+F9");
        await author.Page.Keyboard.TypeAsync("Un mot de trop?");
        await author.Page.Keyboard.PressAsync("Tab");
        await author.Page.Keyboard.PressAsync("Enter");
        await Expect(remark).ToContainTextAsync("Un mot de trop?");
        await Expect(remark.Locator("blockquote")).ToHaveTextAsync("Une phrase à relire.");
        await Expect(author.Page.Locator(".cm-content")).ToBeFocusedAsync();
        await Expect(author.Page.Locator(".cm-remark-words")).ToContainTextAsync("Un mot de trop?");

        var place = await remark.Locator("h3").InnerTextAsync();
        await author.Page.Keyboard.PressAsync("Control+Home");
        await author.Page.Keyboard.InsertTextAsync("\n\n");
        await Expect(remark.Locator("h3")).Not.ToHaveTextAsync(place);
        await author.Page.Keyboard.PressAsync("F9");
        await author.Page.Keyboard.PressAsync("Control+F9");
        await Expect(remark.Locator("textarea")).ToBeFocusedAsync();
        await author.Page.Keyboard.TypeAsync("Oui, je le retire.");
        await author.Page.Keyboard.PressAsync("Tab");
        await author.Page.Keyboard.PressAsync("Enter");
        await Expect(remark).ToContainTextAsync("Oui, je le retire.");
        await remark.GetByText(author.Says("Remarks.Resolve")).ClickAsync();
        await Expect(remark).ToHaveCountAsync(0);

        await author.Page.ReloadAsync();
        Assert.EndsWith("\nUne phrase à relire.", await author.SourceField().InputValueAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_line_neither_loses_it()
    {
        await using var first = await AuthorAsync(hasScript: false);
        await first.BeginModuleAsync("À deux");
        await first.FollowAsync("Pour commencer");
        await using var second = await AuthorAsync(hasScript: false);
        await second.OpenAsync(first.Path);
        var text = await first.SourceField().InputValueAsync();

        await second.SourceField().FillAsync(text + "\nLe texte de la seconde.\n");
        await second.PressAsync(second.Says("Editor.Save"));
        await first.SourceField().FillAsync(text + "\nLe texte de la première.\n");
        await first.PressAsync(first.Says("Editor.Save"));

        await Expect(first.Heading(first.Says("Editor.Conflict"))).ToBeVisibleAsync();
        await first.Page.GetByLabel(first.Says("Editor.Conflict.Both")).CheckAsync();
        await first.PressAsync(first.Says("Editor.Conflict.Save"));
        Assert.Contains("la première.\n", await first.SourceField().InputValueAsync(), StringComparison.Ordinal);
        Assert.Contains("la seconde.", await first.SourceField().InputValueAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_a_module_is_written_published_mended_and_taken_elsewhere()
    {
        await using var author = await AuthorAsync(hasScript: false);
        await author.BeginModuleAsync("De bout en bout");
        var home = author.Path;
        foreach (var (kind, title) in new[] { ("scenario", "La ligne coupe"), ("quiz", "Bilan de tout"), ("aid", "À garder") })
        {
            await author.OpenAsync($"{home}/add/{kind}");
            await author.Page.Locator("#title").FillAsync(title);
            await author.PressAsync(author.Says("Drafts.Add.Submit"));
        }
        await author.PublishAsync(home);

        await using var reader = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = false });
        await reader.OpenAsync("/modules/de-bout-en-bout");
        await Expect(reader.Title).ToHaveTextAsync("De bout en bout");
        await Expect(reader.Page.GetByText("La ligne coupe").First).ToBeVisibleAsync();

        await author.OpenAsync($"{home}/files/pour-commencer.md");
        await author.SourceField().FillAsync((await author.SourceField().InputValueAsync()) + "\nUne coquille de moins.\n");
        await author.PressAsync(author.Says("Editor.Save"));
        await author.PublishAsync(home, notes: "Une coquille corrigée.");
        await author.OpenAsync($"{home}/versions");
        await Expect(author.Page.GetByText("Une coquille corrigée.").First).ToBeVisibleAsync();

        await author.ImportAsync(await author.ExportAsync(home), "venu-d-ailleurs");

        await author.OpenAsync("/authoring/drafts/venu-d-ailleurs/files/pour-commencer.md");
        Assert.Contains("Une coquille de moins.", await author.SourceField().InputValueAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signed_out_while_writing_the_author_signs_in_in_another_tab_and_nothing_is_lost()
    {
        var email = await stage.SignUpAuthorAsync(Language.Fr);
        await using var author = await stage.VisitAsync(Language.Fr);
        await author.SignInAsync(email, Visitor.Password);
        await author.BeginModuleAsync("Écrire sans se perdre");
        await author.FollowAsync("Pour commencer");
        var kept = author.Page.Locator("[data-editor-state]");
        await author.TypeAtTheEndAsync("\nAvant.\n");
        await Expect(kept).ToContainTextAsync("Enregistré");

        await using var tab = await author.OpenTabAsync("/");
        await tab.Page.Locator("header details.menu summary").Last.ClickAsync();
        await tab.PressAsync(tab.Says("Site.SignOut"));
        await author.TypeAtTheEndAsync("\nPendant.\n");
        await Expect(kept).ToContainTextAsync(author.Says("Editor.Script.SignedOut"));
        await tab.SignInAsync(email, Visitor.Password);
        await author.Button(author.Says("Editor.Save")).ClickAsync();

        await Expect(kept).ToContainTextAsync("Enregistré");
        await author.Page.ReloadAsync();
        var saved = await author.SourceField().InputValueAsync();
        Assert.Contains("\nAvant.\n", saved, StringComparison.Ordinal);
        Assert.Contains("\nPendant.\n", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typo_is_mended_and_published_on_a_phone()
    {
        await using var author = await stage.VisitAsync(
            Language.Fr,
            new()
            {
                ViewportSize = new() { Width = 360, Height = 740 },
                IsMobile = true,
                HasTouch = true,
            }
        );
        await author.SignInAsync(await stage.SignUpAuthorAsync(Language.Fr), Visitor.Password);
        await author.BeginModuleAsync("Une coquille au téléphone");
        var home = author.Path;
        await author.FollowAsync("Pour commencer");

        await author.TypeAtTheEndAsync("\nSans coquille.\n");
        await Expect(author.Page.Locator("[data-editor-state]")).ToContainTextAsync("Enregistré");

        Assert.Equal(360, await author.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await author.PublishAsync(home);
        Assert.Equal($"{home}/versions", author.Path);
        Assert.Equal(360, await author.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private async Task<Visitor> AuthorAsync(bool hasScript = true)
    {
        var author = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await author.SignInAsync(Reader.Author.Email()!, Readers.Password);
        return author;
    }
}
