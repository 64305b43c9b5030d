using Training.Content.Modules;
using Training.Content.Scenarios;

namespace Training.Journeys;

/// <summary>What the pages are of.</summary>
internal static class Walked
{
    /// <summary>The module that the learner has completed.</summary>
    public static readonly Module First = Shipped.Module("confidentialite");

    /// <summary>The one that they are in the middle of.</summary>
    public static readonly Module Second = Shipped.Module("releve-technique");

    /// <summary>A session whose line is cut.</summary>
    public static readonly Scenario Cut = (Scenario)Second.Find("la-ligne-coupe")!;
}
