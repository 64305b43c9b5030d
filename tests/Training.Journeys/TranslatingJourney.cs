namespace Training.Journeys;

/// <summary>An author translates a lesson beside its source, sees what moved since, and readers of English get it.</summary>
public sealed class TranslatingJourney(Stage stage)
{
    private const string Lesson = "pour-commencer";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lesson_is_translated_passage_by_passage_and_what_moved_since_is_shown(bool hasScript)
    {
        var title = hasScript ? "Traduire avec script" : "Traduire sans script";
        var slug = title.ToLowerInvariant().Replace(' ', '-');
        await using var author = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await author.SignInAsync(await stage.SignUpAuthorAsync(Language.Fr), Visitor.Password);
        await author.BeginModuleAsync(title);
        var home = author.Path;
        var sides = $"{home}/translation/{Lesson}.en.md";

        foreach (var name in new[] { author.Says("Describe.Title"), "Pour commencer" })
        {
            await author.OpenAsync(home);
            await author.PressAsync($"{author.Says("Drafts.Translate")} – {name}");
        }
        await author.OpenAsync(sides);
        await ReplaceAsync(author, "Commencez par une situation", "Begin with a situation: the rule makes sense after.");
        await SaveAsync(author);
        await Expect(author.Page.GetByText(author.Says("Translate.UpToDate"))).ToBeVisibleAsync();

        await author.OpenAsync($"{home}/files/{Lesson}.md");
        await author.RewriteAsync(text => text.Replace("On peut se parler", "On peut parler", StringComparison.Ordinal));
        await author.OpenAsync(sides);
        var moved = author.Page.Locator("li.sides.stale");
        await Expect(moved).ToHaveCountAsync(1);
        await Expect(moved.Locator("pre")).ToContainTextAsync("On peut parler");

        await moved.GetByRole(AriaRole.Textbox).FillAsync("“We can talk,” he says. Someone climbs in.");
        await SaveAsync(author);
        await Expect(moved).ToHaveCountAsync(0);
        await author.PublishAsync(home);

        await using var reader = await stage.VisitAsync(Language.En, new() { JavaScriptEnabled = hasScript });
        await reader.BeginLessonAsync(slug, "pour-commencer");
        await Expect(reader.Page.GetByText("Begin with a situation: the rule makes sense after.")).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText("“We can talk,” he says. Someone climbs in.")).ToBeVisibleAsync();
    }

    private static async Task ReplaceAsync(Visitor author, string source, string words)
    {
        var pair = author.Page.Locator("li.sides").Filter(new() { Has = author.Page.Locator("pre", new() { HasText = source }) });
        await pair.GetByRole(AriaRole.Textbox).FillAsync(words);
    }

    private static async Task SaveAsync(Visitor author)
    {
        await author.Page.GetByLabel(author.Says("Translate.Stamp")).CheckAsync();
        await author.PressAsync(author.Says("Editor.Save"));
    }
}
