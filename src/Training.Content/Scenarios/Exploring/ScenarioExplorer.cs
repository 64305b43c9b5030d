namespace Training.Content.Scenarios.Exploring;

/// <summary>Tells authors what may happen in a scenario: walks through every state, then sends made-up learners through it.</summary>
public static class ScenarioExplorer
{
    /// <summary>How many learners go through a scenario: as many of each kind, but for the remainder.</summary>
    public const int Learners = 10_000;

    public static ExplorationReport Explore(Scenario scenario, long seed = 1, int learners = Learners)
    {
        var plan = new ScenarioPlan(scenario);
        var tally = new LearnerTally(plan);
        var walk = new LearnerWalk(plan) { Listener = tally };
        for (var learner = 0; learner < learners; learner++)
        {
            var kind = (LearnerKind)(learner % 3);
            tally.Begin(kind);
            walk.Go(kind, Seed(seed, learner));
            tally.End(walk);
        }
        return tally.Report(Exploration.Of(scenario, plan.Script));
    }

    /// <summary>Explores several scenarios, on as many processors as there are.</summary>
    public static IReadOnlyList<ExplorationReport> ExploreAll(IReadOnlyList<Scenario> scenarios, long seed = 1, int learners = Learners)
    {
        var reports = new ExplorationReport[scenarios.Count];
        Parallel.For(0, scenarios.Count, i => reports[i] = Explore(scenarios[i], seed, learners));
        return reports;
    }

    /// <summary>The seed of one learner, of which chance in the session and what they pick are made.</summary>
    internal static long Seed(long seed, int learner) => unchecked(seed * 1_000_003 + learner);
}
