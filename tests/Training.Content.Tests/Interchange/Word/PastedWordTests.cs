using Training.Content.Interchange;
using Training.Content.Interchange.Word;
using static Training.Content.Tests.Interchange.Word.WordFiles;

namespace Training.Content.Tests.Interchange.Word;

/// <summary>What a text written in Word, LibreOffice or Google Docs becomes.</summary>
public sealed class PastedWordTests
{
    // As Word in French writes them: ids in French, names in English.
    private static readonly string Styles = string.Concat(
        Style("Normal", "Normal"),
        Style("Titre", "Title"),
        Style("Titre1", "heading 1", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>", "Normal"),
        Style("Titre2", "heading 2", "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>", "Normal"),
        Style("Rubrique", "Rubrique maison", "", "Titre2"),
        Style("Citation", "Quote", "<w:rPr><w:i/></w:rPr>", "Normal"),
        Style("TM1", "toc 1"),
        "<w:style w:type=\"character\" w:styleId=\"lev\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>"
    );

    [Fact]
    public void Headings_are_known_by_the_name_of_their_style_what_it_is_based_on_or_their_level()
    {
        Assert.Equal(
            """
            ## Le guide

            ## Avant

            ### Le lieu

            ### L’heure

            #### La porte

            Un mot.

            """,
            Markdown(
                Of(
                    P("Le guide", "Titre")
                        + P("Avant", "Titre1")
                        + P("Le lieu", "Rubrique")
                        + P("L’heure", null, "<w:outlineLvl w:val=\"1\"/>")
                        + P("La porte", null, "<w:outlineLvl w:val=\"2\"/>")
                        + P("Un mot."),
                    Styles
                )
            )
        );
        // Without a part for the styles, their ids tell.
        Assert.Equal("## Avant\n\n### Le lieu\n", Markdown(Of(P("Avant", "Heading1") + P("Le lieu", "Titre2"))));
    }

    [Fact]
    public void Emphasis_is_marked_once_for_words_that_go_together()
    {
        var paragraph =
            "<w:p>"
            + R("Vérifier ")
            + R("le", "<w:b/>")
            + R(" ")
            + R("lieu", "<w:b w:val=\"true\"/><w:bCs/>")
            + R(", ")
            + R("pu", "<w:i/>")
            + R("is", "<w:i/><w:b w:val=\"0\"/>")
            + R(" rien", "<w:i w:val=\"false\"/>")
            + R(" du tout", "<w:rStyle w:val=\"lev\"/>")
            + R(".")
            + "</w:p>";

        Assert.Equal("Vérifier **le lieu**, *puis* rien **du tout**.\n", Markdown(Of(paragraph, Styles)));
    }

    [Fact]
    public void Lists_keep_their_levels_marks_and_numbers()
    {
        var body =
            Item("Le lieu", 1)
            + Item("la porte", 1, 1)
            + Item("les murs", 1, 1)
            + Item("L’heure", 1)
            + P("Puis :")
            + Item("un", 2)
            + Item("deux", 2)
            + P("Une pause.")
            + Item("trois", 2)
            + Item("un autre", 3);

        Assert.Equal(
            """
            - Le lieu
              1. la porte
              2. les murs
            - L’heure

            Puis :

            1. un
            2. deux

            Une pause.

            3. trois

            1) un autre

            """,
            Markdown(Of(body, Styles, List(1, "bullet", "lowerLetter") + List(2, "decimal") + List(3, "decimal")))
        );
    }

    [Fact]
    public void Lists_of_styles_keep_the_level_that_the_style_has()
    {
        var styles =
            Style("ListBullet", "List Bullet", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>")
            + Style("ListBullet2", "List Bullet 2", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>");

        Assert.Equal(
            "- un\n  - deux\n\nRien\n",
            Markdown(
                Of(
                    P("un", "ListBullet") + P("deux", "ListBullet2") + P("Rien", "ListBullet", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
                    styles,
                    List(1, "bullet", "bullet")
                )
            )
        );
    }

    [Fact]
    public void A_list_that_begins_deep_or_late_stays_a_list()
    {
        var late =
            "<w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"4\"/><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"5\"/></w:num>";

        Assert.Equal("- un\n\n  4. quatre\n", Markdown(Of(Item("un", 5) + Item("quatre", 5, 1), null, late)));
        Assert.Equal("- - profond\n", Markdown(Of(Item("profond", 1, 1), null, List(1, "bullet", "bullet"))));
    }

    [Fact]
    public void Tables_keep_their_columns_and_a_box_is_its_words()
    {
        var merged =
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>"
            + P("Large")
            + "</w:tc><w:tc>"
            + P("c")
            + "</w:tc></w:tr><w:tr><w:tc>"
            + P("1")
            + "</w:tc><w:tc>"
            + P("2 | 3")
            + "</w:tc><w:tc>"
            + P("4")
            + "</w:tc></w:tr></w:tbl>";

        Assert.Equal(
            """
            | Mode | Voix |
            | --- | --- |
            | Téléphone | oui |

            | Large |  | c |
            | --- | --- | --- |
            | 1 | 2 \| 3 | 4 |

            Un encadré.

            """,
            Markdown(Of(Table(["Mode", "Voix"], ["Téléphone", "oui"]) + P("") + merged + Table(["Un encadré."])))
        );
    }

    [Fact]
    public void Links_notes_quotes_and_breaks_are_kept()
    {
        var body =
            "<w:p><w:hyperlink r:id=\"a\">"
            + R("Le guide", "<w:rStyle w:val=\"Hyperlink\"/>")
            + "</w:hyperlink>"
            + R(" et ")
            + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://exemple.ca/b\" </w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + R("le plan")
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            + R(" dit")
            + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
            + R(" tout")
            + "<w:r><w:endnoteReference w:id=\"2\"/></w:r>"
            + R(".")
            + "<w:r><w:br/><w:t>Ensuite</w:t></w:r>"
            + "<w:hyperlink w:anchor=\"signet\">"
            + R(" ici")
            + "</w:hyperlink><w:hyperlink r:id=\"x\">"
            + R(" jamais")
            + "</w:hyperlink></w:p>"
            + P("Qui est là ?", "Citation")
            + P("Personne.", "Citation")
            + P("Fin.");
        var notes =
            "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\">" + P("Au bas.") + "</w:footnote>";
        var ends = "<w:endnote w:id=\"2\">" + P("À la") + P("fin.") + "</w:endnote>";

        var pasted = Read(Of(body, Styles, null, notes, ends, [("a", "https://exemple.ca/a?b=1&c=2"), ("x", "file:///C:/secret.docx")]));

        Assert.Equal(
            """
            [Le guide](https://exemple.ca/a?b=1&c=2) et [le plan](https://exemple.ca/b) dit[^1] tout[^2].\
            Ensuite ici jamais

            > Qui est là ?
            >
            > Personne.

            Fin.

            [^1]: Au bas.

            [^2]: À la fin.

            """,
            pasted.Markdown
        );
        Assert.StartsWith("A link that leads neither", Assert.Single(pasted.LeftOut).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Spaces_and_hyphens_that_do_not_break_stay_so()
    {
        var body =
            "<w:p>"
            + R("Qui est là\u00A0? 25\u202F% ")
            + "<w:r><w:t>peut</w:t><w:noBreakHyphen/><w:t>être</w:t><w:tab/><w:t>anti</w:t><w:softHyphen/><w:t>thèse</w:t></w:r></w:p>";

        Assert.Equal("Qui est là\u00A0? 25\u202F% peut\u2011être anti\u00ADthèse\n", Markdown(Of(body)));
    }

    [Fact]
    public void Tracked_changes_are_taken_as_accepted()
    {
        var body =
            "<w:p>"
            + R("Un mot ")
            + "<w:ins w:id=\"1\">"
            + R("ajouté")
            + "</w:ins><w:del w:id=\"2\"><w:r><w:delText>supprimé</w:delText></w:r></w:del>"
            + "<w:moveFrom w:id=\"3\">"
            + R("parti")
            + "</w:moveFrom><w:moveTo w:id=\"4\">"
            + R(" venu")
            + "</w:moveTo></w:p>"
            + "<w:p><w:pPr><w:rPr><w:del w:id=\"5\"/></w:rPr></w:pPr>"
            + R("Début")
            + "</w:p>"
            + P(" et suite.")
            + "<w:tbl><w:tr><w:trPr><w:del w:id=\"6\"/></w:trPr><w:tc>"
            + P("x")
            + "</w:tc><w:tc>"
            + P("y")
            + "</w:tc></w:tr><w:tr><w:tc>"
            + P("a")
            + "</w:tc><w:tc>"
            + P("b")
            + "</w:tc></w:tr></w:tbl>";

        var pasted = Read(Of(body));

        Assert.Equal("Un mot ajouté venu\n\nDébut et suite.\n\n| a | b |\n| --- | --- |\n", pasted.Markdown);
        Assert.StartsWith("Tracked", Assert.Single(pasted.LeftOut).En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stays_behind_is_named_with_its_count()
    {
        const string Picture = "<w:r><w:drawing><wp:inline><a:blip r:embed=\"i\"/></wp:inline></w:drawing></w:r>";
        const string Note = "<w:r><w:commentReference w:id=\"1\"/></w:r>";
        var box =
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
            + P("Dans la boîte")
            + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict><v:textbox><w:txbxContent>"
            + P("Dans la boîte")
            + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        var body =
            "<w:p>"
            + R("Vu")
            + Picture
            + Picture
            + Note
            + Note
            + Note
            + box
            + R(" caché", "<w:vanish/>")
            + "</w:p>"
            + "<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>"
            + "<w:p><w:r><w:object/></w:r></w:p>"
            + "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>"
            + P("Avant 3")
            + "</w:sdtContent></w:sdt>"
            + P("Après 4", "TM1")
            + "<w:sdt><w:sdtPr/><w:sdtContent>"
            + P("Un champ.")
            + "</w:sdtContent></w:sdt>"
            + "<w:sectPr><w:headerReference r:id=\"h\"/></w:sectPr>";

        var pasted = Read(Of(body, Styles));

        Assert.Equal("Vu\n\nDans la boîte\n\na+b\n\nUn champ.\n", pasted.Markdown);
        Assert.Equal(2, pasted.Pictures);
        Assert.Equal(
            ["2 pictures", "One object", "The text of", "3 comments", "Hidden text", "The table of", "Headers and", "Equations"],
            pasted.LeftOut.Select(what =>
                string.Join(
                    ' ',
                    what.En.Split(' ')
                        .Take(
                            what.En.StartsWith("The", StringComparison.Ordinal) ? 3
                            : what.En.StartsWith("Equations", StringComparison.Ordinal) ? 1
                            : 2
                        )
                )
            )
        );
    }

    [Fact]
    public void A_table_of_contents_made_by_a_field_stays_behind_and_one_without_an_end_takes_no_more_than_that()
    {
        var contents =
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\o \"1-3\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + R("Avant 3")
            + "</w:p>"
            + P("Après 4");

        Assert.Equal("## Avant\n\nUn mot.\n", Markdown(Of(contents + P("Avant", "Titre1") + P("Un mot."), Styles)));
    }

    // LibreOffice names its styles so; Google Docs writes no numbering of its own for bullets but levels, and emphasis as values.
    [Fact]
    public void Files_of_LibreOffice_and_Google_Docs_are_read()
    {
        var libre =
            Style("Normal", "Normal")
            + Style("Titre", "Titre", "", "Normal")
            + Style(
                "Titre1",
                "Heading 1",
                "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr>",
                "Titre"
            )
            + Style("Quotations", "Quotations", "", "Normal")
            + Style("Contents1", "TOC 1");
        var google =
            "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:rPr/></w:pPr><w:bookmarkStart w:id=\"0\" w:name=\"_x\"/><w:bookmarkEnd w:id=\"0\"/>"
            + "<w:r><w:rPr><w:rtl w:val=\"0\"/></w:rPr><w:t xml:space=\"preserve\">Ouvrir</w:t></w:r></w:p>"
            + "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"720\"/><w:rPr><w:u w:val=\"none\"/></w:rPr></w:pPr>"
            + R("Le lieu", "<w:b w:val=\"1\"/><w:rtl w:val=\"0\"/>")
            + "</w:p><w:sdt><w:sdtPr><w:tag w:val=\"goog_rdk_0\"/></w:sdtPr><w:sdtContent><w:p>"
            + "<w:sdt><w:sdtPr><w:tag w:val=\"goog_rdk_1\"/></w:sdtPr><w:sdtContent><w:commentRangeStart w:id=\"0\"/></w:sdtContent></w:sdt>"
            + R("La fin.", "<w:b w:val=\"0\"/>")
            + "</w:p></w:sdtContent></w:sdt>";

        Assert.Equal(
            "## Avant\n\n> Oui.\n",
            Markdown(Of(P("Avant", "Titre1") + P("Oui.", "Quotations") + P("Avant 2", "Contents1"), libre, List(1, "none")))
        );
        Assert.Equal(
            "## Ouvrir\n\n- **Le lieu**\n\nLa fin.\n",
            Markdown(Of(google, Style("Heading1", "heading 1", "", "Normal"), List(1, "bullet")))
        );
    }

    [Fact]
    public void An_address_that_is_none_takes_nothing_away_but_itself()
    {
        var body =
            "<w:p><w:hyperlink r:id=\"a\">" + R("un") + "</w:hyperlink><w:hyperlink r:id=\"b\">" + R(" deux") + "</w:hyperlink></w:p>";

        Assert.Equal("un deux\n", Markdown(Of(body, links: [("a", "http://[mauvais"), ("b", "mailto:a@b.ca; c@d.ca")])));
    }

    private static string Markdown(byte[] file) => Read(file).Markdown;

    internal static Pasted Read(byte[] file)
    {
        var pasted = PastedWord.Read(file, out var problem);
        Assert.Null(problem);
        return pasted!;
    }
}
