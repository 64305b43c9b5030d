using System.Text;
using Training.Content.Editing;

namespace Training.Content.Tests.Editing;

/// <summary>A person, a competency, a fact, a gauge or a scene is called otherwise: every scene that names it follows, and nothing else moves.</summary>
public sealed class CarriedNamesTests
{
    private const string Scenario = """
        ---
        title: Essai
        cast: { Luc: luc, Ève: eve }
        ---

        ## Accueil {#accueil}
        `C2 +1` `fact lieu-verifie`

        Luc arrive : il est tard.

        Luc (voix: basse): Ève m’a dit d’appeler, Luc.

        - [« Luc, êtes-vous seul? »](#suite) `C2 +2` `critical`
          > C2 +1 se gagne ici.
        - [Attendre.](#suite) `C2 -1` `C3 +1` `if lieu-verifie`

        ## Le bruit {#bruit}
        `interrupts at one of accueil, suite` `once`

        `C2 +1`

        Ève: Bonsoir.

        - [Reprendre.](#resume) `alliance +1`

        ## Suite {#suite}
        `act check-place in accueil, bruit`
        `if alliance >= 3` `unless lieu-verifie`

        Fin.

        """;

    public static TheoryData<string> Shipped => ScenarioTextTests.Shipped;

    [Fact]
    public void Someone_of_another_name_speaks_under_it_and_prose_stays()
    {
        var now = Carried(new NameChange(NamedKind.Person, "Luc", "Sylvie"));

        Assert.Equal(Scenario.Replace("Luc (voix", "Sylvie (voix", StringComparison.Ordinal), now);
    }

    [Fact]
    public void Points_go_to_another_competency_and_what_counts_for_it_already_stays()
    {
        var now = Carried(new NameChange(NamedKind.Competency, "C2", "C3"));

        Assert.Equal(
            Scenario.Replace("`C2 -1` `C3 +1`", "`C3 +1`", StringComparison.Ordinal).Replace("`C2 +", "`C3 +", StringComparison.Ordinal),
            now
        );
    }

    [Fact]
    public void What_a_competency_gave_leaves_with_it()
    {
        var now = Carried(new NameChange(NamedKind.Competency, "C2", null));

        Assert.Equal(
            Scenario
                .Replace("`C2 +1` `fact lieu-verifie`", "`fact lieu-verifie`", StringComparison.Ordinal)
                .Replace("(#suite) `C2 +2` `critical`", "(#suite) `critical`", StringComparison.Ordinal)
                .Replace("(#suite) `C2 -1` `C3 +1`", "(#suite) `C3 +1`", StringComparison.Ordinal)
                .Replace("\n\n`C2 +1`\n\nÈve", "\n\nÈve", StringComparison.Ordinal),
            now
        );
    }

    [Fact]
    public void What_a_fact_or_a_gauge_decides_leaves_with_it_and_a_line_left_empty_too()
    {
        var now = Carried(new NameChange(NamedKind.Fact, "lieu-verifie", null), new NameChange(NamedKind.Gauge, "alliance", null));

        Assert.Equal(
            Scenario
                .Replace("`C2 +1` `fact lieu-verifie`", "`C2 +1`", StringComparison.Ordinal)
                .Replace(" `if lieu-verifie`", "", StringComparison.Ordinal)
                .Replace(" `alliance +1`", "", StringComparison.Ordinal)
                .Replace("\n`if alliance >= 3` `unless lieu-verifie`", "", StringComparison.Ordinal),
            now
        );
    }

    [Fact]
    public void What_leads_to_a_scene_leads_to_its_new_id()
    {
        var now = Carried(new NameChange(NamedKind.Scene, "suite", "la-suite"), new NameChange(NamedKind.Scene, "bruit", "accueil"));

        Assert.Equal(
            Scenario
                .Replace("(#suite)", "(#la-suite)", StringComparison.Ordinal)
                .Replace("accueil, suite`", "accueil, la-suite`", StringComparison.Ordinal)
                .Replace("in accueil, bruit`", "in accueil`", StringComparison.Ordinal),
            now
        );
    }

    [Fact]
    public void Scenes_that_name_something_are_told_and_whether_anything_depends_on_it()
    {
        var text = Read(Scenario);

        var fact = text.MentionsOf([new(NamedKind.Fact, "lieu-verifie", null)]);
        var scene = text.MentionsOf([new(NamedKind.Scene, "suite", null)]);

        Assert.Equal(
            [("accueil", false), ("accueil", true), ("suite", true)],
            fact.Select(mention => (mention.Scene.Key, mention.IsCondition))
        );
        Assert.Equal(["accueil", "accueil", "bruit"], scene.Select(mention => mention.Scene.Key).Order(StringComparer.Ordinal));
        Assert.Empty(text.MentionsOf([new(NamedKind.Person, "Marc", "Luc")]));
    }

