using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Training.Content.Interchange.Qti;
using Training.Content.Quizzes;

namespace Training.Content.Tests.Interchange;

public sealed class QtiPackageWriterTests
{
    private static readonly Lazy<XmlSchemaSet> Schemas = new(() =>
    {
        var schemas = new XmlSchemaSet();
        foreach (var name in new[] { "xml", "lom", "imscp", "qti" })
            schemas.Add(null, TestContent.PathOf($"Interchange/{name}-profile.xsd"));
        return schemas;
    });

    [Fact]
    public void Every_shipped_quiz_is_a_valid_package_in_both_languages()
    {
        var problems = new List<string>();

        foreach (var (quiz, language, files) in QtiQuizzes.All)
        foreach (var (path, document) in files)
            document.Validate(Schemas.Value, (_, e) => problems.Add($"{quiz.Id} {language} {path}: {e.Message}"));

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
    }

    [Fact]
    public void The_two_versions_differ_by_their_names_alone()
    {
        var older = QtiQuizzes.Open(QtiPackageWriter.Write(QtiQuizzes.Good, Language.Fr));
        var newer = QtiQuizzes.Open(QtiPackageWriter.Write22(QtiQuizzes.Good, Language.Fr));

        Assert.Equal(older.Keys, newer.Keys);
        foreach (var path in older.Keys)
        {
            Assert.DoesNotContain("imsqti_v2p1", newer[path].ToString(), StringComparison.Ordinal);
            Assert.Equal(
                older[path].ToString(),
                newer[path]
                    .ToString()
                    .Replace("imsqti_v2p2", "imsqti_v2p1", StringComparison.Ordinal)
                    .Replace("xmlv2p2", "xmlv2p1", StringComparison.Ordinal)
                    .Replace("QTIv2.2", "QTIv2.1", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void The_schema_refuses_what_we_do_not_write()
    {
        var item = QtiQuizzes.ItemIn(QtiPackageWriter.Write(QtiQuizzes.Good, Language.Fr), "ouverture");
        item.Element(Qti.Ns + "itemBody")!.AddFirst("Un mot hors d’un bloc");
        var problems = 0;

        new XDocument(item).Validate(Schemas.Value, (_, _) => problems++);

        Assert.True(problems > 0);
    }

    [Fact]
    public void What_takes_no_answer_holds_none_at_any_depth()
    {
        string[] told = [.. "prompt simpleChoice simpleAssociableChoice feedbackInline feedbackBlock modalFeedback rubricBlock".Split(' ')];

        foreach (var (quiz, language, files) in QtiQuizzes.All)
        foreach (var (path, document) in files)
            Assert.False(
                document
                    .Descendants()
                    .Where(e => told.Contains(e.Name.LocalName))
                    .Any(e => e.Descendants().Any(inner => inner.Name.LocalName.EndsWith("Interaction", StringComparison.Ordinal))),
                $"{quiz.Id} {language} {path}"
            );
    }

    [Fact]
    public void Nothing_in_a_test_has_the_name_of_something_else_there()
    {
        var quiz = QtiQuizzes.Good;
        var namesake = quiz with { Id = quiz.Id with { Slug = quiz.Items[0].Id } };
        var tests = QtiQuizzes.All.Select(all => all.Files).Append(QtiQuizzes.Open(QtiPackageWriter.Write(namesake, Language.Fr)));

        foreach (var test in tests.Select(files => files["test.xml"].Root!))
        {
            var names = test.DescendantsAndSelf()
                .Where(e => e.Name.LocalName is "assessmentTest" or "testPart" or "assessmentSection" or "assessmentItemRef")
                .Select(e => e.Attribute("identifier")!.Value)
                .ToList();

            Assert.Equal(names.Distinct(), names);
        }
    }

    [Fact]
    public void The_same_quiz_gives_the_same_bytes()
    {
        var first = QtiPackageWriter.Write(QtiQuizzes.Good, Language.En);
        var second = QtiPackageWriter.Write(QtiQuizzes.Good, Language.En);

        Assert.True(first.Bytes.Span.SequenceEqual(second.Bytes.Span));
    }

    [Fact]
    public void Any_answer_gets_the_same_score_as_here()
    {
        var random = new Random(20261126);
        foreach (var (quiz, language, package) in QtiQuizzes.All)
        {
            foreach (var item in quiz.Items.Where(i => i is not OpenItem))
            {
                var written = package[$"items/{Qti.Identifier(item.Id)}.xml"].Root!;
                for (var round = 0; round < 8; round++)
                {
                    var (response, words) = Answer(item, language, random, round);
                    var machine = new QtiMachine(written, words);

                    Assert.True(
                        Math.Abs(item.Score(response)!.Value - machine.Score) < 1e-9,
                        $"{quiz.Id} {item.Id}: {response.Text} gives {item.Score(response)} here, {machine.Score} there."
                    );
                }
            }
        }
    }

    [Fact]
    public void Feedback_shows_for_what_was_chosen_and_for_the_whole()
    {
        var item = QtiQuizzes.ItemIn(QtiPackageWriter.Write(QtiQuizzes.Good, Language.Fr), "ouverture");

        var machine = new QtiMachine(item, new Dictionary<string, IReadOnlyList<string>> { [Qti.Response] = ["C2"] });

        Assert.Equal(["C2", Qti.General], machine.Feedback);
    }

    [Fact]
    public void Items_are_drawn_and_cases_kept_together_as_here()
    {
        var quiz = QtiQuizzes.Good;
        var test = QtiQuizzes.Open(QtiPackageWriter.Write(quiz, Language.Fr))["test.xml"].Root!;
        var section = test.Descendants(Qti.Ns + "assessmentSection").First();

        Assert.Equal(quiz.Draw, (int?)section.Element(Qti.Ns + "selection")?.Attribute("select"));
        Assert.Equal(
            Quiz.Groups(quiz.Items).Count(),
            section.Elements().Count(e => e.Name.LocalName is "assessmentItemRef" or "assessmentSection")
        );
        Assert.All(
            section.Elements(Qti.Ns + "assessmentSection"),
            inner =>
            {
                Assert.Equal("true", inner.Attribute("keepTogether")?.Value);
                Assert.NotNull(inner.Element(Qti.Ns + "rubricBlock"));
            }
        );
        Assert.Equal(
            quiz.Items.Select(i => i.Id),
            test.Descendants(Qti.Ns + "assessmentItemRef").Select(r => Qti.Id(r.Attribute("identifier")!.Value))
        );
    }

    [Fact]
    public void Every_file_of_the_manifest_is_in_the_package_and_no_other()
    {
        foreach (var (_, _, files) in QtiQuizzes.All)
        {
            var named = files[Qti.Manifest].Descendants(Qti.PackageNs + "file").Select(f => f.Attribute("href")!.Value);

            Assert.Equal(files.Keys.Where(path => path != Qti.Manifest).Order(), named.Order());
        }
    }

    [Fact]
    public void An_id_that_xml_refuses_as_a_name_comes_back()
    {
        foreach (var id in new[] { "3-gestes", "a:b", "_x0033_", "é", "accueil" })
        {
            Assert.Equal(Qti.Identifier(id), XmlConvert.VerifyNCName(Qti.Identifier(id)));
            Assert.Equal(id, Qti.Id(Qti.Identifier(id)));
        }
    }

    [Theory]
    [InlineData("<p>Un <em>mot</em>.</p>", "<p>Un <em>mot</em>.</p>")]
    [InlineData("Un mot<p>puis un autre</p>", "<p>Un mot</p><p>puis un autre</p>")]
    [InlineData("<blockquote>Dit</blockquote>", "<blockquote><p>Dit</p></blockquote>")]
    [InlineData("<p>Voir (<a class=\"cite\" href=\"#source-19\">INSPQ</a>).</p>", "<p>Voir (<cite class=\"source-19\">INSPQ</cite>).</p>")]
    [InlineData("<p><a href=\"/modules\">ici</a></p>", "<p><span>ici</span></p>")]
    [InlineData("<p><a href=\"javascript:alert(1)\">ici</a></p>", "<p><span>ici</span></p>")]
    [InlineData("<p onclick=\"x()\" style=\"x\">a<script>b()</script></p>", "<p>ab()</p>")]
    [InlineData("<p><img src=\"media/x.svg\" alt=\"Deux oreilles\"></p>", "<p>[Deux oreilles]</p>")]
    [InlineData("<table><tr><td>1</td></tr></table>", "<table><tbody><tr><td>1</td></tr></tbody></table>")]
    [InlineData("<dl><dt>Mot</dt><dd>Sens</dd></dl>", "<div><p><strong>Mot</strong></p><div>Sens</div></div>")]
    public void Our_html_becomes_the_xhtml_that_qti_has(string html, string expected)
    {
        var written = string.Concat(new QtiHtml().BlocksOf(html).Select(e => e.ToString(SaveOptions.DisableFormatting)));

        Assert.Equal(expected, written.Replace($" xmlns=\"{Qti.Ns}\"", "", StringComparison.Ordinal));
    }

    // The right answer first, then none, then any.
    private static (Response Response, Dictionary<string, IReadOnlyList<string>> Words) Answer(
        Item item,
        Language language,
        Random random,
        int round
    )
    {
        switch (item)
        {
            case ChoiceItem choice:
            {
                var ticked = choice
                    .Choices.Where(c => round == 0 ? c.IsRight : round > 1 && random.Next(2) == 0)
                    .Select(c => c.Index)
                    .ToList();
                if (choice.Kind == ItemKind.Single)
                    ticked = [.. ticked.Take(1)];
                return (Response.OfTicked(ticked), Given(ticked.Select(Qti.Choice)));
            }
            case OrderItem order:
            {
                var places = Enumerable.Range(0, order.Steps.Count).ToArray();
                if (round > 0)
                    random.Shuffle(places);
                if (round == 1)
                    return (Response.None, []);
                return (
                    Response.OfSlots([.. Enumerable.Range(0, places.Length).Select(step => (int?)(Array.IndexOf(places, step) + 1))]),
                    Given(places.Select(Qti.Choice))
                );
            }
            case MatchItem match:
            {
                var answers = match
                    .Rows.Select(row =>
                        round == 0 ? row.Answer
                        : round == 1 ? (int?)null
                        : Any(match.Answers.Count)
                    )
                    .ToList();
                return (
                    Response.OfSlots(answers),
                    Given(answers.Index().Where(a => a.Item is not null).Select(a => $"{Qti.Row(a.Index)} {Qti.Choice(a.Item!.Value)}"))
                );
            }
            case ClozeItem cloze:
            {
                var filled = cloze
                    .Gaps.Select(gap =>
                        round == 0 ? 0
                        : round == 1 ? (int?)null
                        : Any(gap.Choices.Count)
                    )
                    .ToList();
                return (
                    Response.OfSlots(filled),
                    filled
                        .Index()
                        .Where(f => f.Item is not null)
                        .ToDictionary(f => Qti.Gap(f.Index), f => (IReadOnlyList<string>)[Qti.Choice(f.Item!.Value)])
                );
            }
            case ShortItem asked:
            {
                string[] words = [.. asked.Accepted.In(language), "autre chose", "x"];
                var word =
                    round == 0 ? words[0]
                    : round == 1 ? ""
                    : words[random.Next(words.Length)];
                return (new(word), word.Length > 0 ? Given([word]) : []);
            }
            case NumberItem number:
            {
                var value = round switch
                {
                    0 => number.Value + number.Tolerance,
                    1 => number.Value - number.Tolerance,
                    2 => number.Value + number.Tolerance + 0.5m,
                    _ => number.Value + random.Next(-3, 4),
                };
                var unit = number.AsksUnit ? (round == 4 ? "lieues" : number.Units.In(language)[0]) : "";
                var words = Given([Qti.Number(value)]);
                if (unit.Length > 0)
                    words[Qti.Unit] = [unit];
                return (new($"{value.ToString(CultureInfo.InvariantCulture)} {unit}".Trim()), words);
            }
            default:
                throw new NotSupportedException();
        }

        int? Any(int count) => random.Next(count + 1) is var any && any == count ? null : any;
    }

    private static Dictionary<string, IReadOnlyList<string>> Given(IEnumerable<string> words) => new() { [Qti.Response] = [.. words] };
}
