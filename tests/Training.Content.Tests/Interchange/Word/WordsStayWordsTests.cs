using System.Text;
using System.Text.RegularExpressions;
using Training.Content.Interchange;
using Training.Content.Markup;
using static Training.Content.Tests.Interchange.Word.WordFiles;

namespace Training.Content.Tests.Interchange.Word;

/// <summary>Whatever an author wrote elsewhere is only words here: rendered again, the Markdown gives the words of the file.</summary>
public sealed partial class WordsStayWordsTests
{
    private const int Files = 400;

    // What means something in our files, or in Markdown.
    private static readonly string[] Marks =
    [
        .. (
            "`fact x` `goto:fin` ` `` ``` ~~~ ::: :::essayer ::: { #id } {#id} {.classe} {{ }} {{bon|leurre}} [ ] [x] [ ] ( ) ](x) ![a](b) [^1] [^1]: [@persbeh] [@x; @y] "
            + "[!NOTE] > >> # ## ####### * ** *** _ __ ____ *a* _b_ - -- --- + = === | || |---| 1. 2) 10. &amp; &#65; &nbsp; & < > <b> </b> <!-- --> <https://a.ca> https://a.ca \\ \\\\ \\* ! ^ ~ $ % @ "
            + "« » “ ” ’ ' \" … é 😀 mot deux trois écoute Qui voix: #scène fin. !"
        ).Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ];

    [Fact]
    public void Text_from_Word_gives_the_same_words_again()
    {
        for (var seed = 0; seed < Files; seed++)
        {
            var random = new Random(seed);
            var said = new List<string>();
            var file = Of(Body(random, said), Style("Titre1", "heading 1"), List(1, "bullet", "decimal") + List(2, "decimal", "bullet"));

            AssertSame(said, PastedWordTests.Read(file).Markdown, seed);
        }
    }

    [Fact]
    public void Text_from_a_page_gives_the_same_words_again()
    {
        for (var seed = 0; seed < Files; seed++)
        {
            var random = new Random(seed);
            var said = new List<string>();
            var html = new StringBuilder();
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                var tag = new[] { "p", "h2", "blockquote", "li" }[random.Next(4)];
                var words = Words(random, said);
                html.Append($"<{tag}>{System.Net.WebUtility.HtmlEncode(words)}</{tag}>");
            }

            AssertSame(said, PastedHtml.Read(html.ToString()).Markdown, seed);
        }
    }

    private static void AssertSame(List<string> said, string markdown, int seed)
    {
        var problems = new ProblemList();
        var file = MarkdownFile.Read("modules/m/a.md", TestContent.Bytes("---\ntitle: A\n---\n\n" + markdown), Language.Fr, problems);
        Assert.True(problems.Items is [], $"{seed}: {string.Join('\n', problems.Items.Select(p => p.Message.En))}\n{markdown}");
        var html = new HtmlWriter(new Dictionary<string, Source>(), problems).Blocks(file!, file!.Blocks);

        Assert.True(
            Plain(string.Join(' ', said)) == Plain(PlainText.OfHtml(html)),
            $"{seed}\n{string.Join('\n', said)}\n———\n{markdown}\n———\n{html}"
        );
        Assert.DoesNotContain("<code", html, StringComparison.Ordinal);
    }

    private static string Body(Random random, List<string> said)
    {
        var body = new StringBuilder();
        for (var i = random.Next(1, 8); i > 0; i--)
            body.Append(
                random.Next(6) switch
                {
                    0 => P(Words(random, said), "Titre1"),
                    1 => Item(Words(random, said), 1, random.Next(3)),
                    2 => Item(Words(random, said), 2, random.Next(2)),
                    3 => Table([Words(random, said), Words(random, said)], [Words(random, said), Words(random, said)]),
                    4 => Runs(random, said),
                    _ => P(Words(random, said)),
                }
            );
        return body.ToString();
    }

    // With emphasis here and there, breaks, and no space where runs meet.
    private static string Runs(Random random, List<string> said)
    {
        var runs = new StringBuilder("<w:p>");
        var words = new StringBuilder();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var text = Some(random);
            runs.Append(R(text, new[] { "", "", "<w:b/>", "<w:i/>", "<w:b/><w:i/>" }[random.Next(5)]));
            words.Append(text);
            if (random.Next(4) == 0)
            {
                runs.Append("<w:r><w:br/></w:r>");
                words.Append(' ');
            }
        }
        said.Add(words.ToString());
        return runs.Append("</w:p>").ToString();
    }

    private static string Words(Random random, List<string> said)
    {
        var words = Some(random);
        said.Add(words);
        return words;
    }

    private static string Some(Random random)
    {
        var words = new StringBuilder();
        for (var i = random.Next(1, 6); i > 0; i--)
            words.Append(Marks[random.Next(Marks.Length)]).Append(random.Next(3) == 0 ? "" : " ");
        return words.ToString();
    }

    // Typography may change apostrophes and spaces. Five low lines are a blank, here and elsewhere.
    private static string Plain(string text) => Space().Replace(text.Replace('\'', '’'), " ").Trim();

    [GeneratedRegex(@"[\s\u00A0\u202F]+")]
    private static partial Regex Space();
}
