using System.Text;
using Training.Content.Interchange;
using Training.Content.Interchange.Gift;
using Training.Content.Interchange.Moodle;

namespace Training.Content.Tests.Interchange;

/// <summary>What others write, as their own documentation shows it.</summary>
public sealed class ForeignQuizTests
{
    [Theory]
    [InlineData("Qui?{~A =B ~C}", "## Qui? {#qui}\n\n- [ ] A\n- [x] B\n- [ ] C\n")]
    [InlineData("Deux?{~%50%A#bien ~%50%B ~%-50%C}", "## Deux? {#deux}\n\n- [x] A\n  > bien\n- [x] B\n- [ ] C\n")]
    [InlineData("::T::Vrai?{TRUE#non#oui}", "## Vrai? {#t}\n\n- [x] Vrai\n  > oui\n- [ ] Faux\n  > non\n")]
    [InlineData("Qui dort?{=personne =nul####Voilà.}", "## Qui dort? {#qui-dort}\n`short`\n\n- personne\n- nul\n\n> Voilà.\n")]
    [InlineData("Quand?{#1822:5#Bien}", "## Quand? {#quand}\n`number 1822 ± 5`\n\n> Bien\n")]
    [InlineData("Combien?{#1..2}", "## Combien? {#combien}\n`number 1.5 ± 0.5`\n")]
    [InlineData(
        "Où?{=Canada -> Ottawa =Italie -> Rome = -> Oslo}",
        "## Où? {#ou}\n`match`\n\n|  |  |\n| --- | --- |\n| Canada | Ottawa |\n| Italie | Rome |\n|  | Oslo |\n"
    )]
    [InlineData(
        "[html]<p>Une <b>vignette</b>.</p><p>Et alors?</p>{}",
        "## Et alors? {#une-vignette-et-alors}\n`open`\n\nUne **vignette**.\n"
    )]
    [InlineData("Deux {=et ~moins} deux", "## Deux _____ deux {#deux-deux}\n\n- [x] et\n- [ ] moins\n")]
    [InlineData("[markdown]*Quoi* \\{x\\}?{=a ~b}", "## *Quoi* &#123;x}? {#quoi-x}\n\n- [x] a\n- [ ] b\n")]
    public void Gift_is_read_as_moodle_reads_it(string gift, string expected)
    {
        var imported = GiftReader.Read(Encoding.UTF8.GetBytes(gift), Language.Fr);

        Assert.Empty(imported.Losses);
        Assert.Equal("---\ntitle: \"\"\n---\n\n" + expected, QuizMarkdown.Write(imported.Quiz!));
    }

    [Theory]
    [InlineData("Qui?{=A ~%50%B ~C}", "partly right")]
    [InlineData("Qui?{=A =B ~C}", "ticked")]
    [InlineData("Deux?{~%60%A ~%40%B ~C}", "weights")]
    [InlineData("Mot?{=a* =b}", "wildcard")]
    [InlineData("A{=b}\n\nB{", "braces")]
    [InlineData("// [tag:histoire]\nA{=b}", "tag")]
    [InlineData("A{=b}\n\nC{#1e20}", "number")]
    public void What_gift_says_and_we_can_not_is_told(string gift, string told) =>
        Assert.Contains(
            told,
            Assert.Single(GiftReader.Read(Encoding.UTF8.GetBytes(gift), Language.Fr).Losses).What.En,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "cloze",
        "<questiontext format='html'><text>&lt;p&gt;L’eau est {1:MULTICHOICE:solide~=liquide} ici.&lt;/p&gt;</text></questiontext>",
        "## Nom {#nom}\n`cloze`\n\nL’eau est {{liquide|solide}} ici.\n"
    )]
    [InlineData(
        "cloze",
        "<questiontext format='html'><text>Il faut {1:SHORTANSWER:=de l’eau} ici?</text></questiontext>",
        "## Il faut  ici? {#nom}\n`short`\n\n- de l’eau\n"
    )]
    [InlineData(
        "numerical",
        "<questiontext><text>Combien?</text></questiontext><answer fraction='100'><text>2.50</text><tolerance>0.1</tolerance></answer><units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units><unitgradingtype>1</unitgradingtype>",
        "## Combien? {#nom}\n`number 2.5 ± 0.1`\n\n- m\n"
    )]
    [InlineData(
        "ordering",
        "<questiontext><text>Rangez.</text></questiontext><answer fraction='1'><text>un</text></answer><answer fraction='2'><text>deux</text></answer>",
        "## Rangez. {#nom}\n`order`\n\n1. un\n2. deux\n"
    )]
    [InlineData(
        "truefalse",
        "<questiontext><text>Vrai?</text></questiontext><answer fraction='0'><text>true</text></answer><answer fraction='100'><text>false</text></answer>",
        "## Vrai? {#nom}\n\n- [ ] Vrai\n- [x] Faux\n"
    )]
    public void Moodle_xml_is_read_by_kind(string kind, string xml, string expected)
    {
        var imported = Moodle($"<question type='{kind}'><name><text>Nom</text></name>{xml}</question>");

        Assert.Empty(imported.Losses);
        Assert.Equal("---\ntitle: \"\"\n---\n\n" + expected, QuizMarkdown.Write(imported.Quiz!));
    }

    [Fact]
    public void A_kind_without_its_like_is_told_and_the_others_are_taken()
    {
        var imported = Moodle(
            "<question type='calculated'><name><text>Formule</text></name></question><question type='essay'><name><text>Dire</text></name><questiontext><text>Dites.</text></questiontext></question>"
        );

        Assert.Equal("formule", Assert.Single(imported.Losses).ItemId);
        Assert.Equal(1, imported.Quiz!.ItemCount);
    }

    private static Imported Moodle(string questions) => MoodleReader.Read(Encoding.UTF8.GetBytes($"<quiz>{questions}</quiz>"), Language.Fr);
}
