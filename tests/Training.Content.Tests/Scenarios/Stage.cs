using System.Text;
using Training.Content.Competencies;
using Training.Content.Markup;
using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

/// <summary>A scenario written in a test, read by the real reader.</summary>
internal static class Stage
{
    public static readonly SharedContent Shared = new(
        Codes("C2", "C3", "C5"),
        [Act("check-place", "Rien de neuf."), Act("ask-suicide", "…"), .. Enumerable.Range(0, 12).Select(i => Act($"a{i}", "…"))],
        new Dictionary<string, Source>(),
        new Dictionary<string, HelpLine>(),
        new Dictionary<string, Person> { ["luc"] = new("luc", "Luc", 40, new("", ""), null, ["calm", "tired"]) },
        [],
        new Dictionary<string, GlossaryEntry>()
    );

    private const string Head = """
        ---
        title: Essai
        channel: video
        duration: 5 min
        mastery: 0.7
        competencies: [C2]
        gauges: { alliance: 2 }
        facts: [verifie]
        cast: { Luc: luc }
        reflection: [Un?, Deux?]
        ---

        # Essai

        Luc attend.


        """;

    /// <summary>Reads scenes under a ready front matter, where <paramref name="edit"/> may change words.</summary>
    public static (Scenario? Scenario, IReadOnlyList<ContentProblem> Problems) Read(string scenes, params (string Old, string New)[] edit)
    {
        var text = edit.Aggregate(Head, (head, change) => head.Replace(change.Old, change.New, StringComparison.Ordinal)) + scenes;
        var problems = new ProblemList();
        var file = MarkdownFile.Read("essai.scenario.md", Encoding.UTF8.GetBytes(text), Language.Fr, problems);
        var scenario = file is null ? null : ScenarioReader.Read(new("module", "essai"), file, null, Shared, problems);
        return (scenario, problems.Items);
    }

    public static Play Start(string scenes, params (string Old, string New)[] edit)
    {
        var (scenario, problems) = Read(scenes, edit);
        Assert.DoesNotContain(problems, p => p.Severity == Severity.Error);
        return Play.Start(scenario!, Language.Fr, seed: 1);
    }

    /// <summary>Takes the choice whose words contain these, ten seconds after the last step.</summary>
    public static void Choose(this Play play, string words) =>
        Assert.True(
            play.Apply(
                Step.Choose(
                    play.Offered.Single(c => c.Words.Contains(words, StringComparison.Ordinal)).Index,
                    play.Elapsed + TimeSpan.FromSeconds(10)
                )
            )
        );

    public static void Act(this Play play, string act) => Assert.True(play.Apply(Step.Act(act, play.Elapsed + TimeSpan.FromSeconds(10))));

    private static Dictionary<string, Competency> Codes(params string[] codes) =>
        codes.ToDictionary(c => c, c => new Competency(c, new(c, c), new Dictionary<CompetencyLevel, Localized<IReadOnlyList<string>>>()));

    private static Act Act(string id, string reply) => new(id, ActGroup.Frame, new(id, id), new(id, id), new(reply, reply));
}
