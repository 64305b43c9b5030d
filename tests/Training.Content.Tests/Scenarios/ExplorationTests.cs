using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

/// <summary>The exploration forgets what no longer matters; it must find what a search that forgets nothing finds.</summary>
public sealed class ExplorationTests
{
    [Fact]
    public void Forgetting_what_no_longer_matters_loses_nothing()
    {
        int compared = 0,
            smaller = 0,
            stuck = 0,
            trapped = 0,
            unreached = 0;

        for (var seed = 0; seed < 500; seed++)
        {
            var scenario = SmallScenario.Make(seed);
            if (BruteForce.Of(scenario) is not { } found)
                continue;
            var exploration = Exploration.Of(scenario, scenario.Script.Fr);

            Assert.False(exploration.IsCut);
            Same(found.Reached, exploration.Reached.Select(s => s.Id), seed, "reached");
            Same(found.Offered, exploration.Offered.Select(c => c.Words), seed, "offered");
            Same(found.Stuck, exploration.Stuck.Select(s => s.Id), seed, "stuck");
            Same(found.Trapped, exploration.Trapped.Select(s => s.Id), seed, "trapped");
            Same(found.WithoutTimeout, exploration.WithoutTimeout.Select(s => s.Id), seed, "without timeout");
            Same(found.Imperceptible, exploration.Imperceptible.Select(s => s.Id), seed, "imperceptible");
            Same(found.Earnable, exploration.Earnable, seed, "earnable");
            Same(found.Losable, exploration.Losable, seed, "losable");
            compared++;
            smaller += exploration.States < found.States ? 1 : 0;
            stuck += found.Stuck.Count > 0 ? 1 : 0;
            trapped += found.Trapped.Count > found.Stuck.Count ? 1 : 0;
            unreached += found.Reached.Count < scenario.Script.Fr.Scenes.Count ? 1 : 0;
        }

        // The made-up sessions are varied enough to mean something.
        Assert.True(
            compared >= 300 && smaller >= 200 && stuck >= 30 && trapped >= 30 && unreached >= 30,
            $"{compared} compared, {smaller} smaller, {stuck} stuck, {trapped} trapped, {unreached} with a scene never reached"
        );
    }

    [Fact]
    public void Every_way_that_chance_can_fall_is_seen()
    {
        // Three incidents, each at one of three scenes: a scene that needs all three at their last place is in one way of 27.
        var (scenario, problems) = Stage.Read(
            string.Concat(
                Enumerable.Range(0, 3).Select(i => $"## S{i}\n\nLuc: Bonjour.\n\n- [« Suite. »](#{(i < 2 ? $"s{i + 1}" : "bilan")})\n\n")
            )
                + string.Concat(
                    "abc".Select(x =>
                        $"## {x}\n`interrupts at one of s0, s1, s2` `once` `fact {x}`\n\nToc, toc.\n\n- [« Oui? »](#resume)\n\n"
                    )
                )
                + """
                ## Bilan

                Luc: Bon.

                - [« Merci. »](#fin) `C2 +1`
                  > Oui.
                - [Se taire.](#fin)
                  > Non.

                ## Fin
                `ending`

                C’est fini.

                > Voilà.

                ## Rare
                `interrupts at s2` `if a` `if b` `unless c` `once`

                Toc.
                """,
            ("facts: [verifie]", "facts: [a, b, c]"),
            ("gauges: { alliance: 2 }\n", "")
        );

        Assert.Empty(problems.Select(p => p.ToText(Language.En)));
        var exploration = Exploration.Of(scenario!, scenario!.Script.Fr);
        Assert.Contains("rare", exploration.Reached.Select(s => s.Id));
    }

