using System.Text;
using Training.Content.Interchange;
using Training.Content.Interchange.Qti;

namespace Training.Content.Tests.Interchange;

/// <summary>QTI 2.1 and 2.2 in the shapes that other tools write.</summary>
public sealed class ForeignQtiTests
{
    private const string MapResponse =
        "<responseProcessing template='http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response'/>";
    private const string MatchCorrect =
        "<responseProcessing template='http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct'/>";

    [Fact]
    public void A_choice_inside_a_grid_with_its_prompt_and_feedback_by_name() =>
        Same(
            QtiFiles.Item(
                "i1463",
                "<div class='grid-row'><div class='col-12'><p>Un homme appelle.</p></div></div><div class='grid-row'><div class='col-12'><choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'><prompt><p>Qui <b>répond</b>?</p></prompt><simpleChoice identifier='a'>Elle</simpleChoice><simpleChoice identifier='b'><p>Lui</p></simpleChoice></choiceInteraction></div></div>",
                QtiFiles.Key("single", "identifier", "b"),
                MatchCorrect
                    + "<modalFeedback outcomeIdentifier='FEEDBACK' showHide='show' identifier='a'>Non.</modalFeedback><modalFeedback outcomeIdentifier='FEEDBACK' showHide='show' identifier='b'>Oui.</modalFeedback>"
            ),
            "## Qui **répond**? {#i1463}\n\nUn homme appelle.\n\n- [ ] Elle\n  > Non.\n- [x] Lui\n  > Oui.\n"
        );

    [Fact]
    public void Several_right_ones_with_a_mapping_that_takes_back() =>
        Same(
            QtiFiles.Item(
                "q",
                Choices("<prompt>Lesquels?</prompt>"),
                "<responseDeclaration identifier='RESPONSE' cardinality='multiple' baseType='identifier'><correctResponse><value>a</value><value>c</value></correctResponse><mapping lowerBound='0' defaultValue='-1'><mapEntry mapKey='a' mappedValue='1'/><mapEntry mapKey='b' mappedValue='-1'/><mapEntry mapKey='c' mappedValue='1'/></mapping></responseDeclaration>",
                MapResponse
            ),
            "## Lesquels? {#q}\n\n- [x] A\n- [ ] B\n- [x] C\n"
        );

    [Fact]
    public void Without_a_prompt_the_question_is_found_in_the_text() =>
        Same(
            QtiFiles.Item("q", "<p>Un fait.</p><p>Qui?</p>" + Choices(""), QtiFiles.Key("single", "identifier", "a")),
            "## Qui? {#q}\n\nUn fait.\n\n- [x] A\n- [ ] B\n- [ ] C\n"
        );

    [Fact]
    public void An_order_is_that_of_its_key() =>
        Same(
            QtiFiles.Item(
                "q",
                "<orderInteraction responseIdentifier='RESPONSE'><prompt>Rangez.</prompt><simpleChoice identifier='a'>deux</simpleChoice><simpleChoice identifier='b'>un</simpleChoice></orderInteraction>",
                QtiFiles.Key("ordered", "identifier", "b", "a")
            ),
            "## Rangez. {#q}\n`order`\n\n1. un\n2. deux\n"
        );

    [Theory]
    [InlineData("directedPair", "a x", "b y")]
    [InlineData("directedPair", "x a", "y b")]
    [InlineData("pair", "a x", "y b")]
    public void A_match_is_a_table_with_its_decoys(string type, params string[] pairs) =>
        Same(
            QtiFiles.Item(
                "q",
                "<matchInteraction responseIdentifier='RESPONSE'><prompt>Où?</prompt><simpleMatchSet><simpleAssociableChoice identifier='a' matchMax='1'>Canada</simpleAssociableChoice><simpleAssociableChoice identifier='b' matchMax='1'>Italie</simpleAssociableChoice></simpleMatchSet><simpleMatchSet><simpleAssociableChoice identifier='x' matchMax='1'>Ottawa</simpleAssociableChoice><simpleAssociableChoice identifier='y' matchMax='1'>Rome</simpleAssociableChoice><simpleAssociableChoice identifier='z' matchMax='1'>Oslo</simpleAssociableChoice></simpleMatchSet></matchInteraction>",
                QtiFiles.Key("multiple", type, pairs)
            ),
            "## Où? {#q}\n`match`\n\n|  |  |\n| --- | --- |\n| Canada | Ottawa |\n| Italie | Rome |\n|  | Oslo |\n"
        );

