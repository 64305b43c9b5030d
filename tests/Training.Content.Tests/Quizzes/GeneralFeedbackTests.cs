using Training.Content.Interchange;
using Training.Content.Markup;
using Training.Content.Quizzes;

namespace Training.Content.Tests.Quizzes;

/// <summary>A general feedback explains the whole question: an answer then needs none of its own.</summary>
public sealed class GeneralFeedbackTests
{
    private const string Choices = "- [x] Oui\n- [ ] Non";
    private const string Steps = "1. Un\n2. Deux\n3. Trois";
    private const string Pairs = "| Signe | Geste |\n|---|---|\n| Un écho | La pièce |\n| | Raccrocher |\n| Un silence | La présence |";
    private const string Gaps = "Un {{mot|chiffre}} de code, {{jeudi|lundi}}.";

    [Theory]
    [InlineData("", Choices)]
    [InlineData("`order`", Steps)]
    [InlineData("`match`", Pairs)]
    [InlineData("`cloze`", Gaps)]
    public void It_is_enough(string kind, string answers)
    {
        var (quiz, problems) = Read(kind, answers + "\n\n> En général.\n>\n> Et encore.");

        Assert.Empty(problems.Select(p => p.ToText(Language.En)));
        Assert.Equal(["<p>En général.</p>\n<p>Et encore.</p>"], quiz.Items[0].FeedbackHtml(Language.Fr).Where(html => html.Length > 0));
    }

