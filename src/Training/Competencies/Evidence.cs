using Training.Content;
using Training.Content.Competencies;

namespace Training.Competencies;

public enum EvidenceKind
{
    /// <summary>The latest answer to an item of a quiz.</summary>
    Item,

    /// <summary>The decision moments of the latest session of a scenario.</summary>
    Session,
}

/// <summary>Something that a learner did which says what they can do, dated.</summary>
/// <param name="Level">The level that the item asks for; null for a session, whose moments ask for all of them.</param>
/// <param name="Earned">Of an item 0 to 1; of a session the points of its moments, which may be below 0.</param>
/// <param name="Possible">Its weight: 1 for an item; for a session the points that its moments could give, usually two each.</param>
/// <param name="Critical">How many critical errors touched the competency.</param>
/// <param name="Source">Where it can be read again, from <c>~/</c>.</param>
public sealed record Evidence(
    string Competency,
    EvidenceKind Kind,
    ActivityId ActivityId,
    CompetencyLevel? Level,
    double Earned,
    double Possible,
    int Critical,
    DateTimeOffset At,
    string Source
)
{
    /// <summary>Whether it says anything of this level: an item that asks for less does not.</summary>
    public bool SpeaksOf(CompetencyLevel level) => Level is not { } asked || asked >= level;
}
