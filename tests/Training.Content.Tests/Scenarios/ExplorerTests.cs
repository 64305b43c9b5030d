using System.Collections.Concurrent;
using System.Text.Json;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Exploring;

namespace Training.Content.Tests.Scenarios;

/// <summary>Made-up learners play by the rules that people play by, and what is counted of them adds up.</summary>
public sealed class ExplorerTests
{
    private const int Few = 900;

    private static readonly ConcurrentDictionary<string, Lazy<ExplorationReport>> Reports = [];

    public static TheoryData<string> Sessions => [.. Session.Names];

    public static TheoryData<string> Shipped => [.. Session.Names.Where(n => n.StartsWith("content", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Every_learner_is_counted_once(string name)
    {
        var report = Explore(name);

        Assert.Equal(Few, report.Everyone.Learners);
        Assert.Equal(Few, report.Kinds.Sum(k => k.Learners));
        foreach (var group in report.Kinds.Append(report.Everyone))
            Assert.Equal(group.Learners, group.Scores.Sum() + group.Unfinished);
        foreach (var kind in Enum.GetValues<LearnerKind>())
        {
            var group = report.Kinds[(int)kind];
            Assert.Equal(group.Learners - group.Unfinished, report.Scenes.Sum(s => s.Ended.Of(kind)));
            Assert.Equal(group.Learners, report.Scenes[0].Reached.Of(kind));
        }
        Assert.All(report.Scenes, s => Assert.InRange(s.Reached.Total, s.Ended.Total, Few));
        Assert.All(report.Choices, c => Assert.InRange(c.Taken.Total, 0, report.Scenes.Single(s => s.Scene == c.Scene).Reached.Total));
        Assert.All(report.Guards, g => Assert.InRange(g.Held, 0, g.Asked));
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Nobody_goes_in_circles(string name)
    {
        var report = Explore(name);

        Assert.Equal(0, report.Everyone.Unfinished);
        Assert.True(report.IsSound);
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Every_ending_is_reached_by_some_learner_or_some_state(string name)
    {
        var report = Explore(name);

        var reached = Session
            .Of(name)
            .Scenario.Script.Fr.Scenes.Where(s => s.Ending is not null)
            .Where(s => report.Of(s).Ended.Total > 0 || !report.States.Unreached.Contains(s.Id));
        Assert.Equal(Session.Of(name).Scenario.Script.Fr.Scenes.Count(s => s.Ending is not null), reached.Count());
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Learners_at_their_best_pass_and_those_who_pick_at_random_mostly_do_not(string name)
    {
        var report = Explore(name);

        var best = report.Kinds[(int)LearnerKind.Best];
        Assert.Equal(best.Learners, best.Passed);
        Assert.InRange(report.Kinds[(int)LearnerKind.Random].Passed, 0, report.Kinds[(int)LearnerKind.Random].Learners / 4);
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void The_same_seed_gives_the_same_report_and_another_seed_another(string name)
    {
        var scenario = Session.Of(name).Scenario;

        var report = JsonSerializer.Serialize(Explore(name));

        Assert.Equal(report, JsonSerializer.Serialize(ScenarioExplorer.Explore(scenario, seed: 1, Few)));
        Assert.NotEqual(report, JsonSerializer.Serialize(ScenarioExplorer.Explore(scenario, seed: 2, Few)));
    }

    [Fact]
    public void Exploring_all_at_once_gives_what_each_gives_alone()
    {
        var scenarios = Session.Names.Select(n => Session.Of(n).Scenario).ToList();

        var together = ScenarioExplorer.ExploreAll(scenarios, learners: 90);

        Assert.Equal(
            scenarios.Select(s => JsonSerializer.Serialize(ScenarioExplorer.Explore(s, learners: 90))),
            together.Select(r => JsonSerializer.Serialize(r))
        );
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void A_learners_way_played_by_the_engine_ends_the_same(string name) => AssertPlaysTheSame(Session.Of(name).Scenario, 300);

    [Fact]
    public void So_it_does_in_sessions_without_any_sense()
    {
        for (var seed = 0; seed < 300; seed++)
            AssertPlaysTheSame(SmallScenario.Make(seed), 9);
    }

    [Fact]
    public void A_learner_with_caution_never_takes_what_costs_points_while_there_is_something_else()
    {
        var session = Session.OfGood;

        foreach (var (walk, steps, seed) in Walks(session.Scenario, LearnerKind.Cautious, 200))
        {
            var play = Play.Replay(session.Scenario, Language.Fr, seed, steps);
            Assert.Equal(walk.Scene.Id, play.Scene.Id);
            foreach (var moment in play.Moments.Where(m => m.Chosen is not null && !m.TimedOut))
                Assert.True(!Costs(moment.Chosen!) || moment.Offered.All(Costs), $"Seed {seed}: {moment.Chosen!.Words}");
        }
    }

    [Fact]
    public void Learners_with_caution_let_some_time_run_out_and_check_the_place()
    {
        var steps = Walks(Session.OfGood.Scenario, LearnerKind.Cautious, 60).SelectMany(w => w.Steps).ToList();

        Assert.Contains(steps, s => s.Kind == StepKind.Timeout);
        Assert.Contains(steps, s => s is { Kind: StepKind.Act, Value: "check-place" });
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("Bonsoir.", 1)]
    [InlineData("« Où êtes-vous? »", 2)]
    [InlineData("  On se\u00A0rappelle\n à 19 h 20 ", 7)]
    public void Words_are_counted_as_people_count_them(string text, int words)
    {
        Assert.Equal(words, ReadingPace.CountWords(text));
    }

    [Fact]
    public void Only_what_the_channel_carries_takes_time_to_read()
    {
        var (scenario, _) = Stage.Read(
            """
            ## Accueil

            Une pièce claire.

            Luc (voix: basse; visage: il sourit un peu; écran: le signal est faible): Bonjour à vous.

            - [« Bonjour. »](#fin)

            ## Fin
            `ending`

            C’est fini.

            > Voilà.
            """
        );
        var pace = new ReadingPace(scenario!.Script.Fr.First);

        Assert.Equal(3 + 3 + 1 + 4 + 4, pace.Words(new(Channel.Video, ChannelCondition.Clear, TimeSpan.Zero)));
        Assert.Equal(3 + 3 + 1, pace.Words(new(Channel.Phone, ChannelCondition.Clear, TimeSpan.Zero)));
        Assert.Equal(3 + 3 + 4, pace.Words(new(Channel.Chat, ChannelCondition.Clear, TimeSpan.Zero)));
        Assert.Equal(3 + 4, pace.Words(new(Channel.Video, ChannelCondition.Cut, TimeSpan.Zero)));
        Assert.Equal(TimeSpan.FromSeconds(65), ReadingPace.Step(200));
    }

    [Fact]
    public void What_nobody_can_reach_or_does_not_matter_is_said()
    {
        var (scenario, _) = Stage.Read(
            """
            ## Accueil

            Luc: Bonjour.

            - [« Bonjour. »](#fin) `C2 +1` `fact verifie`
              > Oui.
            - [Partir.](#fin) `if alliance >= 50`
              > Jamais.
            - [Se taire.](#fin) `if alliance >= 1`
              > Toujours.

            ## Oubliée

            Personne.

            - [« Oui. »](#fin)

            ## Fin
            `ending`

            C’est fini.

            > Voilà.
            """
        );

        var report = ScenarioExplorer.Explore(scenario!, learners: 300);

        Assert.False(report.IsSound);
        Assert.Equal(["oubliee"], report.States.Unreached);
        Assert.Equal([("accueil", 1, false), ("oubliee", 0, false)], report.Untaken.Select(c => (c.Scene, c.Choice, c.CanBeOffered)));
        Assert.Equal([("accueil", 1, 0), ("accueil", 2, 300)], report.Idle.Select(g => (g.Scene, g.Choice!.Value, g.Held)));
    }

    private static bool Costs(Choice choice) => choice.IsCritical || choice.Effects.Scores.Values.Any(p => p < 0);

    private static ExplorationReport Explore(string name) =>
        Reports.GetOrAdd(name, n => new(() => ScenarioExplorer.Explore(Session.Of(n).Scenario, seed: 1, Few))).Value;

    private static void AssertPlaysTheSame(Scenario scenario, int learners)
    {
        foreach (var kind in Enum.GetValues<LearnerKind>())
        foreach (var (walk, steps, seed) in Walks(scenario, kind, learners / 3))
        {
            var play = Play.Replay(scenario, Language.Fr, seed, steps);

            Assert.Equal(
                (walk.Scene.Id, walk.Steps, walk.Time, walk.HasEnded, walk.Passed, walk.HasErred, Math.Round(walk.Score, 9)),
                (
                    play.Scene.Id,
                    play.StepCount,
                    play.Elapsed,
                    play.HasEnded,
                    play.Passed,
                    play.Score.Critical.Count > 0,
                    Math.Round(play.Score.Scaled, 9)
                )
            );
        }
    }

    private static IEnumerable<(LearnerWalk Walk, List<Step> Steps, long Seed)> Walks(Scenario scenario, LearnerKind kind, int learners)
    {
        var record = new Record();
        var walk = new LearnerWalk(new(scenario)) { Listener = record };
        for (var learner = 0; learner < learners; learner++)
        {
            record.Steps.Clear();
            walk.Go(kind, ScenarioExplorer.Seed(7, learner));
            yield return (walk, record.Steps, ScenarioExplorer.Seed(7, learner));
        }
    }

    private sealed class Record : IWalkListener
    {
        public List<Step> Steps { get; } = [];

        public void Arrived(ScenePlan scene, ChannelState channel) { }

        public void Asked(ScenePlan scene, Choice? choice, bool held) { }

        public void Chose(ScenePlan scene, Choice choice) { }

        public void Took(Step step) => Steps.Add(step);
    }
}
