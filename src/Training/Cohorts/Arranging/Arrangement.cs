using Training.Catalogue;
using Training.Content;
using Training.Content.Modules;

namespace Training.Cohorts.Arranging;

/// <summary>What an arrangement of its modules changes in an offering, and for the course’s completion.</summary>
/// <param name="Added">On the version that the cohort would read.</param>
/// <param name="Optional">Those that become optional.</param>
/// <param name="Required">Those that are optional no more.</param>
/// <param name="Order">All of them, as they would follow one another.</param>
/// <param name="NeededBefore">How many modules complete the course until now.</param>
/// <param name="Asked">The activities that the rule of the course asks for in what is added.</param>
/// <param name="NotAsked">Those that it asked for in what is taken out.</param>
/// <param name="Completed">How many completed the course before: nothing changes for them.</param>
/// <param name="Completing">How many complete it by this change.</param>
public sealed record Arrangement(
    IReadOnlyList<PublishedModule> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyList<string> Optional,
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Order,
    int NeededBefore,
    int NeededAfter,
    IReadOnlyList<ActivityId> Asked,
    IReadOnlyList<ActivityId> NotAsked,
    int Completed,
    int Completing
);
