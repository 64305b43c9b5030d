using Training.Content.Files;
using Training.Content.Lessons;

namespace Training.Content.Tests.Media;

/// <summary>A sound to listen to or to read, and a document to take away, where a text has them.</summary>
public sealed class MediaPlacesTests
{
    private const string Types = "<Types/>";

    [Fact]
    public void A_sound_is_a_player_and_its_text_in_each_language()
    {
        var aid = Aid(TestContent.Good);

        Assert.Contains(
            "<figure class=\"sound\"><figcaption>L’appel de vérification <span class=\"weight\">(1\u00A0Ko)</span></figcaption>"
                + "<audio controls preload=\"none\" src=\"media/appel.mp3\" aria-label=\"L’appel de vérification\">"
                + "<track kind=\"captions\" src=\"media/appel.vtt\" srclang=\"fr\" label=\"Français\" default></audio>"
                + "<details class=\"fold\"><summary>Lire ce qui se dit</summary><div class=\"stack\">"
                + "<p><b>Odile\u00A0:</b> Est-ce que quelqu’un vous entend?</p><p><b>Marc-André\u00A0:</b> Julie est dans la cuisine.</p></div></details></figure>",
            aid.Text.Fr.Html,
            StringComparison.Ordinal
        );
        Assert.Contains("src=\"media/appel.en.vtt\" srclang=\"en\" label=\"English\"", aid.Text.En.Html, StringComparison.Ordinal);
        Assert.Contains("Julie is in the kitchen.", aid.Text.En.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Captions_that_are_not_translated_are_read_in_French_and_said_to_be()
    {
        var files = TestContent.Good.Without(TestContent.Module + "media/appel.en.vtt");

        var (_, problems) = TestContent.Read(files);

        var problem = Assert.Single(problems);
        Assert.Equal(("translation-missing", Severity.Warning), (problem.Code, problem.Severity));
        Assert.EndsWith("verifier-le-lieu.aid.en.md", problem.At.File, StringComparison.Ordinal);
        Assert.Contains("<div class=\"stack\" lang=\"fr\"><p><b>Odile", Aid(files).Text.En.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_captions_say_is_words_and_never_markup()
    {
        var files = TestContent.Good.With(
            TestContent.Module + "media/appel.vtt",
            TestContent.Bytes("WEBVTT\n\n00:00.000 --> 00:02.000\n<v \"x\" onload=a>&lt;script&gt;alert(1)&lt;/script&gt;\n"),
            new ProblemList()
        );

        var html = Aid(files).Text.Fr.Html;

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_is_a_download_that_says_what_it_weighs()
    {
        Assert.Contains(
            "<a class=\"download\" href=\"media/formulaire.pdf\" download>le formulaire <span class=\"weight\">(PDF, 1\u00A0Ko)</span></a>",
            Aid(TestContent.Good).Text.Fr.Html,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("bilan.quiz.md", "Prenez votre temps.", "![Un appel](media/appel.mp3)", "sound-misplaced")]
    [InlineData("bilan.quiz.md", "Prenez votre temps.", "[Le formulaire](media/formulaire.pdf)", "document-misplaced")]
    [InlineData("elle-vient-d-entrer.scenario.md", "## Accueil", "## Accueil\n\n![Un appel](media/appel.mp3)\n", "sound-misplaced")]
    [InlineData(
        "elle-vient-d-entrer.scenario.md",
        "## Accueil",
        "## Accueil\n\n[Le formulaire](media/formulaire.pdf)\n",
        "document-misplaced"
    )]
    public void In_a_quiz_or_a_session_they_are_refused(string name, string text, string by, string code)
    {
        var source = TestContent.TextOf(TestContent.Good, TestContent.Module + name);
        Assert.Contains(text, source, StringComparison.Ordinal);

        var (_, problems) = TestContent.With(name, source.Replace(text, by, StringComparison.Ordinal));

        Assert.Contains(problems, p => p.Code == code && p.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("word/vbaProject.bin", "x")]
    [InlineData("word/embeddings/feuille.xlsx", "x")]
    [InlineData(
        "word/_rels/settings.xml.rels",
        "<Relationships><Relationship Type=\"http://x/attachedTemplate\" Target=\"https://exemple.org/a.dotm\" TargetMode=\"External\"/></Relationships>"
    )]
    [InlineData("word/_rels/document.xml.rels", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    public void A_Word_document_is_taken_unless_it_runs_or_fetches_something(string part, string text)
    {
        var problems = new ProblemList();

        MediaRules.Check("media/formulaire.docx", Word((part, text)), problems);

        Assert.Equal(part.Length == 0 ? 0 : 1, problems.Items.Count);
    }

    [Fact]
    public void A_link_in_a_Word_document_is_no_danger_and_a_zip_of_anything_is_no_document()
    {
        var problems = new ProblemList();
        var link =
            "<Relationships><Relationship Type=\"http://x/hyperlink\" Target=\"https://exemple.org\" TargetMode=\"External\"/></Relationships>";

        MediaRules.Check("media/a.docx", Word(("word/_rels/document.xml.rels", link)), problems);
        Assert.Empty(problems.Items);
        MediaRules.Check("media/a.docx", Zips.Of([("module.md", "a")]), problems);
        MediaRules.Check("media/a.docx", Zips.Encrypted("word/document.xml"), problems);

        Assert.Equal(["document-unreadable"], problems.Items.Select(p => p.Code).Distinct());
    }

    [Fact]
    public void Archives_bring_media_in_as_strictly_as_anything()
    {
        var module = ("a/module.md", TestContent.Bytes("---\ntitle: A\n---\n\nA.\n"));
        (string, byte[])[] good =
        [
            module,
            ("a/media/b.docx", Word(("", ""))),
            ("a/media/c.m4a", SoundBytes.M4a()),
            ("a/media/c.en.vtt", TestContent.Bytes("WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n")),
        ];
        var problems = new ProblemList();

        var taken = ContentArchive.Read(Zips.Of(good), problems);
        foreach (
            var (path, bytes, code) in ((string, byte[], string)[])
                [
                    ("a/b.docx", Word(("", "")), "archive-nested"),
                    ("a/media/b.docx", Word(("word/vbaProject.bin", "x")), "document-unsafe"),
                    ("a/media/b.docx", Zips.Of([("../x", "a")]), "document-unreadable"),
                    ("a/media/b.mp3", Word(("", "")), "archive-nested"),
                    ("a/media/b.mp3", TestContent.Bytes("<html>"), "sound-unreadable"),
                    ("a/media/b.vtt", TestContent.Bytes("<html>"), "captions-wrong"),
                    ("a/media/b.vtt.exe", TestContent.Bytes("a"), "file-unexpected"),
                ]
        )
        {
            var refused = new ProblemList();
            Assert.Null(ContentArchive.Read(Zips.Of([module, (path, bytes)]), refused));
            Assert.Contains(code, refused.Items.Select(p => p.Code));
        }

        Assert.Empty(problems.Items);
        Assert.Equal(
            good.Select(f => Convert.ToHexString(f.Item2)).Order(),
            taken!.Modules[0].Files.Values.Select(bytes => Convert.ToHexString(bytes.Span)).Order()
        );
    }

    private static byte[] Word((string Path, string Text) more) =>
        Zips.Of(new[] { ("[Content_Types].xml", Types), ("word/document.xml", "<document/>"), more }.Where(part => part.Item1.Length > 0));

    private static Aid Aid(ContentFiles files) => (Aid)TestContent.Read(files).Content!.Modules[0].Find("verifier-le-lieu")!;
}
