using Training.Content.Interchange;

namespace Training.Content.Tests.Interchange;

/// <summary>What people paste from Word and from Google Docs, in the HTML that these write.</summary>
public sealed class PastedHtmlTests
{
    private const string Word = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
        <head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; mso-style-name:Normal} --></style>
        <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
        <body lang=FR-CA style='tab-interval:35.4pt'><!--StartFragment-->
        <p class=MsoTitle>L’écoute à distance<o:p></o:p></p>
        <h1 style='mso-list:none'>Avant l’appel<o:p></o:p></h1>
        <p class=MsoNormal>Vérifier le <b style='mso-bidi-font-weight:normal'>lieu</b>, <i>puis</i> les oreilles&nbsp;: «&nbsp;Qui
        est là&nbsp;?&nbsp;»<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span
        style='mso-special-character:footnote'>[1]</span></span></a><o:p></o:p></p>
        <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
        style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Le lieu<o:p></o:p></p>
        <p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0
        level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>La porte<o:p></o:p></p>
        <p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>Les murs</p>
        <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>L’heure</p>
        <p class=MsoNormal><o:p>&nbsp;</o:p></p>
        <h2>À <st1:place w:st="on">Montréal</st1:place></h2>
        <p class=MsoNormal>Un mot <ins cite="mailto:A" datetime="2026-11-01">ajouté</ins><del cite="mailto:A">supprimé</del>.<span
        style='mso-comment-continuation:1'></span><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[A1]</a></p>
        <table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Mode</p></td><td><p class=MsoNormal>Ce qu’il donne</p></td></tr>
        <tr><td><p class=MsoNormal>Téléphone</p></td><td><p class=MsoNormal>La voix | seule</p></td></tr></table>
        <p class=MsoNormal><img width=300 src="file:///C:/Temp/image001.png" alt="Une image contenant texte"><a href="https://exemple.ca/guide">Le guide</a></p>
        <div style='mso-element:footnote-list'><hr align=left size=1 width="33%">
        <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Toujours demander.<o:p></o:p></p></div></div>
        <!--EndFragment--></body></html>
        """;

    private const string Google = """
        <meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1234"><h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400">Ouvrir</span></h2>
        <p dir="ltr"><span style="font-weight:700">Toujours</span><span style="font-weight:400"> la même question, </span><span style="font-style:italic">fermée</span><span>.</span></p><br />
        <ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Le lieu</span></p></li>
        <ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>la porte</span></p></li></ul>
        <li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>L’heure</span></p></li></ul>
        <h4><span>Pourquoi</span></h4>
        <p><a href="https://www.google.com/url?q=https://exemple.ca/a?b%3D1&amp;sa=D&amp;ust=1"><span>lire</span></a><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>
        <hr style="page-break-before:always;display:none;">
        <div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Une note.</span></p></div>
        <div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>À revoir</span></p></div></b>
        """;

    [Fact]
    public void A_text_from_Word_keeps_its_headings_lists_tables_notes_and_emphasis()
    {
        var pasted = PastedHtml.Read(Word);

        Assert.Equal(
            """
            ## L’écoute à distance

            ## Avant l’appel

            Vérifier le **lieu**, *puis* les oreilles : « Qui est là ? »[^1]

            - Le lieu
              1. La porte
              2. Les murs
            - L’heure

            ### À Montréal

            Un mot ajouté.

            | Mode | Ce qu’il donne |
            | --- | --- |
            | Téléphone | La voix \| seule |

            [Le guide](https://exemple.ca/guide)

            [^1]: Toujours demander.

            """,
            pasted.Markdown
        );
        Assert.StartsWith("One picture", pasted.LeftOut[0].En, StringComparison.Ordinal);
        Assert.StartsWith("Comments", pasted.LeftOut[1].En, StringComparison.Ordinal);
        Assert.StartsWith("Tracked", pasted.LeftOut[2].En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_from_Google_Docs_keeps_what_its_styles_mean()
    {
        var pasted = PastedHtml.Read(Google);

        Assert.Equal(
            """
            ## Ouvrir

            **Toujours** la même question, *fermée*.

            - Le lieu
              - la porte
            - L’heure

            ### Pourquoi

            [lire](https://exemple.ca/a?b=1)[^1]

            [^1]: Une note.

            """,
            pasted.Markdown
        );
        Assert.Contains(pasted.LeftOut, what => what.En.StartsWith("Comments", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "<h1>Le <i>lieu</i></h1><p>Un mot.</p><h2>Avant</h2><h3>La porte</h3><h2>Après</h2>",
        "Le lieu",
        "Un mot.\n\n## Avant\n\n### La porte\n\n## Après\n"
    )]
    [InlineData("<p class=MsoTitle>Le lieu</p><h1>Avant</h1><h2>La porte</h2>", "Le lieu", "## Avant\n\n### La porte\n")]
    [InlineData("<h1>Le lieu</h1><p>Un mot.</p><h4>Avant</h4>", "Le lieu", "Un mot.\n\n## Avant\n")]
    [InlineData("<h1>Le lieu</h1><p>Un mot.</p><h1>Avant</h1>", null, null)]
    [InlineData("<p>Un mot.</p><h1>Le lieu</h1>", null, null)]
    [InlineData("<h2>Le lieu</h2><p>Un mot.</p><h3>Avant</h3>", null, null)]
    public void A_title_that_stands_alone_at_the_top_may_be_taken_and_what_it_stood_over_is_then_higher(
        string html,
        string? title,
        string? below
    )
    {
        var pasted = PastedHtml.Read(html);

        Assert.Equal((title, below), (pasted.Title, pasted.Below));
    }

    [Theory]
    [InlineData("<script>alert(1)</script><p onclick='x()'>Mots</p>", "Mots\n")]
    [InlineData("<p><a href='javascript:alert(1)'>Mots</a></p>", "Mots\n")]
    [InlineData("<iframe src='https://mechant.exemple'></iframe><p>Mots</p>", "Mots\n")]
    [InlineData("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "\\<script>alert(1)\\</script>\n")]
    [InlineData("<p>`fact x` et {#id} et [@source]</p>", "\\`fact x\\` et \\{#id} et \\[@source]\n")]
    [InlineData("<note-mark>x</note-mark><p># Titre</p>", "x\n\n\\# Titre\n")]
    [InlineData("<p style='display:none'>caché</p><p>vu</p>", "vu\n")]
    public void What_would_run_or_mean_something_here_is_only_words(string html, string markdown) =>
        Assert.Equal(markdown, PastedHtml.Read(html).Markdown);

    [Fact]
    public void Whatever_is_pasted_ends_in_bounded_time()
    {
        string[] hostile =
        [
            string.Concat(Enumerable.Repeat("<div>", 100_000)),
            string.Concat(Enumerable.Repeat("<ul><li>", 900)),
            string.Concat(Enumerable.Repeat("<b><i>", 5_000)),
            new('<', 500_000),
            new('a', PastedHtml.MostLetters + 1),
            string.Concat(Enumerable.Repeat("<p style='mso-list:l0 level9 lfo1'>a</p>", 3_000)),
            string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<a href='#_ftn{i}'>a</a><p><a href='#_ftnref{i}'>b</a>c</p>")),
        ];

        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var html in hostile)
            PastedHtml.Read(html);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }
}