    [Fact]
    public void Categories_become_the_answers_of_what_goes_in_them() =>
        Same(
            QtiFiles.Item(
                "q",
                "<matchInteraction responseIdentifier='RESPONSE'><prompt>Triez.</prompt><simpleMatchSet><simpleAssociableChoice identifier='f'>Fruit</simpleAssociableChoice></simpleMatchSet><simpleMatchSet><simpleAssociableChoice identifier='p'>Pomme</simpleAssociableChoice><simpleAssociableChoice identifier='m'>Mûre</simpleAssociableChoice></simpleMatchSet></matchInteraction>",
                QtiFiles.Key("multiple", "directedPair", "f p", "f m")
            ),
            "## Triez. {#q}\n`match`\n\n|  |  |\n| --- | --- |\n| Pomme | Fruit |\n| Mûre | Fruit |\n"
        );

    [Fact]
    public void Lists_in_a_text_are_gaps() =>
        Same(
            QtiFiles.Item(
                "q",
                "<p class='prompt'>Complétez.</p><p>L’eau est <inlineChoiceInteraction responseIdentifier='RESPONSE'><inlineChoice identifier='s'>solide</inlineChoice><inlineChoice identifier='l'>liquide</inlineChoice></inlineChoiceInteraction> ici.</p>",
                QtiFiles.Key("single", "identifier", "l")
            ),
            "## Complétez. {#q}\n`cloze`\n\nL’eau est {{liquide|solide}} ici.\n"
        );

    [Fact]
    public void Words_to_place_in_a_text_are_gaps() =>
        Same(
            QtiFiles.Item(
                "q",
                "<gapMatchInteraction responseIdentifier='RESPONSE'><prompt>Placez.</prompt><gapText identifier='w' matchMax='1'>hiver</gapText><gapText identifier='s' matchMax='1'>été</gapText><blockquote><p>L’<gap identifier='G1'/> de notre déplaisir en <gap identifier='G2'/>.</p></blockquote></gapMatchInteraction>",
                QtiFiles.Key("multiple", "directedPair", "w G1", "s G2")
            ),
            "## Placez. {#q}\n`cloze`\n\n> L’{{hiver|été}} de notre déplaisir en {{été|hiver}}.\n"
        );

    [Fact]
    public void Words_to_write_in_a_sentence_leave_a_blank() =>
        Same(
            QtiFiles.Item(
                "q",
                "<p>Qui dort <textEntryInteraction responseIdentifier='RESPONSE' expectedLength='15'/>?</p>",
                QtiFiles.Key("single", "string", "York*"),
                MatchCorrect
            ),
            "## Qui dort _____? {#q}\n`short`\n\n- York\\*\n"
        );

    [Theory]
    [InlineData("toleranceMode='absolute' tolerance='0.5'", "2 ± 0.5")]
    [InlineData("toleranceMode='absolute' tolerance='0.5 1.5'", "2.5 ± 1")]
    [InlineData("toleranceMode='relative' tolerance='10 10'", "2 ± 0.2")]
    [InlineData("toleranceMode='exact'", "2")]
    public void A_number_has_its_tolerance(string tolerance, string expected) =>
        Same(
            QtiFiles.Item(
                "q",
                "<p>Combien?</p><p><textEntryInteraction responseIdentifier='RESPONSE'/></p>",
                QtiFiles.Key("single", "float", "2.0"),
                $"<responseProcessing><responseCondition><responseIf><equal {tolerance}><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></equal><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>"
            ),
            $"## Combien? {{#q}}\n`number {expected}`\n"
        );

