using System.Net;
using AngleSharp.Html.Dom;
using Training.Learners;
using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring.Translating;

/// <summary>An author translates side by side with the source.</summary>
public sealed class TranslateFileTests : IDisposable
{
    private const string Source = DraftedModule.Lesson;
    private const string English = "pour-commencer.en.md";
    private const string Address = DraftedModule.Home + "/translation/" + English;
    private readonly TrainingSite site = new();

    [Fact]
    public async Task Each_passage_stands_beside_its_translation_and_saving_them_unchanged_changes_nothing()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var before = await drafted.FileAsync(English);

        var page = await drafted.Author.GetAsync(Address);
        var saved = await drafted.Author.SubmitAsync(page, Address);

        Assert.Equal(page.Document.QuerySelectorAll("pre[lang=fr]").Length, page.Document.QuerySelectorAll("textarea[name=words]").Length);
        Assert.Equal("La source n’a pas changé depuis cette traduction.", page.Text(".state.ok"));
        Assert.Equal(before, await drafted.FileAsync(English));
        Assert.Equal(("1", "C’est enregistré."), (saved.Value("revision"), saved.Text("[role=status]")));
    }

    [Fact]
    public async Task What_moved_in_the_source_is_marked_until_it_is_translated_anew()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Source);
        await drafted.SaveAsync(
            editor,
            Source,
            DraftedModule.TextOf(editor).Replace("## Ce qu’on peut faire", "## Ce que vous pouvez faire", StringComparison.Ordinal)
        );

        var stale = await drafted.Author.GetAsync(Address);
        var block = Assert.Single(stale.Document.QuerySelectorAll(".blocks > .stale"));
        var field = (IHtmlTextAreaElement)block.QuerySelector("textarea")!;
        var heading = field.Value;
        field.Value = heading.Replace("## ", "## In short: ", StringComparison.Ordinal);
        var kept = await drafted.Author.SubmitAsync(stale, Address);
        ((IHtmlInputElement)kept.Document.QuerySelector("input[name=upToDate]")!).IsChecked = true;
        var done = await drafted.Author.SubmitAsync(kept, Address);

        Assert.StartsWith("## Ce que vous pouvez faire", block.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Single(kept.Document.QuerySelectorAll(".blocks > .stale"));
        Assert.Empty(done.Document.QuerySelectorAll(".blocks > .stale"));
        Assert.True(done.Has(".state.ok"));
        Assert.Contains("## In short: ", await drafted.FileAsync(English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_changed_meanwhile_is_not_taken_for_translated()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var page = await drafted.Author.GetAsync(Address);
        ((IHtmlInputElement)page.Document.QuerySelector("input[name=upToDate]")!).IsChecked = true;
        var editor = await drafted.OpenAsync(Source);
        await drafted.SaveAsync(editor, Source, DraftedModule.TextOf(editor) + "\nEt ensuite?\n");

        var saved = await drafted.Author.SubmitAsync(page, Address);

        Assert.Contains("Et ensuite?", saved.Document.QuerySelectorAll(".blocks > .stale pre").Select(p => p.TextContent));
    }

    [Fact]
    public async Task Two_who_translate_the_same_passage_both_find_what_they_wrote()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var mine = await drafted.Author.GetAsync(Address);
        var other = await site.SignUpWithRoleAsync(Role.Author);
        var theirs = await other.GetAsync(Address);
        Last(theirs).Value = "Theirs, word by word.";
        await other.SubmitAsync(theirs, Address);
        Last(mine).Value = "Mine, word by word.";

        var conflict = await drafted.Author.SubmitAsync(mine, Address);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Mine, word by word.", conflict.Html, StringComparison.Ordinal);
        Assert.Contains("Theirs, word by word.", conflict.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pour-commencer.md")]
    [InlineData("rien.en.md")]
    [InlineData("module.playthroughs.yaml")]
    public async Task What_translates_nothing_has_no_such_page(string path)
    {
        var drafted = await DraftedModule.OfAsync(site);
        var address = $"{DraftedModule.Home}/translation/{path}";

        Assert.Equal(HttpStatusCode.NotFound, (await drafted.Author.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await drafted.Author.PostAsync(address, Address, ("words", "x"))).Status);
    }

    public void Dispose() => site.Dispose();

    private static IHtmlTextAreaElement Last(Page page) => (IHtmlTextAreaElement)page.Document.QuerySelectorAll("textarea[name=words]")[^1];
}
