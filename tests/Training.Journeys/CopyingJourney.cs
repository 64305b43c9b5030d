namespace Training.Journeys;

/// <summary>A module is copied as one’s own, follows what its original changes, and goes back to the version of before.</summary>
public sealed class CopyingJourney(Stage stage)
{
    private const string Lesson = "pour-commencer.md";
    private const string Theirs = "Ce que l’original ajoute.";
    private const string Ours = "Ce que la copie ajoute.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_takes_over_what_its_original_changed_and_keeps_what_is_its_own(bool hasScript)
    {
        var title = hasScript ? "Original avec script" : "Original sans script";
        var copied = hasScript ? "Copie avec script" : "Copie sans script";
        await using var author = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await author.SignInAsync(await stage.SignUpAuthorAsync(Language.Fr), Visitor.Password);
        await author.BeginModuleAsync(title);
        var original = author.Path;
        await author.PublishAsync(original);

        await author.OpenAsync("/authoring/drafts/copy");
        await author.FollowAsync(title);
        await author.Page.GetByLabel(author.Says("Copy.Title"), new() { Exact = true }).FillAsync(copied);
        var slug = copied.ToLowerInvariant().Replace(' ', '-');
        await author.Page.GetByLabel(author.Says("Archive.Slug"), new() { Exact = true }).FillAsync(slug);
        await author.PressAsync(author.Says("Copy.Submit"));
        var copy = $"/authoring/drafts/{slug}";
        await ChangeAsync(author, copy, text => text.TrimEnd() + $"\n\n{Ours}\n");

        await ChangeAsync(
            author,
            original,
            text => text.Replace("Commencez par une situation", $"{Theirs} Commencez par une situation", StringComparison.Ordinal)
        );
        await author.PublishAsync(original, notes: "Une phrase de plus.");

        await author.OpenAsync($"{copy}/sharing");
        await author.FollowAsync(author.Says("Sharing.Origin.Link"));
        var file = author.Page.GetByRole(AriaRole.Group, new() { Name = Lesson });
        await Expect(file.GetByText(Theirs).First).ToBeVisibleAsync();
        await Expect(file.GetByLabel(author.Says("Origin.Choice.Merge"))).ToBeCheckedAsync();
        await author.PressAsync(author.Says("Origin.Submit"));
        await Expect(author.Page.GetByText(author.Says("Origin.UpToDate"))).ToBeVisibleAsync();

        await author.OpenAsync($"{copy}/files/{Lesson}");
        var text = await author.SourceField().InputValueAsync();
        Assert.Contains(Theirs, text, StringComparison.Ordinal);
        Assert.Contains(Ours, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_version_of_before_is_published_again_and_the_draft_stays(bool hasScript)
    {
        const string Doubtful = "Une phrase de trop.";
        var title = hasScript ? "Revenir avec script" : "Revenir sans script";
        var slug = title.ToLowerInvariant().Replace(' ', '-');
        await using var author = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await author.SignInAsync(await stage.SignUpAuthorAsync(Language.Fr), Visitor.Password);
        await author.BeginModuleAsync(title);
        var home = author.Path;
        await author.PublishAsync(home);
        await ChangeAsync(author, home, text => text.TrimEnd() + $"\n\n{Doubtful}\n");
        await author.PublishAsync(home, notes: "Une phrase de plus.");

        await author.FollowAsync($"{author.Says("DraftVersions.RollBack")} – 1.0.0");
        await author.Page.GetByLabel(author.Says("RollBack.Note"), new() { Exact = true }).FillAsync("Cette phrase reste à vérifier.");
        await author.PressAsync(author.Says("RollBack.Button", "1.0.0"));
        await Expect(author.Page.GetByText(author.Says("DraftVersions.RolledBack", "1.0.0"))).ToBeVisibleAsync();

        await using var reader = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await reader.BeginLessonAsync(slug, "pour-commencer");
        await Expect(reader.Heading("Ce qu’on peut faire")).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText(Doubtful)).ToHaveCountAsync(0);
        await author.OpenAsync($"{home}/files/{Lesson}");
        Assert.Contains(Doubtful, await author.SourceField().InputValueAsync(), StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(Visitor author, string home, Func<string, string> change)
    {
        await author.OpenAsync($"{home}/files/{Lesson}");
        await author.RewriteAsync(change);
    }
}