    [Fact]
    public void A_number_between_two_bounds_is_their_middle() =>
        Same(
            QtiFiles.Item(
                "q",
                "<p>Combien?</p><p><textEntryInteraction responseIdentifier='RESPONSE'/></p>",
                "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='integer'/>",
                "<responseProcessing><responseCondition><responseIf><and><gte><variable identifier='RESPONSE'/><baseValue baseType='integer'>10</baseValue></gte><lte><variable identifier='RESPONSE'/><baseValue baseType='integer'>14</baseValue></lte></and><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>"
            ),
            "## Combien? {#q}\n`number 12 ± 2`\n"
        );

    [Fact]
    public void A_text_to_write_keeps_its_table_for_graders_and_a_possible_answer() =>
        Same(
            QtiFiles.Item(
                "q",
                "<rubricBlock view='scorer'><div><table><tr><th>Critère</th><th>Non (0)</th><th>Oui (1)</th></tr><tr><td>Accueil</td><td>Aucun</td><td>Un</td></tr></table></div></rubricBlock><extendedTextInteraction responseIdentifier='RESPONSE'><prompt>Répondez.</prompt></extendedTextInteraction>",
                QtiFiles.Key("single", "string", "Bonjour.")
            ),
            "## Répondez. {#q}\n`open`\n\n| Critère | Non (0) | Oui (1) |\n| --- | --- | --- |\n| Accueil | Aucun | Un |\n\n> Bonjour.\n"
        );

