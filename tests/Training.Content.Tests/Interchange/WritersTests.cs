using System.Text.RegularExpressions;
using System.Xml.Linq;
using Training.Content.Interchange;
using Training.Content.Interchange.Gift;
using Training.Content.Interchange.Moodle;
using Training.Content.Quizzes;

namespace Training.Content.Tests.Interchange;

public sealed class WritersTests
{
    [Fact]
    public void Signs_of_gift_are_escaped_and_lines_joined() =>
        Assert.Equal(@"a \= b\\n \{c\} \~\#\:\nd", GiftText.Escape("a = b\\n {c} ~#:\r\nd"));

    [Fact]
    public void A_single_choice_has_one_right_answer_and_its_feedback()
    {
        var gift = GiftWriter.Write(Quiz("- [x] Oui\n  > Parce que.\n- [ ] Non {1}\n  > Non = non.\n\n> En bref."), Language.Fr).Text;

        Assert.StartsWith(
            "$CATEGORY: $course$/top/Bilan\n\n// [id:ligne] [tag:C2] [tag:N1]\n::Quoi?::[html]",
            gift,
            StringComparison.Ordinal
        );
        Assert.Matches(@"\n  =Oui#.*Parce que\.", gift);
        Assert.Matches(@"\n  ~Non \\\{1\\\}#.*Non \\= non\.", gift);
        Assert.Matches(@"\n  ####.*En bref\.", gift);
    }

    [Fact]
    public void A_multiple_choice_takes_back_for_a_wrong_one_what_a_right_one_gives()
    {
        var quiz = Quiz("- [x] A\n  > a\n- [x] B\n  > b\n- [x] C\n  > c\n- [ ] D\n  > d");

        Assert.Equal(3, Regex.Count(GiftWriter.Write(quiz, Language.Fr).Text, "~%33.33333%"));
        Assert.Equal(1, Regex.Count(GiftWriter.Write(quiz, Language.Fr).Text, "~%-33.33333%"));
        Assert.Equal(
            ["33.33333", "33.33333", "33.33333", "-33.33333"],
            Moodle(quiz).Elements("answer").Select(a => a.Attribute("fraction")!.Value)
        );
    }

    [Fact]
    public void What_gift_lacks_is_told_item_by_item()
    {
        var exported = GiftWriter.Write(Quiz("1. Un\n   > a\n2. Deux\n   > b\n3. Trois\n   > c", "`order` "), Language.Fr);

        Assert.Matches(@"=Un -> 1\n  =Deux -> 2\n  =Trois -> 3\n", exported.Text);
        Assert.Contains(exported.Losses, l => l.ItemId == "ligne" && l.What.En.Contains("ordering", StringComparison.Ordinal));
    }

    [Fact]
    public void An_accepted_answer_that_gift_would_take_for_something_else_is_kept_or_told()
    {
        var exported = GiftWriter.Write(Quiz("- 50 -> 60\n- %50% a\n- b*\n\n> f", "`short` "), Language.Fr);

        Assert.Contains("\n  =%100%%50% a\n  =b\\\\*\n", exported.Text, StringComparison.Ordinal);
        Assert.Contains(exported.Losses, l => l.What.En.Contains("50 -> 60", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gap_of_moodle_has_its_own_list_and_a_number_its_unit()
    {
        Assert.Contains(
            "Dire {1:MULTICHOICE_S:=oui \\}~non} ici",
            Moodle(Quiz("Dire {{oui }|non}} ici.\n\n> 1. f", "`cloze` ")).Element("questiontext")!.Value,
            StringComparison.Ordinal
        );
        Assert.Equal("min", Moodle(Quiz("- min\n\n> f", "`number 2.5 ± 0.5` ")).Descendants("unit_name").Single().Value);
    }

    private static XElement Moodle(Quiz quiz) =>
        XElement.Parse(MoodleWriter.Write(quiz, Language.Fr).Text).Elements("question").ElementAt(1);

    private static Quiz Quiz(string answers, string kind = "")
    {
        const string Other = "## Autre? {#autre}\n`C2` `N1`\n\n- [x] a\n  > a\n- [ ] b\n  > b\n";
        var (content, problems) = TestContent.With(
            "bilan.quiz.md",
            $"---\ntitle: Bilan\nduration: 10 min\nmastery: 0.8\n---\n\n## Quoi? {{#ligne}}\n{kind}`C2` `N1`\n\n{answers}\n\n{Other}"
        );
        Assert.Empty(problems);
        return content.Modules.SelectMany(m => m.Activities).OfType<Quiz>().Single();
    }
}
