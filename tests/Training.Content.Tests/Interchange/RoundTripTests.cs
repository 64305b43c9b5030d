using System.Text.RegularExpressions;
using Training.Content.Interchange;
using Training.Content.Quizzes;

namespace Training.Content.Tests.Interchange;

/// <summary>Every shipped quiz, written for others and read back: the same items, but for what the export says it could not carry.</summary>
public sealed partial class RoundTripTests
{
    private static readonly string Folder = Path.Combine(TestContent.RepositoryRoot, "content");

    public static TheoryData<string, Language> Formats =>
        new()
        {
            { "gift", Language.Fr },
            { "gift", Language.En },
            { "moodle", Language.Fr },
            { "moodle", Language.En },
            { "qti", Language.Fr },
            { "qti", Language.En },
            { "qti22", Language.Fr },
            { "qti22", Language.En },
        };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_shipped_quiz_comes_back_the_same(string format, Language language)
    {
        Assert.SkipUnless(Directory.Exists(Folder), "There is no content folder here.");
        var files = ContentFiles.FromFolder(Folder, new ProblemList());
        foreach (var quiz in Quizzes(files))
        {
            var bytes = QuizFormat.Find(format)!.Export(quiz, language).Bytes;

            // Both versions of QTI are read alike.
            Assert.Equal(format.Replace("22", ""), QuizFormat.Of(bytes).Name);
            var imported = QuizFormat.Of(bytes).Import(bytes, language);

            Assert.Null(imported.Refused);
            Assert.Equal(quiz.Title.In(language), imported.Quiz!.Title);
            // The settings that QTI carries are told: they stay in the head of the file.
            Assert.DoesNotContain(imported.Losses, loss => !format.StartsWith("qti", StringComparison.Ordinal) || loss.ItemId is not null);
            var again = ReadAgain(files, quiz, imported.Quiz, language);
            Assert.Equal(quiz.Items.Select(i => i.Id), again.Items.Select(i => i.Id));
            foreach (var (before, after) in quiz.Items.Zip(again.Items))
                Assert.Equal(Say(before, language), Say(after, language));
        }
    }

    private static IEnumerable<Quiz> Quizzes(ContentFiles files) =>
        ContentReader.Read(files, new ProblemList(), walk: false)!.Modules.SelectMany(m => m.Activities).OfType<Quiz>();

    private static Quiz ReadAgain(ContentFiles files, Quiz quiz, ImportedQuiz imported, Language language)
    {
        var path = $"modules/{quiz.Id}.quiz{(language == Language.En ? ".en" : "")}.md";
        var head = FrontMatter().Match(TestContent.TextOf(files, path)).Groups[1].Value;
        var text = QuizMarkdown.Write(imported, head);
        // The rubric is what GIFT can’t carry; the checker asks for it, and the test gives it back.
        var problems = new ProblemList();
        var laid = files.With(path, TestContent.Bytes(WithRubrics(text, TestContent.TextOf(files, path))), problems);
        var again = Quizzes(laid.Module(quiz.Id.Module)).Single(q => q.Id == quiz.Id);
        ContentReader.Read(laid.Module(quiz.Id.Module), problems, walk: false);
        // A format has one list of an item’s sources: which of them its prose cites too is no longer told apart.
        var errors = problems
            .Items.Where(p => p.Severity == Severity.Error && p.At.File == path && p.Code != "translation-diverges")
            .Select(p => p.ToText(Language.En) + "\n" + text.Split('\n').ElementAtOrDefault(p.At.Line - 1));
        Assert.True(!errors.Any(), string.Join('\n', errors));
        return again;
    }

    private static string WithRubrics(string text, string original) =>
        OpenItems()
            .Replace(
                text,
                item =>
                    item.Value.Contains("\n|", StringComparison.Ordinal)
                        ? item.Value
                        : item.Value.Replace(
                            "\n\n>",
                            $"\n\n{Table().Match(original, original.IndexOf($"{{#{item.Groups[1].Value}}}", StringComparison.Ordinal)).Value}\n\n>",
                            StringComparison.Ordinal
                        )
            );

    /// <summary>All that learners read of an item, and how it is scored, in one language; line breaks are spaces.</summary>
    private static string Say(Item item, Language language)
    {
        IEnumerable<string> said =
        [
            item.GetType().Name,
            item.Level.ToString(),
            .. item.Competencies,
            .. item.Lessons,
            .. item.Text.In(language).Cited,
            .. item.Case?.Text.In(language).Cited ?? [],
            item.Case?.Id ?? "",
            .. item.AskedHtml(language),
            .. item.FeedbackHtml(language),
            .. item switch
            {
                ChoiceItem choice => choice.Choices.Select(c => $"{c.IsRight}"),
                MatchItem match => match.Rows.Select(r => $"{r.Answer}").Concat(match.Answers.Select(a => a.Text.In(language))),
                ClozeItem cloze => cloze.Gaps.SelectMany(g => g.Choices).Select(c => c.Text.In(language)),
                ShortItem asked => asked.Accepted.In(language),
                NumberItem number => [$"{number.Value} ± {number.Tolerance}", .. number.Units.In(language)],
                OpenItem open => [$"{open.IsSelfAssessed}"],
                _ => (IEnumerable<string>)[],
            },
        ];
        return string.Join('\n', said.Select(html => Spaces().Replace(Between().Replace(html, "$1"), " ").Trim()));
    }

    [GeneratedRegex(@"\A---\n(.*?)\n---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"\{#([a-z0-9-]+)\}\n`open`.*?(?=\n#|\z)", RegexOptions.Singleline)]
    private static partial Regex OpenItems();

    [GeneratedRegex(@"(?:^\|[^\n]*\n)+", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"[\s-[\u00A0\u202F]]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\n*(</?(?:p|ul|ol|li|blockquote)>)\n*")]
    private static partial Regex Between();
}
