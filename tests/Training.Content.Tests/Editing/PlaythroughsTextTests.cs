using Training.Content.Editing;
using Training.Content.Markup;
using Training.Content.Scenarios;
using Training.Content.Tests.Scenarios;

namespace Training.Content.Tests.Editing;

/// <summary>Playthroughs one by one: one changes, all the other lines stay as they were, to the letter.</summary>
public sealed class PlaythroughsTextTests
{
    private const string Text = """
        # En haut.
        - name: un
          seed: 3
          choose: [a, "b, c", { act: check-place }, timeout]  # pourquoi
          expect: { ending: fin, C2: 4, facts: [x] }

        # Du deuxième.
        - name: deux
          choose:
            - a
            # entre les deux
            - { wait: 30s }
          expect:
            { ending: fin,
              C2: 4 }

        - seed: 2
          choose: [a]

        """;

    [Fact]
    public void Steps_and_names_call_someone_as_they_are_called_now_and_nothing_else_changes()
    {
        const string Before = """
            - name: Chez Luc
              choose: ["Bonsoir, Luc", luc  , lucide, { act: luc }, timeout]  # Luc
              expect: { ending: luc }

            - name: Lucie
              choose:
                - l’ami de Luc
                - d’Irène

            """;

        var now = PlaythroughsText.Read("modules/m/s.playthroughs.yaml", Before)!.WithName("Luc", "Marc");

        Assert.Equal(
            Before
                .Replace("Chez Luc", "Chez Marc", StringComparison.Ordinal)
                .Replace("\"Bonsoir, Luc\", luc", "\"Bonsoir, Marc\", Marc", StringComparison.Ordinal)
                .Replace("de Luc", "de Marc", StringComparison.Ordinal),
            now.Text
        );
    }

