using System.Text.RegularExpressions;
using Training.Content.Editing;

namespace Training.Content.Tests;

/// <summary>The examples of <c>docs/authoring</c> are read as the files they show, so that the pages can’t drift from the reader.</summary>
public sealed partial class DocsTests
{
    private static readonly Dictionary<string, string> Places = new()
    {
        ["module.md"] = TestContent.Module + "module.md",
        ["course.md"] = "courses/cours.course.md",
        ["lesson.md"] = TestContent.Module + "pourquoi.md",
        ["aid.md"] = TestContent.Module + "verifier-le-lieu.aid.md",
        ["quiz.md"] = TestContent.Module + "bilan.quiz.md",
        ["scenario.md"] = TestContent.Module + "elle-vient-d-entrer.scenario.md",
    };

    private const string Playthroughs = TestContent.Module + "elle-vient-d-entrer.playthroughs.yaml";

    // The example’s session isn’t the good one: what goes with that one doesn’t go with it.
    private static readonly ContentFiles WithoutGoodSession = TestContent
        .Good.Without(Places["scenario.md"].Replace(".md", ".en.md", StringComparison.Ordinal))
        .With(Playthroughs, TestContent.Bytes(Examples("scenario.md", "yaml")[0]), new ProblemList());

    private static readonly string[] InEnglish = ["module.md", "course.md", "lesson.md", "aid.md", "quiz.md", "scenario.md"];

    public static TheoryData<string> Pages => [.. Places.Keys, .. InEnglish.Select(page => "en/" + page)];

    public static TheoryData<string> ItemExamples =>
        [.. Examples("quiz.md", "markdown").Skip(1).Union(Examples("en/quiz.md", "markdown").Skip(1))];

    private static readonly string[] Shared =
    [
        "competencies.yaml",
        "acts.yaml",
        "sources.yaml",
        "help-lines.yaml",
        "terms.yaml",
        "glossary.yaml",
        "people/marc-andre.yaml",
    ];

    public static MatrixTheoryData<string, string> SharedFiles => new(["shared.md", "en/shared.md"], Shared);

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_example_of_a_page_is_a_good_file(string page)
    {
        var place = Places[page.Split('/')[^1]];

        Assert.Empty(
            Problems(
                page.EndsWith("scenario.md", StringComparison.Ordinal) ? WithoutGoodSession : TestContent.Good,
                place,
                Examples(page, "markdown")[0]
            )
        );
    }

    [Theory]
    [InlineData("media.md")]
    [InlineData("en/media.md")]
    public void The_examples_of_media_are_good(string page)
    {
        var lesson = "---\ntitle: Écouter\nduration: 5 min\n---\n\n" + Examples(page, "markdown")[0];

        Assert.Empty(Problems(TestContent.Good, Places["lesson.md"], lesson));
        Assert.Empty(Problems(TestContent.Good, TestContent.Module + "media/appel.vtt", Examples(page, "vtt")[0]));
    }

    [Fact]
    public void The_English_pages_have_the_keys_of_the_French_ones()
    {
        foreach (var page in InEnglish)
            Assert.Equal(Keys(page), Keys("en/" + page));

        static List<string> Keys(string page) => [.. Key().Matches(Table().Match(Text(page)).Value).Select(m => m.Value)];
    }

    [Fact]
    public void The_guide_to_forms_is_short_without_a_sign_and_has_the_same_steps_in_both_languages()
    {
        var guides = (string[])[Text("session.md"), Text("en/session.md")];

        Assert.All(guides, guide => Assert.DoesNotContain('`', guide));
        Assert.All(guides, guide => Assert.InRange(Word().Count(guide), 400, 700));
        Assert.Equal(Step().Count(guides[0]), Step().Count(guides[1]));
    }