    [Fact]
    public void Playthroughs_expect_things_by_their_new_names()
    {
        const string Playthroughs = """
            - name: Jusqu’au bout
              choose: [Attendre, "Luc, êtes-vous"]
              expect: { ending: suite, C2: 2, alliance: 1, facts: [lieu-verifie, mot-convenu] }

            """;

        var now = CarriedFiles.Playthroughs(
            "modules/x/y.playthroughs.yaml",
            Playthroughs,
            [
                new(NamedKind.Scene, "suite", "la-suite"),
                new(NamedKind.Competency, "C2", "C3"),
                new(NamedKind.Gauge, "alliance", null),
                new(NamedKind.Fact, "lieu-verifie", "un-lieu"),
            ]
        );

        Assert.Equal(
            Playthroughs.Replace(
                "{ ending: suite, C2: 2, alliance: 1, facts: [lieu-verifie, mot-convenu] }",
                "{ ending: la-suite, C3: 2, facts: [mot-convenu, un-lieu] }",
                StringComparison.Ordinal
            ),
            now
        );
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Any_name_of_a_shipped_session_carried_to_another_and_back_leaves_the_same_text(string path)
    {
        var text = Read(File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, path)).ReplaceLineEndings("\n"));
        var source = Read(
            File.ReadAllText(
                    Path.Combine(TestContent.RepositoryRoot, path.Replace(".scenario.en.md", ".scenario.md", StringComparison.Ordinal))
                )
                .ReplaceLineEndings("\n")
        );
        var names = NamesOf(source);

        foreach (var (kind, name) in names)
        {
            var other =
                kind == NamedKind.Competency ? "C99"
                : kind == NamedKind.Person ? "Zoé-Anne"
                : "un-autre-nom";
            var now = text.With([new(kind, name, other)]);
            Assert.NotNull(now);
            Assert.Empty(now.MentionsOf([new(kind, name, null)]));
            Assert.Equal(text.MentionsOf([new(kind, name, null)]).Count, now.MentionsOf([new(kind, other, null)]).Count);
            Assert.Equal(text.Text, now.With([new(kind, other, name)])!.Text);
        }
        Assert.All(names.Where(n => n.Kind == NamedKind.Person), n => Assert.NotEmpty(source.MentionsOf([new(n.Kind, n.Name, null)])));
    }

    [Fact]
    public void A_shipped_session_whose_every_name_is_another_is_as_right_as_before()
    {
        var files = ContentFiles.FromFolder(Path.Combine(TestContent.RepositoryRoot, "content"), new ProblemList());
        var expected = TestContent.Read(files).Problems;
        foreach (var path in files.Paths.Where(p => p.EndsWith(".scenario.md", StringComparison.Ordinal)))
        {
            var text = Read(TestContent.TextOf(files, path));
            var changes = NamesOf(text)
                .Where(n => n.Kind is NamedKind.Fact or NamedKind.Gauge or NamedKind.Scene)
                .Select(n => new NameChange(n.Kind, n.Name, $"z-{n.Name}"))
                .ToList();
            var front = FrontMatterText.Read(text.Text)!;
            var now = text.With(
                front
                    .WithItems("facts", [.. front.Items("facts")!.Select(fact => $"z-{fact}")])
                    .WithPairs("gauges", front.Pairs("gauges")!.ToDictionary(g => $"z-{g.Name}", g => g.Value))
                    .WithPairs("labels", front.Pairs("labels")!.ToDictionary(g => $"z-{g.Name}", g => g.Value))
            )!;
            // Where an incident breaks in is drawn by its id.
            var drawn = text.Scenes.Where(scene => text.TextOf(scene).Contains("`interrupts at one of", StringComparison.Ordinal)).ToList();
            changes.RemoveAll(change => drawn.Exists(scene => scene.Key == change.From));
            foreach (var scene in text.Scenes.Except(drawn))
                now = now.WithId(now.Find(scene.Key)!, $"z-{scene.Key}")!;
            files = Put(files, path, now.With(changes)!.Text);
            var translation = path.Replace(".scenario.md", ".scenario.en.md", StringComparison.Ordinal);
            files = Put(files, translation, CarriedFiles.Translation(translation, TestContent.TextOf(files, translation), changes)!);
            var playthroughs = path.Replace(".scenario.md", ".playthroughs.yaml", StringComparison.Ordinal);
            files = Put(files, playthroughs, CarriedFiles.Playthroughs(playthroughs, TestContent.TextOf(files, playthroughs), changes)!);
        }

        var (content, problems) = TestContent.Read(files);

        Assert.NotNull(content);
        Assert.Equal(
            expected.Select(p => p.ToText(Language.Fr)),
            problems.Where(p => p.Code != ProblemCodes.TranslationStale).Select(p => p.ToText(Language.Fr))
        );
    }

    private static ContentFiles Put(ContentFiles files, string path, string text) =>
        files.With(path, Encoding.UTF8.GetBytes(text), new ProblemList());

    private static List<(NamedKind Kind, string Name)> NamesOf(ScenarioText text)
    {
        var front = FrontMatterText.Read(text.Text)!;
        return
        [
            .. text.Cast.Select(name => (NamedKind.Person, name)),
            .. front.Items("competencies")!.Select(name => (NamedKind.Competency, name)),
            .. front.Pairs("gauges")!.Select(gauge => (NamedKind.Gauge, gauge.Name)),
            .. front.Items("facts")!.Select(name => (NamedKind.Fact, name)),
            .. text.Scenes.Select(scene => (NamedKind.Scene, scene.Key)),
        ];
    }

    private static string Carried(params NameChange[] changes) => Read(Scenario).With(changes)!.Text;

    private static ScenarioText Read(string text) => ScenarioText.Read("modules/x/y.scenario.md", text.ReplaceLineEndings("\n"))!;
}
