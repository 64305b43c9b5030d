using Training.Authoring;

namespace Training.Reports.Scenarios;

/// <summary>Shares of a cohort’s sessions as people read them.</summary>
internal static class PathText
{
    /// <summary>« 12 % »; nothing only when it is, and everything only when it is.</summary>
    public static string Share(int part, int whole) => part == 0 ? ExplorationText.Percent(0) : ExplorationText.Share(part, whole);
}
