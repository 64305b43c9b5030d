using System.Net;

namespace Training.Tests.Authoring.Drafts;

/// <summary>An author sees a draft as learners will, saved or not.</summary>
public sealed class SeeDraftTests(SeeDraftTests.SeenSite seen) : IClassFixture<SeeDraftTests.SeenSite>
{
    private readonly DraftedModule drafted = seen.Module;

    [Theory]
    [InlineData("module", "Relances", ".path", "Revenir à la présentation", "description")]
    [InlineData("pour-commencer", "Pour commencer", ".box.try textarea[disabled]", "Revenir au texte", "files/pour-commencer.md")]
    [InlineData("bilan", "Bilan", "fieldset.item", "Revenir aux questions", "quiz/bilan")]
    [InlineData("feuille", "Feuille", ".sheet", "Revenir au texte", "files/feuille.aid.md")]
    [InlineData("appel", "Appel", "#scene-image-figee", "Revenir aux scènes", "scenario/appel")]
    public async Task Each_kind_of_page_is_as_learners_will_see_it_and_leads_back_to_where_it_is_written(
        string activity,
        string title,
        string part,
        string back,
        string written
    )
    {
        var page = await drafted.Author.GetAsync($"{DraftedModule.Home}/see/{activity}");

        Assert.Equal((HttpStatusCode.OK, title), (page.Status, page.Heading));
        Assert.True(page.Has(part), page.Html);
        Assert.False(page.Has("form[method=post]"));
        Assert.Equal($"{DraftedModule.Home}/{written}", page.Link(back));
    }

    [Fact]
    public async Task What_is_typed_is_shown_in_its_own_language_and_saved_nowhere()
    {
        var editor = await drafted.OpenAsync("pour-commencer.en.md");
        var text = DraftedModule.TextOf(editor).Replace("Start with a situation", "Begin <b>elsewhere</b>", StringComparison.Ordinal);

        using var answer = await DraftedModule.PostAsync(drafted.Author, editor, "preview", "pour-commencer.en.md", text);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("<html lang=\"en", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<nav", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>elsewhere", html, StringComparison.Ordinal);
        Assert.Contains("Start with a situation", await drafted.FileAsync("pour-commencer.en.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\ntitle: [\n---\n")]
    [InlineData("---\ntitle: A\nchannel: video\n---\n\n## Une {#une}\n\n- [x](#nulle-part)\n")]
    public async Task A_text_that_does_not_hold_together_is_shown_as_far_as_it_goes(string text)
    {
        var editor = await drafted.OpenAsync("appel.scenario.md");

        using var answer = await DraftedModule.PostAsync(drafted.Author, editor, "preview", "appel.scenario.md", text);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_is_drawn_explored_and_played_from_any_scene_before_it_is_published()
    {
        var inspected = await drafted.Author.GetAsync($"{DraftedModule.Home}/scenarios/appel");
        var from = inspected.Document.QuerySelector("#scene-la-suite a[href*='/play?']")!.GetAttribute("href")!;
        var played = await drafted.Author.GetAsync(from);
        var next = await drafted.Author.GetAsync(played.Document.QuerySelector("a.reply")!.GetAttribute("href")!);

        Assert.True(inspected.Has(".graph svg"));
        Assert.StartsWith($"{DraftedModule.Home}/scenarios/appel/play", from, StringComparison.Ordinal);
        Assert.Equal("Un plan", next.Text("#do"));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await drafted.Author.GetAsync($"{DraftedModule.Home}/scenarios/appel/play?scene=nulle-part")).Status
        );
    }

    [Fact]
    public async Task From_where_a_session_is_played_one_goes_back_to_where_its_scenes_are_written()
    {
        const string Scenes = DraftedModule.Home + "/scenario/appel";

        var played = await drafted.Author.GetAsync($"{DraftedModule.Home}/scenarios/appel/play");
        var inspected = await drafted.Author.GetAsync($"{DraftedModule.Home}/scenarios/appel");

        Assert.Equal(Scenes, played.Document.QuerySelector(".crumbs li:nth-child(3) a")!.GetAttribute("href"));
        Assert.Equal($"{Scenes}/scenes/accueil", played.Document.QuerySelector("#panel ~ dl a")!.GetAttribute("href"));
        Assert.Equal(Scenes, inspected.Document.QuerySelector(".crumbs li:nth-child(3) a")!.GetAttribute("href"));
        Assert.Equal(Scenes, inspected.Link("Écrire les scènes"));
        Assert.Equal($"{Scenes}/scenes/la-suite", inspected.Link("Écrire cette scène – La suite"));
    }

    [Fact]
    public async Task At_the_end_what_was_played_is_kept_beside_it()
    {
        var page = await drafted.Author.GetAsync($"{DraftedModule.Home}/scenarios/appel/play?scene=un-plan");

        Assert.True(page.Has(".play-grid .verdict ~ section #keep"), page.Html);
        Assert.Single(page.Texts("#keep"));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        foreach (
            var page in new[]
            {
                "see/nulle-part",
                "media/nulle-part.png",
                "scenarios/pour-commencer",
                "files/nulle-part.md",
                "history/nulle-part.md",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await drafted.Author.GetAsync($"{DraftedModule.Home}/{page}")).Status);
    }

    /// <summary>One module for all the tests of the class: none of them saves.</summary>
    public sealed class SeenSite : IAsyncLifetime
    {
        private readonly TrainingSite site = new();

        internal DraftedModule Module { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Module = await DraftedModule.OfAsync(site);
            await Module.AddAsync("scenario", "Appel", "Call");
            await Module.AddAsync("quiz", "Bilan");
            await Module.AddAsync("aid", "Feuille");
        }

        public ValueTask DisposeAsync() => site.DisposeAsync();
    }
}