    [Fact]
    public void An_incident_that_only_comes_between_two_times_is_seen()
    {
        // Later than 240 s the first always comes before the second.
        var (scenario, problems) = Stage.Read(
            """
            ## Accueil

            Luc: Bonjour.

            - [« Bonjour. »](#suite) `C2 +1`
              > Oui.
            - [Se taire.](#suite)
              > Non.

            ## Suite

            Une minute passe.

            - [Finir.](#fin)

            ## Tard
            `interrupts after 240s`

            Il est tard.

            ## Plus tôt
            `interrupts after 90s`

            Pas encore.

            ## Fin
            `ending`

            C’est fini.

            > Voilà.
            """,
            ("facts: [verifie]\n", ""),
            ("gauges: { alliance: 2 }\n", "")
        );

        Assert.Empty(problems.Select(p => p.ToText(Language.En)));
        Assert.Contains("plus-tot", Exploration.Of(scenario!, scenario!.Script.Fr).Reached.Select(s => s.Id));
    }

    [Fact]
    public void An_incident_that_comes_while_an_act_is_answered_is_seen_however_late()
    {
        var (_, problems) = Stage.Read(
            """
            ## Accueil

            Luc: Bonjour.

            - [« Bonjour. »](#fin) `C2 +1`
              > Oui.
            - [Se taire.](#fin)
              > Non.

            ## Le lieu
            `act check-place`

            Luc: Je suis seul.

            - [« Merci. »](#resume)

            ## On frappe
            `interrupts at le-lieu` `interrupts after 90s`

            Toc, toc.

            ## Fin
            `ending`

            C’est fini.

            > Voilà.
            """,
            ("facts: [verifie]\n", ""),
            ("gauges: { alliance: 2 }\n", "")
        );

        Assert.Empty(problems.Select(p => p.ToText(Language.En)));
    }

    [Fact]
    public void A_session_of_300_scenes_is_explored_whole()
    {
        var (scenario, problems) = Stage.Read(Long(300, facts: 3), ("facts: [verifie]", "facts: [f0, f1, f2]"));

        Assert.Empty(problems.Select(p => p.ToText(Language.En)));
        var exploration = Exploration.Of(scenario!, scenario!.Script.Fr);
        Assert.Equal(301, exploration.Reached.Count);
        Assert.False(exploration.IsCut);
    }

    [Fact]
    public void A_session_of_300_scenes_that_remembers_too_much_is_cut_and_said_so()
    {
        var facts = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"f{i}"));

        var (_, problems) = Stage.Read(Long(300, facts: 40), ("facts: [verifie]", $"facts: [{facts}]"));

        Assert.Equal([ProblemCodes.ExplorationCut], problems.Select(p => p.Code));
    }

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual, int seed, string what) =>
        Assert.True(
            expected.ToHashSet().SetEquals(actual),
            $"Seed {seed}, {what}: [{string.Join(' ', expected.Order())}] by brute force, [{string.Join(' ', actual.Order())}] by exploration"
        );

    // Each scene leads to the next two; what happened at the start still matters at the end.
    private static string Long(int scenes, int facts) =>
        string.Concat(
            Enumerable
                .Range(0, scenes)
                .Select(i =>
                    $"""
                        ## S{i}

                        Luc (voix: basse): Et de {i}.

                        - [« Oui. »](#{After(i + 1)}) `C2 +1` `fact f{i % facts}`
                          > Oui.
                        - [« Non. »](#{After(i + 2)}) `C2 -1`{(i < 6 ? " `alliance +1`" : "")}
                          > Non.
                        - [« Peut-être. »](#{After(i + 2)}) `if f{i * 7 % facts}` `if alliance >= {(i > 1 ? 3 : 2)}`
                          > Peut-être.


                        """
                    // A fact can’t be true before any scene has made it so.
                    .Replace(i < facts + 1 ? $" `if f{i * 7 % facts}`" : "\0", "", StringComparison.Ordinal)
                )
                .Append("## Fin\n`ending`\n\nC’est fini.\n\n> Voilà.\n")
                .Select(s =>
                    s.Replace($"#s{scenes}", "#fin", StringComparison.Ordinal).Replace($"#s{scenes + 1}", "#fin", StringComparison.Ordinal)
                )
        );

    private static string After(int scene) => $"s{scene}";
}
