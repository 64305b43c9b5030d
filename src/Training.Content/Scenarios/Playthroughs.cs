using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>How a session is expected to go, in plain text: its tests.</summary>
internal static class Playthroughs
{
    /// <summary>Plays each playthrough of a file and reports where the session goes otherwise.</summary>
    public static void Check(Scenario scenario, YamlNode playthroughs, ProblemList problems) => throw new NotImplementedException();
}