    [Theory]
    [InlineData("<hottextInteraction responseIdentifier='RESPONSE'/>", "hottextInteraction")]
    [InlineData("<p>Rien.</p>", "Nothing is asked")]
    [InlineData("<uploadInteraction responseIdentifier='RESPONSE'/><drawingInteraction responseIdentifier='R2'/>", "mixed")]
    [InlineData("<orderInteraction responseIdentifier='RESPONSE'><simpleChoice identifier='a'/></orderInteraction>", "not said")]
    [InlineData("<p><textEntryInteraction responseIdentifier='RESPONSE'/></p>", "No accepted answer")]
    public void What_has_no_like_here_is_told_and_the_rest_taken(string body, string told)
    {
        var imported = QtiReader.Read(QtiFiles.Zip(("a.xml", QtiFiles.Item("autre", body)), ("b.xml", QtiFiles.Choice("q"))), Language.Fr);

        Assert.Equal(1, imported.Quiz!.ItemCount);
        var loss = Assert.Single(imported.Losses);
        Assert.Equal("autre", loss.ItemId);
        Assert.Contains(told, loss.What.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MatchCorrect, "", "Everything had to be right")]
    [InlineData(
        "<modalFeedback outcomeIdentifier='FEEDBACK' showHide='show' identifier='correct'>Bravo.</modalFeedback>",
        "",
        "depends on something else"
    )]
    [InlineData("", "<rubricBlock view='tutor'>Aidez.</rubricBlock>", "other people")]
    [InlineData("", "<p>Voir <img src='a.png' alt='la carte'/></p>", "Pictures")]
    [InlineData("", "<p>Voir <object data='a.png' type='image/png'>la carte</object></p>", "Pictures")]
    [InlineData("", "<p><printedVariable identifier='X'/></p>", "text that changes")]
    public void What_an_item_loses_is_told(string more, string before, string told)
    {
        var imported = QtiFiles.Read(
            QtiFiles.Item("q", before + Choices("<prompt>Lesquels?</prompt>"), QtiFiles.Key("multiple", "identifier", "a", "b"), more)
        );

        Assert.Equal(1, imported.Quiz!.ItemCount);
        Assert.Contains(told, Assert.Single(imported.Losses).What.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_language_is_taken_and_told() =>
        Assert.Contains(
            "en",
            Assert
                .Single(
                    QtiFiles
                        .Read(
                            QtiFiles.Item(
                                "q",
                                Choices("<prompt>Who?</prompt>"),
                                QtiFiles.Key("single", "identifier", "a"),
                                attributes: "xml:lang='en-US'"
                            )
                        )
                        .Losses
                )
                .What.Fr,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_package_follows_its_test_then_its_manifest()
    {
        const string Manifest =
            "<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1'><resources><resource identifier='r3' type='imsqti_item_xmlv2p1' href='items/c/qti.xml'><metadata><imsmd:lom xmlns:imsmd='http://ltsc.ieee.org/xsd/LOM'><imsmd:general><imsmd:keyword><imsmd:string language='fr'>C2</imsmd:string></imsmd:keyword></imsmd:general></imsmd:lom></metadata></resource><resource identifier='t' type='imsqti_test_xmlv2p1' href='tests/t.xml'/></resources></manifest>";
        const string Test =
            "<assessmentTest identifier='t' title='Bilan'><testPart identifier='p'><assessmentSection identifier='s' title='Section 1'><rubricBlock view='candidate'><p>Bienvenue.</p></rubricBlock><assessmentItemRef identifier='b' href='../items/b/qti.xml'/><assessmentSection identifier='remise' title='Une remise'><rubricBlock view='candidate'>Il <em>appelle</em>.</rubricBlock><assessmentItemRef identifier='a' href='../items/a%20b/qti.xml'/></assessmentSection></assessmentSection></testPart></assessmentTest>";

        var imported = QtiReader.Read(
            QtiFiles.Zip(
                ("export/imsmanifest.xml", Manifest),
                ("export/tests/t.xml", Test),
                ("export/items/a b/qti.xml", QtiFiles.Choice("a")),
                ("export/items/b/qti.xml", QtiFiles.Choice("b")),
                ("export/items/c/qti.xml", QtiFiles.Choice("c")),
                ("__MACOSX/export/._imsmanifest.xml", "\u0005")
            ),
            Language.Fr
        );

        Assert.Empty(imported.Losses);
        Assert.Equal(
            "---\ntitle: \"Bilan\"\n---\n\nBienvenue.\n"
                + "\n## Qui? {#b}\n\n- [ ] Elle\n- [x] Lui\n"
                + "\n## Une remise {#remise}\n`case`\n\nIl *appelle*.\n\n### Qui? {#a}\n\n- [ ] Elle\n- [x] Lui\n"
                + "\n## Qui? {#c}\n`C2`\n\n- [ ] Elle\n- [x] Lui\n",
            QuizMarkdown.Write(imported.Quiz!)
        );
    }

    [Fact]
    public void A_text_that_items_share_is_read_before_each()
    {
        var item = QtiFiles
            .Choice("a")
            .Replace("<itemBody>", "<assessmentStimulusRef identifier='x' href='shared/x.xml'/><itemBody>", StringComparison.Ordinal);

        var imported = QtiReader.Read(
            QtiFiles.Zip(
                ("a.xml", item),
                ("shared/x.xml", "<assessmentStimulus identifier='x'><stimulusBody><p>Un texte.</p></stimulusBody></assessmentStimulus>")
            ),
            Language.Fr
        );

        Assert.Equal("Un texte.", Assert.Single(imported.Quiz!.Parts).ContextMarkdown);
    }

    [Theory]
    [InlineData("<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1'/>", "qti")]
    [InlineData("\uFEFF<?xml version='1.0'?><!-- x --><qti:assessmentTest xmlns:qti='urn:x'/>", "qti")]
    [InlineData("<questestinterop/>", "qti")]
    [InlineData("PK\u0003\u0004", "qti")]
    [InlineData("<quiz/>", "moodle")]
    [InlineData("<?xml", "moodle")]
    [InlineData("Qui?{T}", "gift")]
    public void A_file_is_told_by_what_is_in_it(string text, string format) =>
        Assert.Equal(format, QuizFormat.Of(Encoding.UTF8.GetBytes(text)).Name);

    private static string Choices(string prompt) =>
        $"<choiceInteraction responseIdentifier='RESPONSE' maxChoices='0'>{prompt}<simpleChoice identifier='a'>A</simpleChoice><simpleChoice identifier='b'>B</simpleChoice><simpleChoice identifier='c'>C</simpleChoice></choiceInteraction>";

    private static void Same(string xml, string expected)
    {
        var imported = QtiFiles.Read(xml);

        Assert.Empty(imported.Losses);
        Assert.Equal("---\ntitle: \"\"\n---\n\n" + expected, QuizMarkdown.Write(imported.Quiz!));
    }
}
