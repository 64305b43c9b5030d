using System.Net;
using Training.Authoring.Describing;
using Training.Content;
using Training.Content.Editing;
using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring.Describing;

/// <summary>An author says what a module is in a form; it changes its own lines and no others.</summary>
public sealed class DescribeModuleTests : IDisposable
{
    private const string Form = DraftedModule.Home + "/description";
    private readonly TrainingSite site = new();

    public static TheoryData<string> Modules =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(TrainingSite.ContentFolder, "modules"), "module*.md", SearchOption.AllDirectories)
                .Select(p => Path.GetRelativePath(TrainingSite.ContentFolder, p)),
        ];

    [Theory]
    [MemberData(nameof(Modules))]
    public void What_a_file_says_goes_through_the_form_unchanged(string path)
    {
        var text = ModuleText.Read("modules/x/module.md", File.ReadAllText(Path.Combine(TrainingSite.ContentFolder, path)))!;
        var language = path.EndsWith(".en.md", StringComparison.Ordinal) ? Language.En : Language.Fr;

        Assert.Equal(text.Text, DescriptionForm.Of(text, 1).ApplyTo(text, language)?.Text);
    }

    [Fact]
    public async Task What_is_typed_is_written_on_its_own_lines_whatever_signs_it_has()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var before = (await drafted.FileAsync("module.md")).Split('\n');

        var page = await drafted.Author.SubmitAsync(
            await drafted.Author.GetAsync(Form),
            Form,
            ("title", "Relancer : oui, mais # comment?"),
            ("hours", "1,25"),
            ("audience", "Tout le monde : même « vous »."),
            ("presentation", "Un seul paragraphe.")
        );

        var after = (await drafted.FileAsync("module.md")).Split('\n');
        Assert.Equal($"{Form}", page.Path.Split('?')[0]);
        Assert.False(page.Has(".error"), page.Text("main"));
        Assert.Equal("Relancer : oui, mais # comment?", page.Value("title"));
        Assert.Equal("1,25", page.Value("hours"));
        Assert.Contains("hours: 1.25", after);
        Assert.Equal("Un seul paragraphe.", after[^2]);
        Assert.Equal(["title", "hours", "audience", "Un seul paragraphe."], after.Except(before).Select(line => line.Split(':')[0]));
        Assert.Equal("Relancer : oui, mais # comment?", (await drafted.Author.GetAsync(DraftedModule.Home)).Text("h1"));
    }

    [Fact]
    public async Task The_translation_has_its_own_words_and_an_unreadable_file_is_left_to_the_editor()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var form = $"{Form}/en";

        await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(form), form, ("summary", "In one sentence: this."));
        var editor = await drafted.OpenAsync("module.md");
        await drafted.SaveAsync(editor, "module.md", "---\ntitle: [\n---\n");

        Assert.Contains("summary: \"In one sentence: this.\"", await drafted.FileAsync("module.en.md"), StringComparison.Ordinal);
        Assert.False((await drafted.Author.GetAsync(form)).Has("[name=hours]"));
        var unreadable = await drafted.Author.GetAsync(Form);
        Assert.False(unreadable.Has("form [name=title]"));
        Assert.Equal($"{DraftedModule.Home}/files/module.md", unreadable.Link("Ouvrir dans l’éditeur de texte"));
        Assert.Equal(HttpStatusCode.NotFound, (await drafted.Author.GetAsync($"{Form}/de")).Status);
    }

    [Fact]
    public async Task Without_a_title_nothing_is_saved_and_nothing_typed_is_lost()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var before = await drafted.FileAsync("module.md");

        var page = await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(Form), Form, ("title", " "), ("summary", "Tapé."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Tapé.", page.Text("[name=summary]"));
        Assert.Equal(before, await drafted.FileAsync("module.md"));
    }

    [Fact]
    public async Task Two_who_change_different_lines_are_put_together_and_the_same_line_is_shown()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var (first, second) = (await drafted.Author.GetAsync(Form), await drafted.Author.GetAsync(Form));

        await drafted.Author.SubmitAsync(first, Form, ("summary", "La première."));
        var merged = await drafted.Author.SubmitAsync(second, Form, ("hours", "2"));
        var apart = await drafted.Author.SubmitAsync(second, Form, ("summary", "La seconde."), ("hours", "0.5"));

        Assert.Equal(HttpStatusCode.OK, merged.Status);
        Assert.Equal(HttpStatusCode.Conflict, apart.Status);
        Assert.Contains("summary: La première.", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
        Assert.Contains("hours: 2", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objective_s_error_leads_to_its_field_and_the_competency_that_it_names_is_ticked_by_a_button()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var form = await drafted.Author.GetAsync(Form);
        var code = form.Document.QuerySelector("input[name=competencies]:checked")!.GetAttribute("value")!;

        var saved = await drafted.Author.SubmitAsync(form, Form, ("competencies", ""));
        var ticked = await drafted.Author.SubmitAsync(
            (AngleSharp.Html.Dom.IHtmlButtonElement)saved.Document.QuerySelector("button[name=tick]")!
        );

        Assert.StartsWith("C’est enregistré. Il reste à corriger", saved.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("#objective-1", saved.Document.QuerySelectorAll("[role=status] a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Objectif 2", saved.Texts("[role=status] a"));
        Assert.Contains(code, saved.Text("#objective-1-error"), StringComparison.Ordinal);
        Assert.Equal("objective-1-error", saved.Document.QuerySelector("#objective-1")!.GetAttribute("aria-describedby"));
        Assert.Contains($"L’objectif 2 vise {code}, à cocher", saved.Text("#objectives"), StringComparison.Ordinal);
        Assert.Equal($"Enregistrer en cochant {code}", saved.Text("button[name=tick]"));
        Assert.False(ticked.Has("#objective-1-error"), ticked.Text("main"));
        Assert.False(ticked.Has("button[name=tick]"));
        Assert.Equal("C’est enregistré.", ticked.Text("[role=status]"));
        Assert.Contains($"competencies: [{code}]", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
    }

    public void Dispose() => site.Dispose();
}
