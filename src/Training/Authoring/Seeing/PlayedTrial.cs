using Training.Content;
using Training.Content.Editing;
using Training.Content.Scenarios;

namespace Training.Authoring.Seeing;

/// <summary>A preview as playthroughs write it.</summary>
internal static class PlayedTrial
{
    /// <summary>Playthroughs begin as a learner does, and take at least a step.</summary>
    public static bool CanBe(Preview preview, PlayedPreview played) =>
        preview.IsFromTheStart && played.Misfits.Count == 0 && played.Play.StepCount > 0;

    /// <returns>Null when words can’t tell a choice from the others on offer.</returns>
    public static IReadOnlyList<TrialText>? Of(Preview preview, SharedContent shared)
    {
        var (plain, exact) = (new List<TrialText?>(), new List<TrialText?>());
        var played = preview
            .Play(
                Language.Fr,
                (play, step, waited) =>
                {
                    // A playthrough’s wait is a step too, and its silences take no longer than a step.
                    var more = step.Kind == PreviewStepKind.Timeout ? play.Scene.DecideIn ?? TimeSpan.Zero : TimeSpan.Zero;
                    Wait(plain, waited);
                    Wait(exact, waited + more - Preview.StepTime);
                    var written = step.Kind switch
                    {
                        PreviewStepKind.Act => TrialText.Act(step.Value),
                        PreviewStepKind.Timeout => TrialText.Timeout,
                        _ => play.Offered.FirstOrDefault(c => PreviewStep.Choose(c) == step) is { } choice
                            ? TrialText.Of(choice, play.Offered)
                            : null,
                    };
                    plain.Add(written);
                    exact.Add(written);
                }
            )
            .Play;
        if (plain.Contains(null))
            return null;
        var (asSaid, toTheSecond) = (plain.ConvertAll(s => s!), exact.ConvertAll(s => s!));
        return Goes(asSaid) || !Goes(toTheSecond) ? asSaid : toTheSecond;

        static void Wait(List<TrialText?> steps, TimeSpan time)
        {
            if (time > TimeSpan.Zero)
                steps.Add(TrialText.Wait(time));
        }

        bool Goes(IReadOnlyList<TrialText> steps) =>
            PlaythroughsText.Walk(preview.Seed, steps, preview.Scenario, shared) is { Fits: true } walked
            && walked.Play.Moments.Select(m => (m.Kind, m.Scene.Id)).SequenceEqual(played.Moments.Select(m => (m.Kind, m.Scene.Id)));
    }
}
