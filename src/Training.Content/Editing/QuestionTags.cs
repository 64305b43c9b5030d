using System.Text.RegularExpressions;

namespace Training.Content.Editing;

/// <summary>The competencies and the level that a few words name: <c>C3, N1</c>, <c>Niveau : débutant</c>.</summary>
internal sealed partial record QuestionTags(IReadOnlyList<string> Competencies, string Level)
{
    private const int MostLetters = 120;

    private static readonly char[] Between = [.. " \u00A0\t,;/·–-`()[]:.*\\".AsSpan()];

    private static readonly HashSet<string> Labels =
    [
        "competence",
        "competences",
        "competency",
        "competencies",
        "niveau",
        "niveaux",
        "level",
        "levels",
        "et",
        "and",
    ];

    private static readonly Dictionary<string, string> Levels = new(StringComparer.Ordinal)
    {
        ["n1"] = "N1",
        ["n2"] = "N2",
        ["n3"] = "N3",
        ["debutant"] = "N1",
        ["debutante"] = "N1",
        ["novice"] = "N1",
        ["beginner"] = "N1",
        ["competent"] = "N2",
        ["competente"] = "N2",
        ["intermediaire"] = "N2",
        ["intermediate"] = "N2",
        ["proficient"] = "N2",
        ["referent"] = "N3",
        ["referente"] = "N3",
        ["avance"] = "N3",
        ["avancee"] = "N3",
        ["advanced"] = "N3",
        ["lead"] = "N3",
    };

    /// <returns>Null when the words say anything else too.</returns>
    public static QuestionTags? Read(string words)
    {
        // « - Débutant » is an answer.
        if (words.Length > MostLetters || words is ['-' or '–' or '*' or '+', ..])
            return null;
        var competencies = new List<string>();
        var level = "";
        foreach (var word in QuestionMarks.Fold(words).Split(Between, StringSplitOptions.RemoveEmptyEntries))
            if (Code().IsMatch(word))
                competencies.Add(word.ToUpperInvariant());
            else if (Levels.TryGetValue(word, out var named))
                level = named;
            else if (!Labels.Contains(word))
                return null;
        return competencies.Count > 0 || level.Length > 0 ? new([.. competencies.Distinct()], level) : null;
    }

    [GeneratedRegex(@"^c\d{1,2}\z")]
    private static partial Regex Code();
}
