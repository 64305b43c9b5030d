namespace Training.Content.Scenarios;

/// <summary>An act that was never taken, where the session would first have answered it, and with what.</summary>
/// <param name="Moment">Its place among the session’s moments.</param>
public sealed record MissedAct(string Act, int Moment, Scene Answer)
{
    /// <summary>The acts never taken that would have changed something, in the order of their first moment.</summary>
    public static IReadOnlyList<MissedAct> Of(Scenario scenario, Language language, long seed, IEnumerable<Step> steps)
    {
        var play = Play.Start(scenario, language, seed);
        var standing = Step.Standing(steps);
        var taken = standing.Where(s => s.Kind == StepKind.Act).Select(s => s.Value).ToHashSet(StringComparer.Ordinal);
        // A scene may answer several acts: one of them is enough, and the first speaks for all.
        var left = play
            .Script.Scenes.Select(s => s.Trigger)
            .OfType<ActTrigger>()
            .Where(IsMissed)
            .Select(t => t.Acts[0])
            .Distinct()
            .ToList();
        var missed = new List<MissedAct>();
        foreach (var step in standing)
        {
            foreach (var act in left.ToList())
                if (play.Answer(act) is { } answer && IsMissed((ActTrigger)answer.Trigger!))
                {
                    missed.Add(new(act, play.Moments.Count - 1, answer));
                    left.Remove(act);
                }
            play.Apply(step);
        }
        return missed;

        bool IsMissed(ActTrigger trigger) => !trigger.Acts.Any(taken.Contains);
    }
}
