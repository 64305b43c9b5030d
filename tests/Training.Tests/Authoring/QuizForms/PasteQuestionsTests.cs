using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Training.Content;
using Training.Learners;

namespace Training.Tests.Authoring.QuizForms;

/// <summary>Several questions written or pasted at once.</summary>
public sealed class PasteQuestionsTests
{
    private const string Paste = QuizWriter.Quiz + "/paste";

    private const string Two = "1. Que dites-vous?\na) Bonjour\n*b) Où êtes-vous?\n\n2. Combien de minutes?\nRéponse : 10 ± 2";

    [Theory]
    [InlineData(Language.Fr)]
    [InlineData(Language.En)]
    public async Task The_example_of_the_page_is_understood_whole_and_added(Language language)
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var author = await site.SignUpWithRoleAsync(Role.Author, language);
        var page = await author.GetAsync(Paste);

        var read = await author.SubmitAsync(page, Paste, ("text", page.Document.QuerySelector("pre")!.TextContent));
        var added = await author.SubmitAsync(Add(read)!);

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Empty(read.Texts(".problems .error"));
        Assert.Equal(8, read.Document.QuerySelectorAll(".item-line").Length);
        Assert.Contains("APPELLE · 1 866 277-3553", read.Text(".bank").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal($"{QuizWriter.Quiz}?done=pasted", added.Address);
        var file = await writer.FileAsync();
        Assert.StartsWith(QuizWriter.Text.TrimEnd(), file, StringComparison.Ordinal);
        foreach (var kind in (string[])["`order`", "`match`", "`cloze`", "`short`", "`open` `self-assessed`"])
            Assert.Contains(kind, file[QuizWriter.Text.Length..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_is_shown_before_anything_is_added()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var read = await ReadAsync(writer, Two + "\n\n3. Et puis?\na) Rien\nb) Tout");

        Assert.Equal("Ajouter ces 2 questions", Add(read)!.TextContent);
        Assert.Equal(["Que dites-vous?", "Combien de minutes?", "Et puis?"], read.Texts(".item-line > p[lang]"));
        Assert.Equal("Bonne réponse Où êtes-vous?", read.Texts(".said-rows li")[1]);
        Assert.Contains("10 ± 2", read.Text(".bank"), StringComparison.Ordinal);
        Assert.Contains("Ligne 8 : Aucune bonne réponse", read.Text(".problems .error").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task What_is_not_understood_stays_in_the_field_and_the_rest_is_added()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        const string Left = "3. Et puis?\na) Rien\nb) Tout";

        var added = await writer.Browser.SubmitAsync(Add(await ReadAsync(writer, $"{Two}\n\n{Left}"))!);
        var mended = await writer.Browser.SubmitAsync(added, Paste, ("text", $"{Left}\nRéponse : b"));
        var done = await writer.Browser.SubmitAsync(Add(mended)!);

        Assert.Contains("2 questions sont ajoutées", added.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(Left, added.Document.QuerySelector("textarea")!.TextContent);
        Assert.Equal($"{QuizWriter.Quiz}?done=pasted", done.Address);
        Assert.EndsWith(
            """
            ## Que dites-vous? {#que-dites-vous}
            `C3` `N2`

            - [ ] Bonjour
            - [x] Où êtes-vous?

            ## Combien de minutes? {#combien-de-minutes}
            `number 10 ± 2` `C3` `N2`

            ## Et puis? {#et-puis}
            `C3` `N2`

            - [ ] Rien
            - [x] Tout

            """,
            (await writer.FileAsync()).Replace("`C2` `N2`", "`C3` `N2`", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Sent_twice_they_are_there_once_and_what_was_there_already_is_told()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var read = await ReadAsync(writer, Two);
        await writer.Browser.SubmitAsync(Add(read)!);
        var once = await writer.FileAsync();

        var twice = await writer.Browser.SubmitAsync(Add(read)!);
        var again = await ReadAsync(writer, Two + "\n\n3. Une autre?\n- *oui\n- non\n\n4. Une autre?\n- *oui\n- non");

        Assert.Equal($"{QuizWriter.Quiz}?done=pasted", twice.Address);
        Assert.Equal(once, await writer.FileAsync());
        Assert.Equal("Ajouter cette question", Add(again)!.TextContent);
        Assert.Equal(3, again.Document.QuerySelectorAll(".item-line .tag").Length);
        Assert.Null(Add(await ReadAsync(writer, Two)));
    }

    [Fact]
    public async Task A_text_that_changed_since_it_was_read_is_shown_again_first()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var read = await ReadAsync(writer, Two);
        ((IHtmlTextAreaElement)read.Document.QuerySelector("textarea")!).Value = Two.Replace(
            "Bonjour",
            "Bonsoir",
            StringComparison.Ordinal
        );

        var shown = await writer.Browser.SubmitAsync(Add(read)!);

        Assert.Equal(Paste, shown.Path);
        Assert.Contains("Bonsoir", shown.Text(".bank"), StringComparison.Ordinal);
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task What_others_write_meanwhile_stands()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var read = await ReadAsync(writer, Two);
        var theirs = QuizWriter.Text + "\n## La leur? {#leur}\n`short` `C2` `N1`\n\n- Oui\n\n> Bien.\n";
        await writer.WriteAsync(theirs, await site.SignUpWithRoleAsync(Role.Author));

        await writer.Browser.SubmitAsync(Add(read)!);

        var file = await writer.FileAsync();
        Assert.StartsWith(theirs.TrimEnd(), file, StringComparison.Ordinal);
        Assert.Contains("{#combien-de-minutes}", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_competencies_and_the_level_chosen_are_those_of_the_questions_without_their_own()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var page = await writer.OpenAsync(Paste);
        foreach (var box in page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=competencies], input[name=level]"))
            box.IsChecked = box.Value is "C2" or "N3";

        var read = await writer.Browser.SubmitAsync(page, Paste, ("text", Two + "\n\n3. Où? (C2, débutant)\nRéponse : ici"));
        await writer.Browser.SubmitAsync(Add(read)!);

        var file = await writer.FileAsync();
        Assert.Contains("`number 10 ± 2` `C2` `N3`", file, StringComparison.Ordinal);
        Assert.Contains("## Où? {#ou}\n`short` `C2` `N1`", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Word_file_is_read_below_what_is_in_the_field()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var page = await writer.OpenAsync(Paste);
        ((IHtmlTextAreaElement)page.Document.QuerySelector("textarea")!).Value = Two;

        var read = await writer.Browser.UploadAsync(page, Paste, "file", "a.docx", Word("3. Et vous?", "*a) Oui", "b) Non"));
        var damaged = await writer.Browser.UploadAsync(page, Paste, "file", "a.docx", "PK\u0003\u0004abc"u8.ToArray());

        Assert.Equal("Ajouter ces 3 questions", Add(read)!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, damaged.Status);
        Assert.True(damaged.Has("#file-error"));
        Assert.Equal(Two, damaged.Document.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task What_Word_copies_keeps_the_letters_of_its_lists()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        const string Html = """
            <p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>Que dites-vous?</p>
            <p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>a)</span>Bonjour</p>
            <p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>b)</span><b>Où êtes-vous?</b></p>
            <p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>Et puis?</p>
            <ol style='list-style-type:lower-alpha'><li>Oui</li><li>Non</li></ol><p>Réponse : b</p>
            """;

        var answer = await writer.Browser.PostAsync("/authoring/drafts/paste", Paste, ("html", Html), ("letters", "true"));
        using var json = JsonDocument.Parse(answer.Html);
        var markdown = json.RootElement.GetProperty("markdown").GetString()!;
        var read = await ReadAsync(writer, markdown);

        Assert.Contains("a) Bonjour\nb) **Où êtes-vous?**", markdown, StringComparison.Ordinal);
        Assert.Equal("Ajouter ces 2 questions", Add(read)?.TextContent);
        Assert.Equal(["Bonne réponse Où êtes-vous?", "Bonne réponse Non"], read.Texts(".said-rows li:has(.icon)"));
    }

    [Theory]
    [InlineData(" ", "au moins une question")]
    [InlineData("long", "caractères au plus")]
    [InlineData("many", "plus de 200")]
    public async Task What_cannot_be_read_at_all_is_said_and_kept(string text, string said)
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        text = text switch
        {
            "long" => new string('a', 200_001),
            "many" => string.Concat(Enumerable.Repeat("Où?\nRéponse : ici\n\n", 201)).Trim(),
            _ => text,
        };

        var refused = await ReadAsync(writer, text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(said, refused.Text("#text-error"), StringComparison.Ordinal);
        Assert.Equal(text, refused.Document.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task Words_that_mean_harm_are_words()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        const string Script = "<script>alert(1)</script>";

        var read = await ReadAsync(writer, $"1. Oui {Script}?\n*a) {Script}\nb) Non\n\n## Deux {{#new}}\n`case`\n\n{Script}");
        var added = await writer.Browser.SubmitAsync(Add(read)!);

        Assert.DoesNotContain(Script, read.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, added.Status);
        Assert.DoesNotContain(Script, added.Html, StringComparison.Ordinal);
        Assert.Contains("{#new-2}", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_reached_from_the_quiz_and_first_from_an_empty_one()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var full = await writer.OpenAsync(QuizWriter.Quiz);
        await writer.WriteAsync(QuizWriter.Text[..QuizWriter.Text.IndexOf("## ", StringComparison.Ordinal)]);
        var empty = await writer.OpenAsync(QuizWriter.Quiz);

        Assert.Equal(Paste, full.Link("Écrire ou coller plusieurs questions"));
        Assert.Equal(Paste, empty.Document.QuerySelector("main .btn:not(.quiet)")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/authoring/drafts/ecrire/quiz/rien/paste")]
    [InlineData("/authoring/drafts/rien/quiz/bilan/paste")]
    public async Task A_quiz_that_is_not_there_is_not_found(string address)
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        Assert.Equal(HttpStatusCode.NotFound, (await writer.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.Browser.PostAsync(address, Paste, ("text", Two))).Status);
    }

    private static async Task<Page> ReadAsync(QuizWriter writer, string text) =>
        await writer.Browser.SubmitAsync(await writer.OpenAsync(Paste), Paste, ("text", text));

    private static IHtmlButtonElement? Add(Page page) =>
        page.Document.QuerySelectorAll<IHtmlButtonElement>("button[value=add]").FirstOrDefault();

    private static byte[] Word(params string[] paragraphs)
    {
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
        const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(
                "[Content_Types].xml",
                $"<Types xmlns='{Package}/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/word/document.xml' ContentType='{Main}'/></Types>"
            );
            Put(
                "_rels/.rels",
                $"<Relationships xmlns='{Package}/relationships'><Relationship Id='d' Type='{Office}' Target='word/document.xml'/></Relationships>"
            );
            var body = string.Concat(paragraphs.Select(p => $"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>"));
            Put(
                "word/document.xml",
                $"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{body}</w:body></w:document>"
            );

            void Put(string path, string xml)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(xml));
            }
        }
        return output.ToArray();
    }
}
