using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

/// <summary>What holds for every session that ships, whatever its learner does.</summary>
public sealed class SessionTests
{
    public static TheoryData<string> Sessions => [.. Session.Names];

    [Theory]
    [MemberData(nameof(Sessions))]
    public void A_learner_who_does_anything_always_has_a_way_on_until_the_end(string name)
    {
        var session = Session.Of(name);

        var endings = Enumerable.Range(0, 2_000).Select(seed => session.Walk(seed).Play.Scene.Id).ToHashSet();

        // An ending that few would find is the exploration’s to reach.
        Assert.Subset(session.Scenario.Script.Fr.Scenes.Where(s => s.Ending is not null).Select(s => s.Id).ToHashSet(), endings);
        Assert.True(endings.Count > 1, "Whatever one does, it ends the same way.");
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void The_same_steps_give_the_same_session_again_in_both_languages(string name)
    {
        var session = Session.Of(name);

        for (var seed = 0; seed < 200; seed++)
        {
            var (play, steps) = session.Walk(seed);
            var lived = Session.Describe(play);

            Assert.Equal(lived, Session.Describe(session.Replay(Language.Fr, seed, steps)));
            Assert.Equal(lived, Session.Describe(session.Replay(Language.En, seed, steps)));
        }
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void A_step_that_does_not_fit_changes_nothing(string name)
    {
        var session = Session.Of(name);
        var random = new Random(1);
        var refused = 0;

        for (var seed = 0; seed < 40; seed++)
            session.Walk(
                seed,
                play =>
                {
                    var before = Session.Describe(play);
                    foreach (var step in Garbage(play, random))
                    {
                        Assert.False(play.Apply(step), $"{step} in {play.Scene.Id}");
                        refused++;
                    }
                    Assert.Equal(before, Session.Describe(play));
                }
            );

        Assert.True(refused > 1_000);
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void A_step_that_does_not_fit_is_left_out_when_it_was_stored(string name)
    {
        var session = Session.Of(name);
        var random = new Random(2);

        for (var seed = 0; seed < 80; seed++)
        {
            var (play, steps) = session.Walk(seed);
            var lived = Session.Describe(play);
            var mixed = new List<Step>();
            session.Walk(
                seed,
                moment =>
                {
                    mixed.AddRange(Garbage(moment, random));
                    if (moment.StepCount < steps.Count)
                        mixed.Add(steps[moment.StepCount]);
                }
            );

            Assert.Equal(lived, Session.Describe(session.Replay(Language.Fr, seed, mixed)));
        }
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void A_playthrough_left_at_any_step_and_taken_up_again_goes_the_same(string name)
    {
        var session = Session.Of(name);

        Assert.NotEmpty(session.Playthroughs);
        foreach (var (_, seed, steps) in session.Playthroughs)
        {
            Assert.NotEmpty(steps);
            var straight = Session.Describe(Play.Replay(session.Scenario, Language.Fr, seed, steps));
            for (var left = 0; left <= steps.Count; left++)
            {
                var resumed = Play.Replay(session.Scenario, Language.En, seed, steps.Take(left));
                foreach (var step in steps.Skip(left))
                    Assert.True(resumed.Apply(step));

                Assert.Equal(straight, Session.Describe(resumed));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void The_exploration_sees_every_scene_and_every_choice(string name)
    {
        var session = Session.Of(name);
        var script = session.Scenario.Script.Fr;

        var exploration = Exploration.Of(session.Scenario, script);

        // Far from the bound, so that the next scene an author adds doesn’t meet it.
        Assert.False(exploration.IsCut);
        Assert.InRange(exploration.Steps, 1, 300_000);
        Assert.Equal(script.Scenes.Select(s => s.Id).Order(), exploration.Reached.Select(s => s.Id).Order());
        Assert.Equal(script.Scenes.Sum(s => s.Choices.Count), exploration.Offered.Count);
        Assert.Empty(exploration.Stuck);
        Assert.Empty(exploration.Trapped);
    }

    private static IEnumerable<Step> Garbage(Play play, Random random)
    {
        var now = play.Elapsed;
        var notOffered = Enumerable.Range(0, 60).Except(play.Offered.Select(c => c.Index)).ToList();
        yield return Step.Choose(notOffered[random.Next(notOffered.Count)], now);
        yield return new(StepKind.Choice, "-1", now);
        yield return new(StepKind.Choice, "99999999999999999999", now);
        yield return new(StepKind.Choice, "", now);
        yield return new(StepKind.Choice, "٠", now);
        yield return new((StepKind)random.Next(3, 99), "0", now);
        yield return Step.Choose(0, now - TimeSpan.FromTicks(1));
        yield return Step.Act("check-place", TimeSpan.MinValue);
        yield return Step.Timeout(now - TimeSpan.FromSeconds(1));
        if (play.Scene.DecideIn is null)
            yield return Step.Timeout(now);
        if (!play.HasEnded)
            yield break;
        yield return Step.Choose(0, now);
        yield return Step.Act("check-place", now);
    }
}