    [Theory]
    [InlineData("", Choices, "choice-without-feedback", 2)]
    [InlineData("`order`", Steps, "step-without-feedback", 3)]
    [InlineData("`match`", Pairs, "item-without-feedback", 1)]
    [InlineData("`cloze`", Gaps, "item-without-feedback", 1)]
    [InlineData("`cloze`", Gaps + "\n\n>", "item-without-feedback", 1)]
    public void Without_either_both_ways_out_are_told(string kind, string answers, string code, int count)
    {
        var problems = Read(kind, answers).Problems;

        Assert.Equal(Enumerable.Repeat(code, count), problems.Select(p => p.Code));
        Assert.All(problems, p => Assert.Contains("rétroaction générale", p.Message.Fr, StringComparison.Ordinal));
        Assert.All(problems, p => Assert.Contains("general feedback", p.Message.En, StringComparison.Ordinal));
        Assert.All(
            problems,
            p => Assert.Contains("une rétroaction générale pour toute la question", p.InForm!.Fr, StringComparison.Ordinal)
        );
        Assert.All(problems, p => Assert.Contains("a general feedback for the whole question", p.InForm!.En, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "- [x] Oui\n  > Parce que.\n- [ ] Non", "Parce que.|")]
    [InlineData("`order`", "1. Un\n2. Deux\n   > Parce que.\n3. Trois", "|Parce que.|")]
    [InlineData("`match`", Pairs + "\n\n> 1.\n> 2.\n> 3. Parce que.\n>", "|Parce que.|")]
    [InlineData("`match`", Pairs + "\n\n> 1.\n> 2. Parce que.\n> 3.\n>", "||Parce que.")]
    [InlineData("`cloze`", Gaps + "\n\n> 1. Parce que.\n> 2.\n>", "Parce que.|")]
    [InlineData("`cloze`", Gaps + "\n\n> 1.\n> 2. Parce que.\n>", "|Parce que.")]
    public void An_answer_may_have_its_own_beside_it(string kind, string answers, string each)
    {
        var (quiz, problems) = Read(kind, answers + (answers.EndsWith('>') ? "" : "\n") + "\n> En général.");

        Assert.Empty(problems.Select(p => p.ToText(Language.En)));
        Assert.Equal(
            each.Split('|').Select(words => words.Length == 0 ? "" : $"<p>{words}</p>").Prepend("<p>En général.</p>"),
            quiz.Items[0].FeedbackHtml(Language.Fr)
        );
    }

    [Theory]
    [InlineData("`match`", Pairs + "\n\n> 1. Un.\n> 2. Deux.\n>\n> En général.")]
    [InlineData("`cloze`", Gaps + "\n\n> 1. Un.\n> 2. Deux.\n> 3. Trois.\n>\n> En général.")]
    [InlineData("`cloze`", Gaps + "\n\n> 1. Un.\n> 2.")]
    public void A_list_that_opens_it_is_one_for_each(string kind, string answers)
    {
        var problem = Assert.Single(Read(kind, answers).Problems);

        Assert.Equal("item-without-feedback", problem.Code);
        Assert.Contains("rétroaction générale pour toute la question", problem.InForm!.Fr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("> Voici :\n>\n> 1. Un.\n> 2. Deux.\n> 3. Trois.")]
    [InlineData("> - Un.\n> - Deux.")]
    public void Another_list_is_no_such_list(string quote)
    {
        var (quiz, problems) = Read("`cloze`", $"{Gaps}\n\n{quote}");

        Assert.Empty(problems);
        Assert.Contains("<li>Un.</li>", quiz.Items[0].Text.Fr.FeedbackHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gift")]
    [InlineData("moodle")]
    [InlineData("qti")]
    public void Written_for_others_and_read_back_each_has_what_it_had(string format)
    {
        const string Partly = "\n\n> 1. Parce que.\n> 2.\n> 3.\n>\n> En général.";
        var text =
            Head
            + Item("un", "", $"{Choices}\n\n> En général.")
            + Item("deux", "`order`", $"{Steps}\n\n> En général.")
            + Item("trois", "`order`", "1. Un\n   > Parce que.\n2. Deux\n3. Trois\n\n> En général.")
            + Item("quatre", "`match`", $"{Pairs}\n\n> En général.")
            + Item("cinq", "`match`", $"| Signe | Geste |\n|---|---|\n| Un | Une |\n| Deux | Deux |\n| Trois | Trois |{Partly}")
            + Item("six", "`cloze`", $"{Gaps}\n\n> En général.")
            + Item("sept", "`cloze`", $"Un {{{{mot|chiffre}}}} de code, {{{{jeudi|lundi}}}} à {{{{midi|minuit}}}}.{Partly}");
        var (quiz, problems) = Read(text);
        Assert.Empty(problems.Select(p => p.ToText(Language.En)));

        var imported = QuizFormat.Find(format)!.Import(QuizFormat.Find(format)!.Export(quiz, Language.Fr).Bytes, Language.Fr);
        var (again, after) = Read(QuizMarkdown.Write(imported.Quiz!, "title: Bilan\nduration: 10 min\nmastery: 0.8"));

        Assert.Empty(after.Select(p => p.ToText(Language.En)));
        Assert.Equal(quiz.Items.Count, again.Items.Count);
        Assert.All(
            quiz.Items.Zip(again.Items),
            pair => Assert.Equal(pair.First.FeedbackHtml(Language.Fr).Select(Plain), pair.Second.FeedbackHtml(Language.Fr).Select(Plain))
        );
    }

    private const string Head = "---\ntitle: Bilan\nduration: 10 min\nmastery: 0.8\n---\n";

    private static string Item(string id, string kind, string answers) => $"\n## Question {id} {{#{id}}}\n{kind} `C2` `N1`\n\n{answers}\n";

    private static string Plain(string html) => PlainText.OfHtml(html).Trim();

    private static (Quiz Quiz, IReadOnlyList<ContentProblem> Problems) Read(string kind, string answers) =>
        Read(Head + Item("question", kind, answers));

    private static (Quiz Quiz, IReadOnlyList<ContentProblem> Problems) Read(string text)
    {
        var (content, problems) = TestContent.With("bilan.quiz.md", text);
        return ((Quiz)content.Modules[0].Find("bilan")!, problems);
    }
}
