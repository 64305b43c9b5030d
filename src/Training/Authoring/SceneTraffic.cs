using Training.Content.Scenarios;
using Training.Content.Scenarios.Exploring;
using Training.Content.Scenarios.Graphs;

namespace Training.Authoring;

/// <summary>How often a drawing’s scenes are reached and its ways taken: by made-up learners, or in the sessions of a cohort.</summary>
/// <param name="All">How many there are.</param>
/// <param name="IsUnreached">Nothing leads to the scene, or nobody came.</param>
public sealed record SceneTraffic(int All, Func<Scene, int> Reached, Func<SceneEdge, int> Taken, Func<Scene, bool> IsUnreached)
{
    /// <summary>The learners were made up: shares of them say something, counts don’t.</summary>
    public bool IsMadeUp { get; private init; }

    /// <summary>Whether anyone, made up or not, went through it; else the drawing says only what leads where.</summary>
    public bool IsKnown { get; private init; } = true;

    /// <summary>Of what isn’t whole enough to be played.</summary>
    public static SceneTraffic Unknown { get; } = new(1, _ => 0, _ => 0, _ => false) { IsMadeUp = true, IsKnown = false };

    public static SceneTraffic Of(ExplorationReport report) =>
        new(
            report.Everyone.Learners,
            scene => report.Of(scene).Reached.Total,
            edge => edge.Choices.Max(c => report.Of(edge.From, c).Taken.Total),
            scene => report.States.Unreached.Contains(scene.Id)
        )
        {
            IsMadeUp = true,
        };
}
