using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Training.Content;
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
        Assert.Equal("Titre", json.RootElement.GetProperty("title").GetString());
        Assert.Equal("Un **mot**.\n", json.RootElement.GetProperty("below").GetString());
        Assert.Equal(HttpStatusCode.OK, large.Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(Paste, Paste)).Status);
    }

    [Fact]
    public async Task A_question_selected_in_a_lesson_becomes_a_self_check()
    {
        const string Address = Paste + "/self-check";
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var answer = await author.PostAsync(
            Address,
            Paste,
            ("text", "Que faites-vous?\r\n\r\n- Je parle.\r\n- **Je reste là.** (bonne réponse)"),
            ("language", "fr")
        );
        var none = await author.PostAsync(Address, Paste, ("text", "Un paragraphe."), ("language", "fr"));
        var large = await author.PostAsync(Address, Paste, ("text", new string('é', 200_001)), ("language", "fr"));

        Assert.Equal(
            ("Que faites-vous?\n\n- [ ] Je parle.\n  > \n- [x] Je reste là.\n  > ", (string?)null),
            (TextOf(answer), SaidIn(answer))
        );
        Assert.Null(TextOf(none));
        Assert.StartsWith("Rien n’a changé", SaidIn(none), StringComparison.Ordinal);
        Assert.Null(TextOf(large));
        Assert.StartsWith("C’est trop long", SaidIn(large), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(Address, Paste)).Status);

        static string? TextOf(Page page) => JsonDocument.Parse(page.Html).RootElement.GetProperty("text").GetString();
        static string? SaidIn(Page page) => JsonDocument.Parse(page.Html).RootElement.GetProperty("said").GetString();
    }

    [Fact]
    public async Task A_saved_page_is_read_without_script()
    {
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var page = await author.GetAsync(Paste);

        var read = await author.UploadAsync(page, Paste + "/file", "file", "a.html", System.Text.Encoding.Latin1.GetBytes("<h1>Été</h1>"));
        var none = await author.UploadAsync(page, Paste + "/file", "file", "a.html", []);

        Assert.Equal("## Été", read.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
    }

    [Fact]
    public async Task A_Word_file_is_read_and_what_stays_behind_is_named_with_where_pictures_go()
    {
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var page = await author.GetAsync(Paste);
        // Larger than a page may be: a picture is in it.
        var file = Word(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Un `fact` mot</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:drawing/></w:r></w:p>",
            3 << 20
        );

        var read = await author.UploadAsync(page, Paste + "/file", "file", "a.docx", file);

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal("**Un \\`fact\\` mot**", read.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Contains("2 images", read.Text(".alert li"), StringComparison.Ordinal);
        Assert.NotNull(read.Document.QuerySelector(".alert a[href$='authoring/drafts']"));
    }

    [Theory]
    [InlineData(Language.Fr, "mot de passe", "EncryptedPackage")]
    [InlineData(Language.En, "password", "EncryptedPackage")]
    [InlineData(Language.Fr, "ancien Word", "WordDocument")]
    [InlineData(Language.En, "old Word", "WordDocument")]
    public async Task A_file_that_cannot_be_read_is_refused_in_the_author_s_language(Language language, string word, string part)
    {
        var author = await site.SignUpWithRoleAsync(Role.Author, language);
        var page = await author.GetAsync(Paste);
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. System.Text.Encoding.Unicode.GetBytes(part)];

        var refused = await author.UploadAsync(page, Paste + "/file", "file", "a.doc", file);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(word, refused.Text("#file-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_damaged_is_refused_with_a_word()
    {
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var page = await author.GetAsync(Paste);

        var damaged = await author.UploadAsync(page, Paste + "/file", "file", "a.docx", "PK\u0003\u0004abc"u8.ToArray());
        var other = await author.UploadAsync(page, Paste + "/file", "file", "a.docx", "rien"u8.ToArray());
        var large = await author.UploadAsync(page, Paste + "/file", "file", "a.docx", [.. "PK\u0003\u0004"u8, .. new byte[20 << 20]]);

        Assert.Contains("abîmé", damaged.Text("#file-error"), StringComparison.Ordinal);
        Assert.Contains(".docx", other.Text("#file-error"), StringComparison.Ordinal);
        Assert.Contains("20 Mo", large.Text("#file-error"), StringComparison.Ordinal);
    }

    private static byte[] Word(string body, int picture)
    {
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Format = "openxmlformats-officedocument.wordprocessingml.document.main+xml";
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(
                "[Content_Types].xml",
                $"<Types xmlns='{Package}/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default Extension='png' ContentType='image/png'/><Override PartName='/word/document.xml' ContentType='application/vnd.{Format}'/></Types>"
            );
            Put(
                "_rels/.rels",
                $"<Relationships xmlns='{Package}/relationships'><Relationship Id='d' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>"
            );
            Put(
                "word/document.xml",
                $"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{body}</w:body></w:document>"
            );
            using var stored = zip.CreateEntry("word/media/image1.png", CompressionLevel.NoCompression).Open();
            stored.Write(new byte[picture]);

            void Put(string path, string xml)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(System.Text.Encoding.UTF8.GetBytes(xml));
            }
        }
        return output.ToArray();
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
            "---\ntitle: \"Écouter : un art\"\nduration: 1 min\n---\n\nUn **mot**.\n",
            await drafted.FileAsync("ecouter-un-art.md")
        );
        Assert.Contains(", ecouter-un-art]", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.True(other.Has("#title-error"));
        Assert.Equal("Autre chose.", other.Document.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task Whoever_comes_from_a_module_goes_back_to_it_and_needn_t_say_which_it_is()
    {
        using var own = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(own);
        var lesson = await drafted.Author.GetAsync($"{DraftedModule.Home}/add/lesson");

        var page = await drafted.Author.GetAsync(lesson.Link("Reprendre un texte de Word ou de Google Docs"));
        var none = await drafted.Author.UploadAsync(page, Paste + "/file", "file", "a.html", []);
        var read = await drafted.Author.UploadAsync(
            none,
            Paste + "/file",
            "file",
            "a.html",
            "<p>Un <b>mot</b>.<img src=x></p>"u8.ToArray()
        );
        var elsewhere = await drafted.Author.GetAsync(Paste + "?module=nulle-part");

        foreach (var one in (Page[])[page, none, read])
        {
            Assert.Equal(DraftedModule.Home, one.Link("Revenir au module"));
            Assert.Equal(DraftedModule.Home, one.Link("Relances"));
        }
        Assert.Equal("Relances", read.Text("#module option[selected]"));
        Assert.Equal($"{Paste}?module={DraftedModule.Slug}", read.Link("Lire un autre fichier"));
        Assert.Equal($"{DraftedModule.Home}/media", read.Link("Ajouter les images, sur la page « Médias » du module"));
        Assert.Equal("/authoring/drafts", elsewhere.Link("Modules en rédaction"));
        Assert.False(elsewhere.Has("input[name=module]"));
        foreach (var one in (Page[])[page, read])
            Assert.DoesNotContain("Markdown", one.Text("main"), StringComparison.Ordinal);
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
