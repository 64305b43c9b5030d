using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Training.Content.Tests;

/// <summary>
/// Each rule has its file in <c>Broken/</c>, laid over the good content: <c>code@line.kind</c>, or <c>code+variant@line.kind</c>, where the
/// kind says which file it takes the place of. A rule about the folder itself has a folder <c>code@line/</c>, in which an empty file removes one.
/// </summary>
public sealed partial class BrokenTests
{
    private static readonly Dictionary<string, string> Places = new()
    {
        ["module"] = TestContent.Module + "module",
        ["lesson"] = TestContent.Module + "pourquoi",
        ["aid"] = TestContent.Module + "verifier-le-lieu.aid",
        ["quiz"] = TestContent.Module + "bilan.quiz",
        ["scenario"] = TestContent.Module + "elle-vient-d-entrer.scenario",
        ["playthroughs"] = TestContent.Module + "elle-vient-d-entrer.playthroughs",
        ["picture"] = TestContent.Module + "media/oreilles",
        ["sound"] = TestContent.Module + "media/appel",
        ["captions"] = TestContent.Module + "media/appel",
        ["document"] = TestContent.Module + "media/formulaire",
        ["portrait"] = "people/portraits/marc-andre/calm",
        ["course"] = "courses/cours.course",
        ["person"] = "people/marc-andre",
    };

    public static TheoryData<string> Broken => [.. Names];

    private static IEnumerable<string> Names =>
        Directory
            .EnumerateFileSystemEntries(TestContent.PathOf("Broken"))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_is_told_by_the_code_it_is_named_for_at_its_line(string name)
    {
        var entry = Entry().Match(name);
        Assert.True(entry.Success, $"Not code@line.kind: {name}");
        var code = entry.Groups["code"].Value;
        var line = int.Parse(entry.Groups["line"].Value, CultureInfo.InvariantCulture);

        var problems = new ProblemList();
        ContentReader.Read(Overlay(name, entry.Groups["kind"].Value, problems), problems);

        var codes = problems.Items.Where(p => p.Code == code || !FollowsFrom(name, p)).Select(p => p.Code);
        Assert.Equal([code], codes.Distinct());
        Assert.Contains(line, problems.Items.Where(p => p.Code == code).Select(p => p.At.Line));
        Assert.All(problems.Items, IsWellTold);
    }

    // Of files that no form opens: the site names its own, and a module without its head has no page.
    private static readonly string[] OfFiles = [ProblemCodes.FileNameWrong, ProblemCodes.ModuleMissing];

    /// <summary>Who writes in a form never sees the signs that the text is written with, nor its files.</summary>
    [Theory]
    [MemberData(nameof(Broken))]
    public void What_forms_say_of_it_shows_none_of_the_signs_of_the_text(string name)
    {
        var problems = new ProblemList();
        ContentReader.Read(Overlay(name, Entry().Match(name).Groups["kind"].Value, problems), problems);

        foreach (var problem in problems.Items.Where(p => OfModule().IsMatch(p.At.File) && !OfFiles.Contains(p.Code)))
        {
            var said = problem.ForForms.Message;
            Assert.DoesNotMatch(Sign(), said.Fr);
            Assert.DoesNotMatch(Sign(), said.En);
            Assert.DoesNotMatch(FrenchSign(), said.Fr);
            IsWellTold(problem.ForForms);
        }
    }

    [Theory]
    [MemberData(nameof(MadeUp.Codes), MemberType = typeof(MadeUp))]
    public void What_no_file_can_show_is_told_by_its_code(string code)
    {
        var problems = new ProblemList();
        MadeUp.Situations[code](problems);

        Assert.Equal([code], problems.Items.Select(p => p.Code).Distinct());
        Assert.All(problems.Items, IsWellTold);
    }

    [Fact]
    public void Every_code_has_its_broken_file_and_every_broken_file_its_code()
    {
        var codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        var shown = Names.Select(name => name.Split('@', '+')[0]);

        Assert.Equal(codes.Order(), shown.Concat(MadeUp.Situations.Keys).Distinct().Order());
    }

    [Fact]
    public void The_good_content_has_no_problem()
    {
        var (content, problems) = TestContent.Read(TestContent.Good);

        Assert.Empty(problems.Select(p => p.ToText(Language.En)));
        Assert.NotNull(content);
    }

    private static ContentFiles Overlay(string name, string kind, ProblemList problems)
    {
        var path = TestContent.PathOf(Path.Combine("Broken", name));
        if (!Directory.Exists(path))
        {
            // A broken session has its own story: the good one’s translation and playthroughs don’t go with it.
            var good =
                kind == "scenario.md"
                    ? TestContent.Good.Without(PlaceOf("scenario.en.md")).Without(PlaceOf("playthroughs.yaml"))
                    : TestContent.Good;
            return good.With(PlaceOf(kind), File.ReadAllBytes(path), problems);
        }

        var files = TestContent.Good;
        foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var place = Path.GetRelativePath(path, file).Replace('\\', '/');
            files = new FileInfo(file).Length == 0 ? files.Without(place) : files.With(place, File.ReadAllBytes(file), problems);
        }
        return files;
    }

    // A source that changes makes its translation stale or divergent; those have their own files, as have missing playthroughs.
    // What a broken shared file no longer declares is missing from the session.
    private static bool FollowsFrom(string name, ContentProblem problem) =>
        problem.Code.StartsWith("translation-", StringComparison.Ordinal)
        || problem.Code == ProblemCodes.PlaythroughsMissing
        || (SharedKind().IsMatch(name) && problem.At.File.Contains(".scenario.", StringComparison.Ordinal));

    private static string PlaceOf(string kind)
    {
        var word = kind.Split('.')[0];
        return Places.TryGetValue(word, out var place) ? place + kind[word.Length..] : kind;
    }

    private static void IsWellTold(ContentProblem problem)
    {
        Assert.True(problem.At is { Line: >= 1, Column: >= 1 });
        Assert.EndsWith(".", problem.Message.Fr.TrimEnd('»', '\u00A0'), StringComparison.Ordinal);
        Assert.NotEqual(problem.Message.Fr, problem.Message.En);
    }

    [GeneratedRegex(@"^modules/[^/]+/[^/]+\.(md|yaml)\z")]
    private static partial Regex OfModule();

    // Other than in what authors wrote themselves: backticks, quotes, headings, ids, marks of choices, boxes, citations, pictures, links to scenes, folders, files, directives.
    [GeneratedRegex(
        @"`|[«“]\u00A0?>|##|\{|\[[x ]\]|---|:::|\[@|\[\^|!\[|\(#|\b(?:media|people)/|\.(?:md|yaml|en|svg|mp3|m4a|vtt|pdf|docx)\b|front matter|\bon timeout\b"
    )]
    private static partial Regex Sign();

    // English words, which are keys where people write in French.
    [GeneratedRegex(@"en-tête|\b(?:cast|competencies|gauges|facts|tiles|draw|page:|feedback|show|moveOn|labels|if|unless|once)\b")]
    private static partial Regex FrenchSign();

    [GeneratedRegex(@"\.(acts|person)\.yaml$")]
    private static partial Regex SharedKind();

    [GeneratedRegex(@"^(?<code>[a-z0-9-]+)(\+[a-z0-9-]+)?@(?<line>\d+)(\.(?<kind>.+))?$")]
    private static partial Regex Entry();
}
