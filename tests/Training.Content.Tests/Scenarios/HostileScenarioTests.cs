using System.Text;
using Training.Content.Markup;
using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

/// <summary>Whatever a session is made of, reading and checking it gives problems, in bounded work, and never an exception.</summary>
public sealed class HostileScenarioTests
{
    private const long MostBytes = 2L << 30;

    private const string Open = """
        ## Accueil

        Luc: Bonjour.

        - [« Bonjour. »](#fin) `C2 +1`
          > Oui.
        - [Se taire.](#fin)
          > Non.


        """;

    private const string Fin = "## Fin\n`ending`\n\nC’est fini.\n\n> Voilà.\n\n";

    public static TheoryData<string, string, string> Sessions =>
        new()
        {
            { "thirty thousand scenes", Lines(30_000, i => $"## a{i}\n\nx\n\n- [a](#a{i + 1})\n"), ProblemCodes.ScenarioTooLarge },
            { "a thousand scenes in a row, backwards", Row(998), ProblemCodes.CompetencyOutOfReach },
            {
                "a thousand scenes that lead nowhere",
                Lines(1_000, i => $"## a{i}\n\nx\n\n- [a](#b{i})\n"),
                ProblemCodes.ChoiceLeadsNowhere
            },
            { "a thousand scenes of one name", Lines(1_000, _ => "## a\n\nx\n\n- [a](#a)\n"), ProblemCodes.IdTwice },
            { "nine hundred loops", Lines(900, i => $"## a{i}\n\nx\n\n- [a](#a{i})\n") + Fin, ProblemCodes.LoopWithoutExit },
            { "a thousand choices", Open + Choices(1_000, i => "") + Fin, ProblemCodes.ScenarioTooLarge },
            {
                "a hundred conditions on each choice",
                Choices(48, i => Times($" `if alliance >= {i}`", 100)) + Fin,
                ProblemCodes.ConditionNeverHolds
            },
            {
                "conditions on nothing",
                Open + Choices(48, i => " `if alliance >= ` `if` `unless` `if a b` `if alliance == 2`") + Fin,
                ProblemCodes.FactUnknown
            },
            {
                "numbers too long",
                Open + Choices(20, i => " `C2 +99999999999` `if alliance >= 99999999999` `alliance +٣`") + Fin,
                ProblemCodes.DirectiveUnknown
            },
            {
                "a choice that says everything",
                Open + "- [a](#fin) " + Times("`C2 +1` ", 150) + "\n  > b\n\n" + Fin,
                ProblemCodes.DirectiveTwice
            },
            {
                "acts that answer acts",
                Open + Fin + Lines(200, i => $"## a{i}\n`act a{i % 12}`\n\nx\n\n- [a](#resume)\n"),
                ProblemCodes.SceneUnreachable
            },
            {
                "acts that answer themselves",
                Open + Fin + Lines(300, i => $"## a{i}\n`act check-place in {Names(300)}`\n\nx\n"),
                ProblemCodes.SceneUnreachable
            },
            {
                "incidents that break into each other",
                Open + Fin + Lines(100, i => $"## a{i}\n`interrupts at {Names(100)}, accueil`\n\nx\n\n- [a](#resume)\n"),
                ProblemCodes.SceneUnreachable
            },
            {
                "a hundred incidents, each anywhere",
                Open + Fin + Lines(100, i => $"## a{i}\n`interrupts at one of {Names(100)}, accueil` `once`\n\nx\n\n- [a](#resume)\n"),
                ProblemCodes.ExplorationCut
            },
            {
                "five hundred times to wait for",
                Open + Fin + Lines(500, i => $"## a{i}\n`interrupts after {i + 1}s`\n\nx\n\n- [a](#accueil)\n"),
                ""
            },
            {
                "incidents at nothing",
                Open
                    + Fin
                    + Lines(100, i => $"## a{i}\n`interrupts at ,` `interrupts at one of ` `interrupts after x` `act x in ,`\n\nx\n"),
                ProblemCodes.DirectiveUnknown
            },
            {
                "a speaker without end",
                Open + Times("a \t", 3_000) + "\n\n" + Times("L(", 40) + "\n\nLuc " + Times(" \t", 4_000) + "x\n\n" + Fin,
                ""
            },
            {
                "cues without end",
                Open + "Luc (" + Times("voix: ; ", 200) + "): x\n\nLuc (" + Times("((a) ", 20) + "): x\n\n" + Fin,
                ProblemCodes.LayerUnknown
            },
            {
                "choices in choices",
                Open + Lines(15, i => new string(' ', i * 2) + "- [a](#fin)") + "\n\n" + Fin,
                ProblemCodes.ChoiceStrayText
            },
            { "a name without end", Open + $"## {Times("a", 190)}\n\nx\n\n" + Fin, ProblemCodes.IdWrong },
        };

