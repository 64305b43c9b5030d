namespace Training.Content.Competencies;

public enum CompetencyLevel
{
    N1 = 1,
    N2 = 2,
    N3 = 3,
}

/// <summary>Something a practitioner can do, with the behaviours that show it at each of three levels.</summary>
public sealed record Competency(
    string Code,
    Localized<string> Name,
    IReadOnlyDictionary<CompetencyLevel, Localized<IReadOnlyList<string>>> Levels
);
