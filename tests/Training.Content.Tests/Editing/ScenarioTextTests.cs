using Training.Content.Editing;

namespace Training.Content.Tests.Editing;

/// <summary>Scenes as forms: one changes, the others stay as they were, to the letter.</summary>
public sealed class ScenarioTextTests
{
    private const string Scenario = """
        ---
        title: Essai
        cast: { Marc: marc-andre }
        ---

        # Essai

        Mercredi, 19 h.

        ## Accueil {#accueil}
        `act check-place` `once`

        19 h 02. L’image
        se stabilise.

        Marc (voix: basse #6s; visage: tiré #tired): Bonsoir.
        Ça marche-tu?

        > Il a l’air fatigué.

        `decide in 20s`

        - [« Bonsoir. »](#fin) `C2 +1` `if mot-convenu`
          > Rien de faux.
        - [Attendre.](#fin) `on timeout`

        ## La fin {#fin}
        `ending`

        Il raccroche.

        > Voilà.

        """;

    public static TheoryData<string> Shipped =>
        [
            .. Directory
                .EnumerateFiles(
                    Path.Combine(TestContent.RepositoryRoot, "content", "modules"),
                    "*.scenario*.md",
                    SearchOption.AllDirectories
                )
                .Select(file => Path.GetRelativePath(TestContent.RepositoryRoot, file).Replace('\\', '/')),
        ];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_scene_read_into_its_form_and_written_back_is_the_same_text(string path)
    {
        var scenario = Read(File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, path)).ReplaceLineEndings("\n"));

        Assert.NotEmpty(scenario.Scenes);
        Assert.All(
            scenario.Scenes,
            scene =>
            {
                var form = scenario.FormOf(scene);
                Assert.True(form is not null, $"{scene.Key}: no form holds it.\n{scenario.TextOf(scene)}");
                Assert.Equal(scenario.Text, scenario.With(scene, form)?.Text);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Changing_any_shipped_scene_changes_its_own_lines_alone(string path)
    {
        var scenario = Read(File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, path)).ReplaceLineEndings("\n"));

        foreach (var scene in scenario.Scenes)
        {
            var form = scenario.FormOf(scene)!;
            var changed = scenario.With(
                scene,
                form with
                {
                    Passages = [new() { Kind = ScenePassageKind.Narration, Words = "Un silence." }, .. form.Passages],
                }
            )!;

            Assert.Equal(scenario.Text[..scene.Start], changed.Text[..scene.Start]);
            Assert.EndsWith(scenario.Text[scene.End..], changed.Text, StringComparison.Ordinal);
            Assert.Equal(scenario.Text, changed.Text.Replace("\n\nUn silence.", "", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Any_shipped_scene_moved_down_then_up_or_taken_away_and_put_back_leaves_the_same_text(string path)
    {
        var scenario = Read(File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, path)).ReplaceLineEndings("\n"));

        foreach (var scene in scenario.Scenes)
        {
            var moved = scenario.Moved(scene, up: false)!;
            Assert.Equal(scenario.Text, moved.Moved(moved.Find(scene.Key)!, up: scene != scenario.Scenes[^1])!.Text);
            Assert.Equal(scene == scenario.Scenes[^1], moved.Text == scenario.Text);

            var without = scenario.Without(scene)!;
            Assert.Equal(scenario.Scenes.Where(s => s != scene).Select(scenario.TextOf), without.Scenes.Select(without.TextOf));
            Assert.Equal(scenario.Text, without.Text.Insert(scene.Start - 2, "\n\n" + scenario.TextOf(scene)));

            var copied = scenario.Twice(scene, title => title + " (copie)")!;
            var copy = copied.Scenes[scenario.Scenes.ToList().IndexOf(scene) + 1];
            Assert.Equal(scenario.FormOf(scene)!.Choices.Select(c => c.Target), copied.FormOf(copy)!.Choices.Select(c => c.Target));
            Assert.Equal(scenario.Text, copied.Without(copy)!.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_briefing_and_the_front_matter_of_any_shipped_scenario_change_alone(string path)
    {
        var scenario = Read(File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, path)).ReplaceLineEndings("\n"));
        var front = FrontMatterText.Read(scenario.Text)!;
        var title = front.Value("title")!;

        Assert.NotEmpty(scenario.Briefing);
        Assert.DoesNotContain(title + "\n", scenario.Briefing, StringComparison.Ordinal);
        Assert.Equal(scenario.Text, scenario.WithBriefing(scenario.Briefing)!.Text);
        Assert.Equal(
            scenario.Text.Replace(scenario.Briefing, "Un mot.\n\nEt un autre.", StringComparison.Ordinal),
            scenario.WithBriefing("Un mot.\r\n\r\nEt un autre.\r\n")!.Text
        );
        Assert.Equal(
            scenario.Text.Replace($"\n# {title}\n", "\n# Ailleurs\n", StringComparison.Ordinal),
            scenario.WithTitle(title, "Ailleurs")!.Text
        );
        foreach (var key in (string[])["competencies", "facts", "warnings", "help", "reflection", "tiles"])
        {
            var items = front.Items(key);
            Assert.NotNull(items);
            var changed = scenario.With(front.WithItems(key, [.. items, "un \"mot\", de: plus #1"]))!;
            Assert.Equal([.. items, "un \"mot\", de: plus #1"], FrontMatterText.Read(changed.Text)!.Items(key));
            var back = FrontMatterText.Read(changed.Text)!.WithItems(key, items);
            Assert.Equal(items, back.Items(key));
            Assert.Equal(Unquoted(scenario.Text), Unquoted(back.Text));
        }
        foreach (var key in (string[])["gauges", "labels", "cast"])
        {
            var pairs = front.Pairs(key)!.ToDictionary(p => p.Name, p => p.Value);
            var changed = front.WithPairs(key, new Dictionary<string, string>(pairs) { ["x"] = "d’un, deux" });
            Assert.Equal("d’un, deux", changed.Pairs(key)![^1].Value);
            Assert.Equal(scenario.Text, changed.WithPairs(key, pairs).Text);
        }
    }

    [Theory]
    [InlineData("## Une scène de plus")]
    [InlineData("# Un autre titre")]
    [InlineData("Un autre titre\n===")]
    [InlineData("```\nUn bloc qui ne se ferme pas")]
    public void A_briefing_that_would_take_the_scenes_with_it_or_not_be_read_is_not_written(string briefing) =>
        Assert.Null(Read(Scenario).WithBriefing(briefing));

    [Fact]
    public void What_leads_to_a_scene_is_named()
    {
        var scenario = Read(
            Scenario
                + "\n## Un bruit\n`interrupts at one of accueil, fin`\n\nBoum.\n\n## Le lieu\n`act check-place in fin` `once`\n\nIci.\n\n- [Bien](#resume)\n"
        );

        Assert.Equal(
            [
                ("accueil", SceneLinkKind.Choice, "«\u00A0Bonsoir.\u00A0»"),
                ("accueil", SceneLinkKind.Choice, "Attendre."),
                ("un-bruit", SceneLinkKind.Interruption, ""),
                ("le-lieu", SceneLinkKind.Act, ""),
            ],
            scenario.LinksTo(scenario.Find("fin")!).Select(link => (link.From.Key, link.Kind, link.Words))
        );
    }

    [Fact]
    public void A_new_scene_may_follow_any_other()
    {
        var scenario = Read(Scenario);

        var changed = scenario.Plus(
            new()
            {
                Title = "Dehors",
                Id = "dehors",
                Passages = [new() { Kind = ScenePassageKind.Narration, Words = "Il pleut." }],
            },
            scenario.Find("accueil")
        );

        Assert.Equal(
            Scenario.Replace("## La fin", "## Dehors {#dehors}\n\nIl pleut.\n\n## La fin", StringComparison.Ordinal),
            changed!.Text
        );
    }

    [Fact]
    public void What_ends_a_file_stays_as_it_is()
    {
        var scenario = Read(Scenario + "  \n\n");
        var last = scenario.Find("fin")!;

        Assert.EndsWith(
            "> Voilà.\n  \n\n",
            scenario.With(last, scenario.FormOf(last)! with { Title = "Fin" })!.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_line_has_its_words_its_cues_and_its_portrait()
    {
        var line = Form().Passages[1];

        Assert.Equal(
            (ScenePassageKind.Line, "Marc", "tired", "Bonsoir. Ça marche-tu?"),
            (line.Kind, line.Who, line.Expression, line.Words)
        );
        Assert.Equal([new("voix", "basse #6s"), new("visage", "tiré")], line.Cues);
    }

    [Fact]
    public void A_changed_line_changes_its_paragraph_alone()
    {
        var form = Form();
        var passages = form.Passages.ToArray();
        passages[1] = passages[1] with { Words = "Bonsoir!", Expression = "smile" };

        Assert.Equal(
            Scenario.Replace("visage: tiré #tired): Bonsoir.\nÇa marche-tu?", "visage: tiré #smile): Bonsoir!", StringComparison.Ordinal),
            With(form with { Passages = passages })!.Text
        );
    }

    [Fact]
    public void Directives_stay_where_they_stand_and_new_ones_go_under_the_heading()
    {
        var form = Form();

        var changed = With(
            form with
            {
                Directives =
                [
                    .. form.Directives.Select(d => d.Text == "decide in 20s" ? d with { Text = "decide in 30s" } : d),
                    new("fact x"),
                ],
            }
        );

        Assert.Equal(
            Scenario
                .Replace("decide in 20s", "decide in 30s", StringComparison.Ordinal)
                .Replace("`once`\n", "`once` `fact x`\n", StringComparison.Ordinal),
            changed!.Text
        );
    }

    [Fact]
    public void A_directive_that_leaves_takes_its_paragraph_with_it()
    {
        var form = Form();

        var changed = With(form with { Directives = [.. form.Directives.Where(d => d.Passage is null)] });

        Assert.Equal(Scenario.Replace("`decide in 20s`\n\n", "", StringComparison.Ordinal), changed!.Text);
    }

    [Fact]
    public void A_changed_choice_changes_its_lines_alone_and_a_blank_one_is_not_written()
    {
        var form = Form();

        var changed = With(form with { Choices = [form.Choices[0], form.Choices[1] with { Feedback = "Il attend." }, new()] });

        Assert.Equal(Scenario.Replace("`on timeout`\n", "`on timeout`\n  > Il attend.\n", StringComparison.Ordinal), changed!.Text);
    }

    [Fact]
    public void A_new_scene_comes_last()
    {
        var scenario = Read(Scenario);

        var changed = scenario.Plus(
            new()
            {
                Title = "Dehors",
                Id = scenario.FreeIdFor("Dehors"),
                Passages = [new() { Kind = ScenePassageKind.Narration, Words = "Il pleut." }],
                Choices = [new() { Words = "Rentrer", Target = "fin" }],
            }
        );

        Assert.Equal($"{Scenario}\n## Dehors {{#dehors}}\n\nIl pleut.\n\n- [Rentrer](#fin)\n", changed!.Text);
    }

    [Theory]
    [InlineData("## Une autre scène")]
    [InlineData("- [Un choix](#fin)")]
    [InlineData("> Une citation")]
    [InlineData("`critical`")]
    [InlineData("#")]
    [InlineData("-")]
    [InlineData("***")]
    [InlineData("___")]
    [InlineData("[Marc]: Bonsoir")]
    [InlineData("Il sort {.vite} et revient {#fin}")]
    [InlineData("Marc : « Bonsoir. »")]
    [InlineData("marc: bonsoir")]
    public void What_would_be_read_as_something_else_is_not_written(string words)
    {
        var form = Form();

        Assert.Null(With(form with { Passages = [new() { Kind = ScenePassageKind.Narration, Words = words }, .. form.Passages] }));
    }

    [Theory]
    [InlineData("Elle raccroche : vous ne savez pas d’où elle appelle.")]
    [InlineData("Un bruit (loin): la ligne a coupé.")]
    public void Words_before_a_colon_are_nobody_s_line_when_no_one_is_called_so(string words)
    {
        var form = Form() is var scene
            ? scene with
            {
                Passages = [new() { Kind = ScenePassageKind.Narration, Words = words }, .. scene.Passages],
            }
            : null!;

        var changed = With(form)!;

        Assert.Equal(
            (ScenePassageKind.Narration, words),
            changed.FormOf(changed.Find("accueil")!)!.Passages[0] is var first ? (first.Kind, first.Words) : default
        );
        Assert.Equal((null, null), changed.FirstMisread(form));
    }

    [Theory]
    [InlineData("Oui](#fin) `C2 +3` [non")]
    [InlineData("Oui](#fin) `critical")]
    [InlineData("Oui {#fin}")]
    [InlineData("")]
    public void Words_of_a_choice_that_would_be_read_as_something_else_are_not_written(string words)
    {
        var form = Form();

        Assert.Null(With(form with { Choices = [form.Choices[0] with { Words = words }, form.Choices[1]] }));
    }

    [Theory]
    [InlineData("`ending")]
    [InlineData("fact x` `critical")]
    public void A_directive_that_would_be_read_as_two_is_not_written(string directive)
    {
        var form = Form();

        Assert.Null(With(form with { Directives = [.. form.Directives, new(directive)] }));
    }

    [Fact]
    public void A_long_line_is_filled_without_a_mark_at_its_start()
    {
        var form = Form();
        var words = string.Join(' ', Enumerable.Repeat("mot - 12.", 40));

        var changed = With(form with { Passages = [new() { Kind = ScenePassageKind.Narration, Words = words }, .. form.Passages] })!;

        Assert.Equal(words, changed.FormOf(changed.Find("accueil")!)!.Passages[0].Words);
        Assert.DoesNotContain("\n- 12", changed.Text, StringComparison.Ordinal);
    }

    // A number in a list may stand between quotes or not.
    private static string Unquoted(string text) => text.Replace("\"", "", StringComparison.Ordinal);

    private static SceneForm Form() => Read(Scenario) is var scenario ? scenario.FormOf(scenario.Find("accueil")!)! : null!;

    private static ScenarioText? With(SceneForm form) =>
        Read(Scenario) is var scenario ? scenario.With(scenario.Find("accueil")!, form) : null;

    private static ScenarioText Read(string text) => ScenarioText.Read("modules/essai/jouer.scenario.md", text)!;
}