    [Theory]
    [MemberData(nameof(Sessions))]
    public void A_hostile_session_is_a_problem_and_its_work_is_bounded(string name, string scenes, string code)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var (_, problems) = Stage.Read(scenes);

        Assert.True(problems.Count > 0, name);
        if (code.Length > 0)
            Assert.Contains(code, problems.Select(p => p.Code));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MostBytes, $"{name}: {allocated >> 20} MB");
    }

    [Fact]
    public void A_session_that_remembers_all_it_can_is_cut()
    {
        // 128 facts and 128 gauges, each with a use: more states than there are atoms.
        var names = Enumerable.Range(0, ScenarioIndex.Most).ToList();
        var scenes = string.Concat(
            Enumerable
                .Range(0, 8)
                .Select(s =>
                    $"## s{s}\n\nLuc: Oui.\n\n"
                    + string.Concat(
                        names
                            .Skip(s * 16)
                            .Take(16)
                            .Select(i =>
                                $"- [a{i}](#s{(s + 1) % 8}) `fact f{i}` `g{i} +1` `C2 {(i % 2 == 0 ? "+1" : "-1")}`\n  > b\n- [b{i}](#s{s}) `if f{i}` `unless g{i} > 3`\n  > b\n"
                            )
                    )
                    + "- [fin](#fin)\n  > b\n\n"
                )
        );
        var before = GC.GetAllocatedBytesForCurrentThread();

        var (_, problems) = Stage.Read(
            scenes + Fin,
            ("facts: [verifie]", $"facts: [{string.Join(", ", names.Select(i => $"f{i}"))}]"),
            ("gauges: { alliance: 2 }", $"gauges: {{ {string.Join(", ", names.Select(i => $"g{i}: 0"))} }}")
        );

        Assert.Equal([ProblemCodes.ExplorationCut], problems.Select(p => p.Code));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes);
    }

    [Fact]
    public void A_playthrough_without_end_is_played_in_bounded_work()
    {
        var text = Times($"- name: a\n  choose:\n{Times("    - { act: keep-silent }\n", 600)}  expect: {{ passed: false }}\n", 3);
        var problems = new ProblemList();

        ContentReader.Read(
            TestContent.Good.With(TestContent.Module + "elle-vient-d-entrer.playthroughs.yaml", TestContent.Bytes(text), problems),
            problems
        );

        Assert.Equal("", string.Join("\n", problems.Items));
    }

    [Fact]
    public void A_damaged_session_is_a_problem_never_an_exception()
    {
        var good = TestContent.TextOf(TestContent.Good, TestContent.Module + "elle-vient-d-entrer.scenario.md");
        var lines = good.Split('\n');
        var random = new Random(1);

        for (var round = 0; round < 150; round++)
        {
            var damaged = lines.ToList();
            for (var i = random.Next(1, 5); i > 0; i--)
            {
                var at = random.Next(10, damaged.Count);
                if (random.Next(2) == 0)
                    damaged.RemoveAt(at);
                else
                    damaged.Insert(at, damaged[random.Next(10, damaged.Count)]);
            }
            var problems = new ProblemList();
            var file = MarkdownFile.Read("a.scenario.md", Encoding.UTF8.GetBytes(string.Join('\n', damaged)), Language.Fr, problems);

            if (file is not null && ScenarioReader.Read(new("a", "b"), file, null, Session.OfGood.Shared, problems) is { } scenario)
                _ = Play.Start(scenario, Language.Fr, 1).Offered;

            Assert.All(problems.Items, p => Assert.NotEmpty(p.Code));
        }
    }

    private static string Row(int count) =>
        $"## Accueil\n\nx\n\n- [a](#a{count - 1})\n\n"
        + Lines(count, i => $"## a{i}\n\nx\n\n- [a](#{(i == 0 ? "fin" : $"a{i - 1}")})\n")
        + Fin;

    private static string Choices(int count, Func<int, string> directives) =>
        "## Suite\n\nLuc: Oui.\n\n" + Lines(count, i => $"- [a{i}](#fin){directives(i)}\n  > b\n") + "\n";

    private static string Names(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"a{i}"));

    private static string Times(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Lines(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(0, count).Select(line)) + "\n";
}
