using System.Text.RegularExpressions;
using Training.Content.Competencies;
using Training.Content.Markup;
using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Content.Modules;

/// <summary>Reads what stands behind each objective of <c>module.md</c>, as behind an item: <c>`C3` `N2`</c>.</summary>
internal sealed partial class ObjectiveReader(MarkdownFile file, SharedContent shared, ProblemList problems)
{
    /// <summary>The objective’s words, without what the engine reads.</summary>
    public static string Words(string written) => Marks().Replace(written, "");

    public IReadOnlyList<Objective> Read(IReadOnlyList<string> moduleCompetencies, IReadOnlyList<Activity> activities)
    {
        var assessed = activities.SelectMany(Assessed).ToHashSet(StringComparer.Ordinal);
        return [.. file.Fields.List("objectives", required: false).Select(written => Read(written, moduleCompetencies, assessed))];
    }

    /// <summary>A translation has the words only: the marks are the source’s.</summary>
    public void RefuseMarks()
    {
        foreach (var written in file.Fields.List("objectives", required: false))
            if (Marks().IsMatch(written.Value))
                problems.Error(
                    ProblemCodes.DirectiveMisplaced,
                    written.At,
                    "Compétences et niveau se disent dans module.md seulement.",
                    "Competencies and level are said in module.md only.",
                    new(
                        "Compétences et niveau se disent dans la version française seulement.",
                        "Competencies and level are said in the French version only."
                    )
                );
    }

    private Objective Read(YamlText written, IReadOnlyList<string> moduleCompetencies, HashSet<string> assessed)
    {
        var competencies = new List<string>();
        CompetencyLevel? level = null;
        foreach (var mark in Mark().Matches(Marks().Match(written.Value).Value).Select(m => m.Groups[1].Value.Trim()))
        {
            if (mark is "N1" or "N2" or "N3")
                level = Enum.Parse<CompetencyLevel>(mark);
            else if (shared.Competencies.ContainsKey(mark) && moduleCompetencies.Contains(mark))
                competencies.Add(mark);
            else
                problems.Error(
                    ProblemCodes.CompetencyUnknown,
                    written.At,
                    $"`{mark}` n’est ni un niveau, de `N1` à `N3`, ni une compétence de ce module : {string.Join(", ", moduleCompetencies)}.",
                    $"`{mark}` is neither a level, `N1` to `N3`, nor one of this module’s competencies: {string.Join(", ", moduleCompetencies)}.",
                    new(
                        $"« {mark} » n’est pas parmi les compétences visées du module ({string.Join(", ", moduleCompetencies)}) : cochez-la plus haut, ou retirez-la de l’objectif.",
                        $"“{mark}” is not among the module’s competencies ({string.Join(", ", moduleCompetencies)}): tick it above, or remove it from the objective."
                    )
                );
        }
        // Of a module that names none yet, there is nothing to choose from: that is said once, of the module.
        if (moduleCompetencies.Count > 0 || level is null)
            Check(written, competencies, level, assessed);
        return new(competencies, level);
    }

    private void Check(YamlText written, List<string> competencies, CompetencyLevel? level, HashSet<string> assessed)
    {
        if (competencies.Count == 0 || level is null)
            problems.Warning(
                ProblemCodes.ObjectiveWithoutCompetency,
                written.At,
                "Cet objectif ne dit pas ce qu’il vise : terminez-le par sa compétence et son niveau, `C2` `N1`.",
                "This objective doesn’t say what it aims at: end it with its competency and level, `C2` `N1`.",
                new(
                    "Cet objectif ne dit pas ce qu’il vise : donnez-lui sa compétence et son niveau.",
                    "This objective doesn’t say what it aims at: give it its competency and level."
                )
            );
        // A module to read, without anything to pass, promises no proof.
        else if (assessed.Count > 0 && !competencies.Exists(assessed.Contains))
            problems.Warning(
                ProblemCodes.ObjectiveNotAssessed,
                written.At,
                $"Rien n’évalue cet objectif : ni item ni décision d’une séance ne porte sur {string.Join(", ", competencies)}.",
                $"Nothing assesses this objective: no item and no decision of a session is about {string.Join(", ", competencies)}."
            );
    }

    private static IEnumerable<string> Assessed(Activity activity) =>
        activity switch
        {
            Quiz quiz => quiz.Items.SelectMany(item => item.Competencies),
            Scenario scenario => scenario.Competencies,
            _ => [],
        };

    [GeneratedRegex(@"(\s*`[^`]*`)+\s*\z")]
    private static partial Regex Marks();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Mark();
}