    public static TheoryData<string> Shipped => [.. Session.Names];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Any_shipped_expectation_made_wrong_and_taken_from_what_happens_is_as_it_was(string name)
    {
        var (session, file) = Read(name);

        Assert.NotEmpty(file.Trials);
        foreach (var trial in file.Trials)
        {
            var wrong = file.Expecting(trial, [.. trial.Expected.Select(e => (e.Key, e.Key == "facts" ? e.Value : "autre"))])!;
            var now = wrong.Trials[trial.Index];
            var walked = now.Walk(session.Scenario, session.Shared);

            Assert.NotEmpty(Problems(session, wrong));
            Assert.Equal(file.Text, wrong.Expecting(now, [.. now.Expected.Select(e => (e.Key, walked.Actual(e.Key)!))])!.Text);
            // With other keys too, the checker takes it.
            var whole = wrong.Expecting(now, walked.Outcome)!;
            Assert.Empty(Problems(session, whole));
            AssertOthersStay(file, whole, trial);
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Any_shipped_playthrough_played_again_and_kept_under_another_name_passes_the_checker(string name)
    {
        var (session, file) = Read(name);

        foreach (var trial in file.Trials)
        {
            var seed = session.Playthroughs[trial.Index].Seed;
            var steps = Played(trial.Walk(session.Scenario, session.Shared));

            var more = file.Plus("Encore : « un », dit-elle", seed, steps, session.Scenario, session.Shared)!;

            Assert.StartsWith(file.Text, more.Text, StringComparison.Ordinal);
            Assert.Empty(Problems(session, more));
            Assert.Subset(more.Trials[^1].Expected.ToHashSet(), trial.Expected.ToHashSet());
            Assert.True(more.Has("Encore : « un », dit-elle", seed, steps, session.Scenario, session.Shared));
            Assert.False(file.Has("Encore : « un », dit-elle", seed, steps, session.Scenario, session.Shared));
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Any_shipped_playthrough_is_renamed_shortened_mended_or_taken_away_alone(string name)
    {
        var (session, file) = Read(name);

        foreach (var trial in file.Trials)
        {
            var renamed = file.Renamed(trial, "« Un autre : nom »")!;
            Assert.Equal("« Un autre : nom »", renamed.Trials[trial.Index].Name);
            AssertOthersStay(file, renamed, trial);
            var back = renamed.Renamed(renamed.Trials[trial.Index], trial.Name)!;
            Assert.Equal(trial.Name, back.Trials[trial.Index].Name);
            AssertOthersStay(file, back, trial);

            var shorter = file.WithoutSteps(trial, trial.Steps.Count - 1, 1);
            Assert.Equal(trial.Steps.Count - 1, shorter?.Trials[trial.Index].Steps.Count ?? trial.Steps.Count - 1);
            if (shorter is not null)
                AssertOthersStay(file, shorter, trial);

            var mended = file.WithStep(trial, 0, TrialText.Words("d’autres, mots : ici"))!;
            AssertOthersStay(file, mended, trial);

            var without = file.Without(trial)!;
            Assert.Equal(file.Trials.Where(t => t != trial).Select(file.TextOf), without.Trials.Select(without.TextOf));
        }
    }

    [Fact]
    public void Steps_go_from_lists_of_both_kinds_and_what_is_beside_them_stays()
    {
        var file = PlaythroughsText.Read("x", Text)!;

        Assert.Contains("choose: [{ act: check-place }, timeout]  # pourquoi", file.WithoutSteps(file.Trials[0], 0, 2)!.Text);
        Assert.Contains("choose: [a]  # pourquoi", file.WithoutSteps(file.Trials[0], 1, 3)!.Text);
        Assert.Contains("choose: [a, \"d, e\", { act: check-place }", file.WithStep(file.Trials[0], 1, TrialText.Words("d, e"))!.Text);
        Assert.Contains("    - d, e\n    # entre", file.WithStep(file.Trials[1], 0, TrialText.Words("d, e"))!.Text);
        Assert.Contains("choose:\n    - a\n    # entre les deux\n  expect", file.WithoutSteps(file.Trials[1], 1, 1)!.Text);
        Assert.Null(file.WithoutSteps(file.Trials[2], 0, 1));
    }

    [Fact]
    public void What_is_expected_changes_in_its_place_and_is_written_where_there_was_nothing()
    {
        var file = PlaythroughsText.Read("x", Text)!;

        Assert.Contains(
            "{ ending: fin, C2: 5, facts: [] }",
            file.Expecting(file.Trials[0], [("ending", "fin"), ("C2", "5"), ("facts", "")])!.Text
        );
        Assert.Contains("    { ending: loin,\n      C2: 4 }", file.Expecting(file.Trials[1], [("ending", "loin"), ("C2", "4")])!.Text);
        Assert.Contains("\n  expect: { ending: fin }\n\n- seed", file.Expecting(file.Trials[1], [("ending", "fin")])!.Text);
        Assert.EndsWith("  choose: [a]\n  expect: { ending: fin }\n", file.Expecting(file.Trials[2], [("ending", "fin")])!.Text);
    }

    [Fact]
    public void A_playthrough_goes_with_its_own_lines_and_one_without_a_name_gets_one()
    {
        var file = PlaythroughsText.Read("x", Text)!;

        Assert.StartsWith("# En haut.\n# Du deuxième.\n- name: deux\n", file.Without(file.Trials[0])!.Text);
        Assert.EndsWith("      C2: 4 }\n", file.Without(file.Trials[2])!.Text);
        Assert.EndsWith("\n- name: trois\n  seed: 2\n  choose: [a]\n", file.Renamed(file.Trials[2], "trois")!.Text);
        var alone = PlaythroughsText.Read("x", "- name: a\n  choose: [b]\n")!;
        Assert.Empty(alone.Without(alone.Trials[0])!.Trials);
    }

    [Theory]
    [InlineData("name: un")]
    [InlineData("[{ name: un }, { name: deux }]")]
    [InlineData("- un")]
    [InlineData("- name: un\n  choose: [")]
    public void What_is_no_list_of_playthroughs_is_not_read(string text) => Assert.Null(PlaythroughsText.Read("x", text));

    [Fact]
    public void Words_are_enough_to_tell_a_choice_from_the_others()
    {
        var choices = Session.OfGood.Scenario.Script.Fr.Scenes.First(s => s.Choices.Count > 2).Choices;
        var (short_, long_) = (choices[0] with { Words = "« Oui. »" }, choices[1] with { Words = "« Oui, mais pas ce soir, d’accord? »" });

        Assert.Equal(TrialText.Words("« Oui. »"), TrialText.Of(short_, [short_, long_]));
        Assert.Equal(TrialText.Words("Oui, mais pas"), TrialText.Of(long_, [short_, long_]));
        Assert.Null(TrialText.Of(short_ with { Words = "Oui" }, [short_ with { Words = "Oui" }, long_]));
    }

    private static void AssertOthersStay(PlaythroughsText before, PlaythroughsText after, Trial changed)
    {
        var (was, now) = (before.Text.Split('\n'), after.Text.Split('\n'));
        var (above, below) = (changed.Line - 1, was.Length - changed.Last + 1);
        Assert.Equal(was[..above], now[..above]);
        Assert.Equal(was[^below..], now[^below..]);
    }

    private static List<TrialText> Played(WalkedTrial walked) =>
        walked
            .Steps.Select(s =>
                s switch
                {
                    { Step: null, Node: YamlMap { Entries: [(_, YamlText { Value: var time })] } } => TrialText.Wait(
                        Fields.ParseDuration(time)!.Value
                    ),
                    { Step.Kind: StepKind.Act, Step.Value: var act } => TrialText.Act(act),
                    { Step.Kind: StepKind.Timeout } => TrialText.Timeout,
                    _ => TrialText.Of(s.Chosen!, s.Offered)!,
                }
            )
            .ToList();

    private static IReadOnlyList<ContentProblem> Problems(Session session, PlaythroughsText text)
    {
        var problems = new ProblemList();
        Playthroughs.Check(session.Scenario, session.Shared, YamlReader.Read(text.Text, "x", 0, problems)!, problems);
        return problems.Items;
    }

    private static (Session Session, PlaythroughsText Text) Read(string name)
    {
        var session = Session.Of(name);
        return (session, PlaythroughsText.Read("x", session.Text)!);
    }
}
