using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Learners;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>A scenario written scene by scene in forms.</summary>
public sealed class EditSceneTests
{
    private const string Draft = "/authoring/drafts/ecrire";
    private const string Scenes = Draft + "/scenario/jouer";
    private const string Editor = Draft + "/files/jouer.scenario.md";

    [Fact]
    public async Task The_scenes_are_listed_and_drawn_each_leading_to_its_form()
    {
        using var site = new TrainingSite();
        var (author, text) = await BeginAsync(site);

        var page = await author.GetAsync(Scenes);

        var links = page.Document.QuerySelectorAll(".items p > a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(text.Split("\n## ").Length - 1, links.Count);
        Assert.Equal(links.Order(), page.Document.QuerySelectorAll(".graph a.node").Select(a => a.GetAttribute("href")).Order());
        Assert.Equal(Editor, page.Link("Ouvrir dans l’éditeur de texte"));
        Assert.Equal(Scenes, (await author.GetAsync(Editor)).Link("Écrire avec un formulaire"));
    }

    [Fact]
    public async Task Saving_any_scene_without_a_change_changes_nothing()
    {
        using var site = new TrainingSite();
        var (author, text) = await BeginAsync(site);

        foreach (var link in (await author.GetAsync(Scenes)).Document.QuerySelectorAll(".items p > a").Select(a => a.GetAttribute("href")!))
        {
            var page = await author.GetAsync(link);
            var saved = await PressAsync(author, page, "save");
            Assert.Equal(HttpStatusCode.OK, saved.Status);
            Assert.Equal("C’est enregistré.", saved.Text("[role=status]"));
        }

        Assert.Equal(text, await FileAsync(site));
    }

    [Fact]
    public async Task A_changed_title_changes_one_line()
    {
        using var site = new TrainingSite();
        var (author, text) = await BeginAsync(site);
        var first = await FirstAsync(author);
        var title = first.Value("title");

        await PressAsync(author, first, "save", ("title", title + " encore"));

        Assert.Equal(text.Replace($"## {title} ", $"## {title} encore ", StringComparison.Ordinal), await FileAsync(site));
    }

    [Fact]
    public async Task A_passage_and_a_choice_are_added_and_nothing_typed_is_lost()
    {
        using var site = new TrainingSite();
        var (author, text) = await BeginAsync(site);
        var first = await FirstAsync(author);

        var more = await PressAsync(author, first, "narration", ("p-0-words", "Il est tard."));
        var choices = more.Document.QuerySelectorAll("[name$=-target]").Length;
        var evenMore = await PressAsync(author, more, "choice");

        Assert.Equal("Il est tard.", evenMore.Text("[name=p-0-words]"));
        Assert.Equal(choices + 1, evenMore.Document.QuerySelectorAll("[name$=-target]").Length);
        Assert.Equal(text, await FileAsync(site));
    }

    [Fact]
    public async Task A_choice_may_lead_to_a_scene_that_is_begun_with_it()
    {
        using var site = new TrainingSite();
        var (author, text) = await BeginAsync(site);
        var more = await PressAsync(author, await FirstAsync(author), "choice");
        var index = more.Document.QuerySelectorAll("[name$=-target]").Length - 1;

        await PressAsync(
            author,
            more,
            "save",
            ($"c-{index}-words", "Sortir"),
            ($"c-{index}-target", "+"),
            ($"c-{index}-new", "Dehors"),
            ($"c-{index}-feedback", "De l’air.")
        );

        var file = await FileAsync(site);
        Assert.Contains("- [Sortir](#dehors)\n  > De l’air.\n", file, StringComparison.Ordinal);
        Assert.EndsWith("\n\n## Dehors {#dehors}\n", file, StringComparison.Ordinal);
        Assert.Equal(text.Length + "- [Sortir](#dehors)\n  > De l’air.\n".Length + "\n## Dehors {#dehors}\n".Length, file.Length);
    }

    [Fact]
    public async Task A_choice_that_leads_nowhere_and_a_scene_without_a_title_come_back()
    {
        using var site = new TrainingSite();
        var (author, text) = await BeginAsync(site);
        var page = await author.GetAsync(Scenes + "/scenes/new");

        var refused = await PressAsync(author, page, "save", ("c-0-words", "Partir"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(2, refused.Document.QuerySelectorAll(".errors li").Length);
        Assert.Equal("Partir", refused.Text("[name=c-0-words]"));
        Assert.Equal(text, await FileAsync(site));
    }

    [Fact]
    public async Task A_new_scene_comes_last_once()
    {
        using var site = new TrainingSite();
        var (author, text) = await BeginAsync(site);
        var page = await author.GetAsync(Scenes + "/scenes/new");
        (string, string)[] fields = [("title", "Sur le seuil"), ("p-0-words", "Il pleut."), ("decide", "20"), ("ending", "ending")];

        var saved = await PressAsync(author, page, "save", fields);
        await PressAsync(author, page, "save", fields);

        Assert.Equal(Scenes + "/scenes/sur-le-seuil", saved.Path);
        Assert.Equal($"{text}\n## Sur le seuil {{#sur-le-seuil}}\n`decide in 20s` `ending`\n\nIl pleut.\n", await FileAsync(site));
    }

    [Fact]
    public async Task Of_two_authors_in_one_scene_the_second_loses_nothing()
    {
        using var site = new TrainingSite();
        var (author, text) = await BeginAsync(site);
        var opened = await FirstAsync(author);
        var title = opened.Value("title");
        var editor = await author.GetAsync(Editor);
        await author.SubmitAsync(editor, Editor, ("text", text.Replace($"## {title} ", "## Autrement ", StringComparison.Ordinal)));

        var conflict = await PressAsync(author, opened, "save", ("title", "Le mien"));
        var saved = await PressAsync(author, conflict, "save");

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Le mien", conflict.Value("title"));
        Assert.Contains("Autrement", conflict.Text("pre"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(text.Replace($"## {title} ", "## Le mien ", StringComparison.Ordinal), await FileAsync(site));
    }

    [Fact]
    public async Task What_a_form_cannot_hold_is_shown_as_text_with_the_way_to_the_editor()
    {
        using var site = new TrainingSite();
        var (author, text) = await BeginAsync(site);
        var address = (await author.GetAsync(Scenes)).Document.QuerySelector(".items p > a")!.GetAttribute("href")!;
        var at = text.IndexOf("\n\n", text.IndexOf("\n## ", StringComparison.Ordinal) + 1, StringComparison.Ordinal);
        await author.SubmitAsync(await author.GetAsync(Editor), Editor, ("text", text.Insert(at, "\n\n| A | B |\n|---|---|\n| 1 | 2 |")));

        var page = await author.GetAsync(address);

        Assert.Contains("| 1 | 2 |", page.Text("pre"), StringComparison.Ordinal);
        Assert.False(page.Has("main form"));
    }

    [Fact]
    public async Task The_pages_are_in_english_too()
    {
        using var site = new TrainingSite();
        await BeginAsync(site);
        var author = await site.SignUpWithRoleAsync(Role.Author, Language.En);

        var scenes = await author.GetAsync(Scenes);
        var scene = await author.GetAsync(scenes.Document.QuerySelector(".items p > a")!.GetAttribute("href")!);

        Assert.StartsWith("Scene – ", scene.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("SceneForm.", scenes.Html + scene.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("QuizForm.", scenes.Html + scene.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(Scenes + "/scenes/nulle-part")).Status);
    }

    private static async Task<(Browser Author, string Text)> BeginAsync(TrainingSite site)
    {
        var author = await site.SignUpWithRoleAsync(Role.Author);
        await author.PostAsync("/authoring/drafts/new", "/authoring/drafts/new", ("Title", "Écrire"), ("Slug", "ecrire"));
        await author.PostAsync(Draft + "/add/scenario", Draft + "/add/scenario", ("Title", "Jouer"), ("Slug", "jouer"));
        return (author, await FileAsync(site));
    }

    private static async Task<Page> FirstAsync(Browser author) =>
        await author.GetAsync((await author.GetAsync(Scenes)).Document.QuerySelector(".items p > a")!.GetAttribute("href")!);

    private static Task<string> FileAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
            Encoding.UTF8.GetString(
                await db.Set<DraftFile>().Where(f => f.Path == "jouer.scenario.md").Select(f => f.Content).SingleAsync()
            )
        );

    private static Task<Page> PressAsync(Browser author, Page page, string value, params (string Name, string Value)[] fields)
    {
        foreach (var (name, typed) in fields)
            switch (page.Document.GetElementsByName(name).Single())
            {
                case IHtmlTextAreaElement area:
                    area.Value = typed;
                    break;
                case IHtmlInputElement input:
                    input.Value = typed;
                    break;
                case IHtmlSelectElement select:
                    select.Value = typed;
                    break;
            }
        return author.SubmitAsync(
            page.Document.QuerySelectorAll("button[name=do]").OfType<IHtmlButtonElement>().First(b => b.Value == value)
        );
    }
}
