using System.Net;
using System.Text.Json;
using Training.Learners;
using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring;

/// <summary>A text from elsewhere becomes Markdown, with script and without.</summary>
public sealed class PasteTextTests(TrainingSite site) : IClassFixture<TrainingSite>
{
    private const string Paste = "/authoring/drafts/paste";

    [Fact]
    public async Task The_editor_gets_the_Markdown_and_what_was_left_out()
    {
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var long_ = string.Concat(Enumerable.Repeat("<p style='mso-x:y'>Un mot.</p>", 20_000));

        var answer = await author.PostAsync(Paste, Paste, ("html", "<h1>Titre</h1><p>Un <b>mot</b>.<img src=x></p>"));
        var large = await author.PostAsync(Paste, Paste, ("html", long_));

        using var json = JsonDocument.Parse(answer.Html);
        Assert.Equal("## Titre\n\nUn **mot**.\n", json.RootElement.GetProperty("markdown").GetString());
        Assert.Single(json.RootElement.GetProperty("leftOut").EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, large.Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(Paste, Paste)).Status);
    }

    [Fact]
    public async Task A_saved_page_is_read_without_script()
    {
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var page = await author.GetAsync(Paste);

        var read = await author.UploadAsync(page, Paste + "/file", "file", "a.html", System.Text.Encoding.Latin1.GetBytes("<h1>Été</h1>"));
        var word = await author.UploadAsync(page, Paste + "/file", "file", "a.docx", "PK\u0003\u0004abc"u8.ToArray());
        var none = await author.UploadAsync(page, Paste + "/file", "file", "a.html", []);

        Assert.Equal("## Été", read.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Contains("page web filtrée", word.Text("#file-error"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (word.Status, none.Status));
    }

    [Fact]
    public async Task The_text_becomes_a_lesson_of_a_module_once()
    {
        using var own = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(own);
        var read = await drafted.Author.UploadAsync(
            await drafted.Author.GetAsync(Paste),
            Paste + "/file",
            "file",
            "a.html",
            "<h1>Écouter</h1><p>Un <b>mot</b>.</p>"u8.ToArray()
        );
        (string, string)[] typed = [("module", DraftedModule.Slug), ("title", "Écouter : un art")];

        var made = await drafted.Author.SubmitAsync(read, Paste + "/lesson", typed);
        var again = await drafted.Author.SubmitAsync(read, Paste + "/lesson", typed);
        var other = await drafted.Author.SubmitAsync(read, Paste + "/lesson", [.. typed, ("markdown", "Autre chose.")]);

        Assert.Equal($"{DraftedModule.Home}/files/ecouter-un-art.md", made.Path);
        Assert.Equal(made.Path, again.Path);
        Assert.Equal(
            "---\ntitle: \"Écouter : un art\"\nduration: 1 min\n---\n\n## Écouter\n\nUn **mot**.\n",
            await drafted.FileAsync("ecouter-un-art.md")
        );
        Assert.Contains(", ecouter-un-art]", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.True(other.Has("#title-error"));
        Assert.Equal("Autre chose.", other.Document.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_lesson_needs_a_module_a_title_and_a_text()
    {
        var author = (await DraftedModule.OfAsync(site)).Author;

        var none = await author.PostAsync(Paste + "/lesson", Paste, ("module", "nulle-part"), ("title", ""), ("markdown", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.True(none.Has("#module-error"));
        Assert.True(none.Has("#title-error"));
        Assert.True(none.Has("#markdown-error"));
    }
}
