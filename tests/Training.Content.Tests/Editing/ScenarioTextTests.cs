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
    public void What_would_be_read_as_something_else_is_not_written(string words)
    {
        var form = Form();

        Assert.Null(With(form with { Passages = [new() { Kind = ScenePassageKind.Narration, Words = words }, .. form.Passages] }));
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

    private static SceneForm Form() => Read(Scenario) is var scenario ? scenario.FormOf(scenario.Find("accueil")!)! : null!;

    private static ScenarioText? With(SceneForm form) =>
        Read(Scenario) is var scenario ? scenario.With(scenario.Find("accueil")!, form) : null;

    private static ScenarioText Read(string text) => ScenarioText.Read("modules/essai/jouer.scenario.md", text)!;
}
