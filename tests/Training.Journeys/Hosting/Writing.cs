namespace Training.Journeys;

/// <summary>What authors do with a module, page after page.</summary>
internal static class Writing
{
    /// <summary>Someone new who has the role: nobody may sign in often in a short time, the demonstration’s author no more than others.</summary>
    /// <returns>Their address; a role counts from the next sign-in.</returns>
    public static async Task<string> SignUpAuthorAsync(this Stage stage, Language language)
    {
        await using var someone = await stage.VisitAsync(language);
        await someone.SignUpAsync("Marc", "Roy");
        await stage.Site.CommandAsync("role", "grant", "author", someone.Email);
        return someone.Email;
    }

    /// <summary>Begins a module with its first lesson, says that it aims at C2, and stays on its page.</summary>
    public static async Task BeginModuleAsync(this Visitor author, string title)
    {
        await author.OpenAsync("/authoring/drafts/new");
        await author.Page.Locator("#title").FillAsync(title);
        await author.PressAsync(author.Says("Drafts.Make"));
        await Expect(author.Title).ToHaveTextAsync(title);
        var home = author.Path;
        await author.OpenAsync($"{home}/description");
        await author.Page.Locator("input[name=competencies][value=C2]").CheckAsync();
        for (var objective = 0; objective < 3; objective++)
        {
            var box = author.Page.Locator($"input[name=objective-competencies-{objective}][value=C2]");
            await author.Page.Locator("fieldset", new() { Has = box }).Last.Locator("summary").First.ClickAsync();
            await box.CheckAsync();
        }
        await author.PressAsync(author.Says("Editor.Save"));
        await author.OpenAsync(home);
    }

    /// <param name="kind">As addresses name it.</param>
    public static async Task AddAsync(this Visitor author, string home, string kind, string title)
    {
        await author.OpenAsync($"{home}/add/{kind}");
        await author.Page.Locator("#title").FillAsync(title);
        await author.PressAsync(author.Says("Drafts.Add.Submit"));
    }

    /// <summary>From a page without an example.</summary>
    public static async Task AddEmptyAsync(this Visitor author, string home, string kind, string title)
    {
        await author.OpenAsync($"{home}/add/{kind}");
        await author.Page.Locator("#title").FillAsync(title);
        await author.Page.GetByLabel(author.Says("Drafts.Add.Start.Blank")).CheckAsync();
        await author.PressAsync(author.Says("Drafts.Add.Submit"));
    }

    /// <summary>With every warning read, and the next number that is free.</summary>
    public static async Task PublishAsync(this Visitor author, string home, string notes = "")
    {
        await author.OpenAsync($"{home}/review");
        var read = author.Page.Locator("#acceptAll");
        if (await read.CountAsync() > 0)
            await read.CheckAsync();
        if (notes.Length > 0)
            await author.Page.Locator("#notesFr").FillAsync(notes);
        var rise = author.Page.Locator("input[name=rise]");
        if (await rise.CountAsync() > 0)
            await rise.First.CheckAsync();
        await author.PressAsync(author.Says("Publication.Publish.Button"));
        Assert.Equal((200, $"{author.At}{home}/versions"), (author.Status, author.Path));
    }

    /// <summary>The module as a zip.</summary>
    public static async Task<byte[]> ExportAsync(this Visitor author, string home)
    {
        var zip = await author.Page.APIRequest.GetAsync(new Uri(author.Site.Address, $"{home}/archive").ToString());
        return await zip.BodyAsync();
    }

    /// <summary>Makes a module of a zip.</summary>
    public static async Task ImportAsync(this Visitor author, byte[] zip, string slug)
    {
        await author.OpenAsync("/authoring/drafts/import");
        await author
            .Page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "module.zip",
                    MimeType = "application/zip",
                    Buffer = zip,
                }
            );
        await author.PressAsync(author.Says("Archive.Look"));
        await author.Page.Locator("#slug").FillAsync(slug);
        await author.PressAsync(author.Says("Archive.Look.Again"));
        await author.PressAsync(author.Says("Archive.Confirm.New"));
    }

    /// <summary>In the editor that script makes.</summary>
    public static async Task TypeAtTheEndAsync(this Visitor author, string words)
    {
        await author.Page.Locator(".cm-content").ClickAsync();
        await author.Page.Keyboard.PressAsync("Control+End");
        await author.Page.Keyboard.InsertTextAsync(words);
    }

    /// <summary>Changes the text of the file whose editor is open, and waits until it is kept.</summary>
    public static async Task RewriteAsync(this Visitor author, Func<string, string> change)
    {
        var text = change(await author.SourceField().InputValueAsync());
        var written = author.Page.Locator(".cm-content");
        if (await written.CountAsync() == 0)
        {
            await author.SourceField().FillAsync(text);
            await author.PressAsync(author.Says("Editor.Save"));
            return;
        }
        await written.ClickAsync();
        // The first time, what is below the head; the second, all.
        await author.Page.Keyboard.PressAsync("Control+A");
        await author.Page.Keyboard.PressAsync("Control+A");
        await author.Page.Keyboard.InsertTextAsync(text);
        await Expect(author.Page.Locator("[data-editor-state]")).ToContainTextAsync("Enregistré");
    }

    /// <summary>The field that holds the text of a file.</summary>
    public static ILocator SourceField(this Visitor author) => author.Page.Locator("textarea[name=text]").First;
}
