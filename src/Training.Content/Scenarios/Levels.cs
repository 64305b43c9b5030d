using Training.Content.Competencies;

namespace Training.Content.Scenarios;

/// <summary>
/// The rule of levels: N1 from 50 % of the possible points, N2 from 70 %, N3 from 85 %; a critical error that touches the competency holds it
/// at N1, and under four possible points a session says nothing.
/// </summary>
public static class Levels
{
    /// <summary>Fewer possible points than this are too few to speak of a level.</summary>
    public const int LeastPoints = 4;

    /// <summary>The share of the possible points, in percent, that each level asks for.</summary>
    public static int Percent(CompetencyLevel level) =>
        level switch
        {
            CompetencyLevel.N1 => 50,
            CompetencyLevel.N2 => 70,
            _ => 85,
        };

    /// <returns>Null below N1, and when too little was asked.</returns>
    public static CompetencyLevel? Shown(int earned, int possible, int critical)
    {
        if (possible < LeastPoints)
            return null;
        CompetencyLevel? reached = null;
        foreach (var level in Enum.GetValues<CompetencyLevel>())
            if (earned * 100 >= Percent(level) * possible && (level == CompetencyLevel.N1 || critical == 0))
                reached = level;
        return reached;
    }
}
