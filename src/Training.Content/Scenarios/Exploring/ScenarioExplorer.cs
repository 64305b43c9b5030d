using System.Runtime.InteropServices;

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
        // At their best, learners leave nothing to chance: where it falls the same way for them, they go the same way.
        var alike = new Dictionary<long, (long Seed, int Learners)>();
        for (var learner = 0; learner < learners; learner++)
        {
            var (kind, own) = ((LearnerKind)(learner % 3), Seed(seed, learner));
            if (kind != LearnerKind.Best)
                Walk(kind, own, 1);
            else
            {
                ref var those = ref CollectionsMarshal.GetValueRefOrAddDefault(alike, plan.Chance(own), out _);
                those = (own, those.Learners + 1);
            }
        }
        foreach (var (own, count) in alike.Values)
            Walk(LearnerKind.Best, own, count);
        return tally.Report(Exploration.Of(scenario, plan.Script));

        void Walk(LearnerKind kind, long own, int count)
        {
            tally.Begin(kind, count);
            walk.Go(kind, own);
            tally.End(walk);
        }
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
