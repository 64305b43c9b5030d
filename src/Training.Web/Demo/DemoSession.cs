using Training.Content;
using Training.Content.Scenarios;
using Training.Enrolments;
using Training.Scenarios;

namespace Training.Web.Demo;

/// <summary>Plays a simulated session as someone of a given skill would, with the engine that learners play with.</summary>
internal sealed class DemoSession(Scenario scenario, SharedContent shared, Randomness chance)
{
    private const int MostSteps = 120;

    public ScenarioAttempt Play(Enrolment enrolment, int number, int skill, DateTimeOffset at)
    {
        var attempt = new ScenarioAttempt
        {
            InstitutionId = enrolment.InstitutionId,
            EnrolmentId = enrolment.Id,
            LearnerId = enrolment.LearnerId,
            ActivityId = scenario.Id,
            ContentHash = enrolment.ContentHash,
            Number = number,
            Seed = chance.Below(int.MaxValue),
            TimeFactor = 1,
            StartedAt = at,
        };
        var play = Training.Content.Scenarios.Play.Start(scenario, Language.Fr, attempt.Seed);
        var acted = new HashSet<string>(StringComparer.Ordinal);
        while (!play.HasEnded && attempt.Steps.Count < MostSteps && Next(play, skill, acted) is { } step)
        {
            var scene = play.Scene.Id;
            if (!play.Apply(step))
                break;
            attempt.Steps.Add(
                new()
                {
                    AttemptId = attempt.Id,
                    Number = attempt.Steps.Count + 1,
                    Kind = step.Kind,
                    Value = step.Value,
                    Scene = scene,
                    Seconds = (int)step.At.TotalSeconds,
                    TakenAt = at + step.At,
                }
            );
        }
        if (play.HasEnded)
            End(attempt, play);
        return attempt;
    }

    private static void End(ScenarioAttempt attempt, Play play)
    {
        var score = play.Score;
        attempt.EndedAt = attempt.Steps[^1].TakenAt;
        attempt.ScaledScore = score.Scaled;
        attempt.Passed = play.Passed;
        attempt.Scores.AddRange(score.Competencies.Select(c => ScenarioScore.Of(attempt, c)));
    }

    private Step? Next(Play play, int skill, HashSet<string> acted)
    {
        // To the second, as steps are kept.
        var at = TimeSpan.FromSeconds((int)play.Elapsed.TotalSeconds + 12 + chance.Below(35));
        if (chance.Below(100) < skill / 2 && Unused(play, acted) is { } act && acted.Add(act))
            return Step.Act(act, at);
        return play.Offered is { Count: > 0 } offered ? Step.Choose(Choose(offered, skill).Index, at) : null;
    }

    private string? Unused(Play play, HashSet<string> acted) =>
        shared.Acts.Select(a => a.Id).FirstOrDefault(act => !acted.Contains(act) && play.Answers(act));

    private Choice Choose(IReadOnlyList<Choice> offered, int skill)
    {
        if (chance.Below(100) < skill)
            return offered.MaxBy(c => c.IsCritical ? int.MinValue : c.Effects.Total)!;
        // Most people see what would do harm, and most of the time.
        var harmless = offered.Where(c => !c.IsCritical).ToList();
        var among = harmless.Count > 0 && chance.Below(100) < 70 ? harmless : offered;
        return among[chance.Below(among.Count)];
    }
}