    [Theory]
    [MemberData(nameof(ItemExamples))]
    public void The_example_of_a_kind_of_item_is_a_good_item_beside_the_pages_own(string item)
    {
        var quiz = Examples("quiz.md", "markdown")[0];

        Assert.Empty(Problems(TestContent.Good, Places["quiz.md"], $"{quiz}\n{item}"));
    }

    [Theory]
    [InlineData("quiz.md", Language.Fr)]
    [InlineData("en/quiz.md", Language.En)]
    public void The_example_of_questions_to_paste_is_understood(string page, Language language)
    {
        var text = QuestionsText.Clean(Examples(page, "text").Single());

        var read = QuestionsText.Read(text.Trim(), new(language, ["C2"], "N1", ["C2"]));

        Assert.Equal([ItemFormKind.Choice, ItemFormKind.Choice, ItemFormKind.Number], read.Select(question => question.Form?.Kind));
        Assert.All(read, question => Assert.True(question.CanBeAdded));
    }

    [Fact]
    public void The_example_of_playthroughs_is_a_good_file_beside_the_example_of_a_scenario()
    {
        var scenario = WithoutGoodSession.With(
            Places["scenario.md"],
            TestContent.Bytes(Examples("scenario.md", "markdown")[0]),
            new ProblemList()
        );

        Assert.Empty(Problems(scenario, Playthroughs, Examples("scenario.md", "yaml")[0]));
    }

    [Theory]
    [InlineData("scenario.md", Language.Fr)]
    [InlineData("en/scenario.md", Language.En)]
    public void The_example_of_a_story_is_understood_wholly(string page, Language language)
    {
        var story = ScenesText.Read(Examples(page, "text")[0], new(language, [], [new("C2", "C2")]) { MayAddFacts = true });
        var session = ScenarioText.Read("m/x.scenario.md", $"---\ntitle: x\ncast: {{ {story.Scenes[0].Speakers.Single()}: luc }}\n---\n")!;
        var added = AddedScenes.Of(session, story, new Dictionary<int, string>());

        Assert.Equal([ScenesRemarkKind.Before], story.Remarks.Select(remark => remark.Kind));
        Assert.Empty(added.Remarks);
        Assert.All(added.Scenes, scene => Assert.Equal(SceneOutcome.Added, scene.Outcome));
        Assert.Equal(4, added.Text.Scenes.Count);
    }

    [Theory]
    [MemberData(nameof(SharedFiles))]
    public void The_example_of_a_shared_file_is_a_good_entry(string page, string path)
    {
        var example = Examples(page, "yaml")[Array.IndexOf(Shared, path)];
        // Examples show one entry; the rest of the good content needs its own.
        var id = Id().Match(example).Value;
        var others = path.StartsWith("people/", StringComparison.Ordinal)
            ? ""
            : string.Concat(
                Entry()
                    .Matches(TestContent.TextOf(TestContent.Good, path))
                    .Select(m => m.Value)
                    .Where(e => !e.StartsWith(id, StringComparison.Ordinal))
            );

        Assert.Empty(Problems(TestContent.Good, path, example + others));
    }

    private static List<string> Problems(ContentFiles files, string path, string text)
    {
        var problems = new ProblemList();
        ContentReader.Read(files.With(path, TestContent.Bytes(text), problems), problems);
        return
        [
            .. problems.Items.Where(p => !p.Code.StartsWith("translation-", StringComparison.Ordinal)).Select(p => p.ToText(Language.En)),
        ];
    }

    private static List<string> Examples(string page, string language)
    {
        return [.. Fence().Matches(Text(page)).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["example"].Value)];
    }

    private static string Text(string page) =>
        File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, "docs/authoring", page)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"[\w’-]+")]
    private static partial Regex Word();

    [GeneratedRegex("^## |^- |^> |^[|]", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<example>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?:^\| `.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"(?<=^\| [^|]*)`[A-Za-z]+`", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@"\A- \w+: [^\s#]+", RegexOptions.None)]
    private static partial Regex Id();

    [GeneratedRegex(@"^- .*\n(?:[ #].*\n|\n)*", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
