namespace Training.Content.Markup;

/// <summary>What the forms call the keys of a front matter, for who has never read one.</summary>
public static class FormLabels
{
    private static readonly Dictionary<string, Localized<string>> Module = new(StringComparer.Ordinal)
    {
        ["title"] = new("Titre", "Title"),
        ["summary"] = new("Résumé", "Summary"),
        ["audience"] = new("À qui il s’adresse", "Who it is for"),
        ["hours"] = new("Heures", "Hours"),
        ["competencies"] = new("Compétences visées", "Competencies"),
        ["objectives"] = new("Objectifs", "Objectives"),
        ["moveOn"] = new("Ce qui termine le module", "What completes the module"),
    };

    private static readonly Dictionary<string, Localized<string>> Quiz = new(StringComparer.Ordinal)
    {
        ["title"] = new("Titre", "Title"),
        ["duration"] = new("Durée prévue", "Expected duration"),
        ["mastery"] = new("Score qui réussit, en pourcentage", "Passing score, in percent"),
        ["attempts"] = new("Nombre de tentatives", "Number of attempts"),
        ["draw"] = new("Nombre de questions tirées à chaque tentative", "Number of questions drawn at each attempt"),
        ["shuffle"] = new("Mêler", "Shuffle"),
        ["time"] = new("Temps limite", "Time limit"),
        ["feedback"] = new("Les réponses sont expliquées", "Answers are explained"),
        ["show"] = new("Ce qui est montré", "What is shown"),
        ["score"] = new("La tentative qui compte", "The attempt that counts"),
        ["wait"] = new("Attente entre deux tentatives", "Wait between two attempts"),
        ["page"] = new("Questions par page", "Questions per page"),
        ["back"] = new("Revenir à une page quittée", "Going back to a page that was left"),
        ["confidence"] = new("Demander à quel point on est sûr de sa réponse", "Ask how sure one is of each answer"),
        ["pretest"] = new("Questions d’un prétest facultatif", "Questions of an optional pre-test"),
    };

    private static readonly Dictionary<string, Localized<string>> Scenario = new(StringComparer.Ordinal)
    {
        ["title"] = new("Titre", "Title"),
        ["channel"] = new("Le canal", "The channel"),
        ["duration"] = new("Durée prévue", "Expected duration"),
        ["mastery"] = new("Score qui réussit, en pourcentage", "Passing score, in percent"),
        ["competencies"] = new("Compétences notées", "Competencies marked"),
        ["gauges"] = new("Les jauges", "The gauges"),
        ["labels"] = new("Les jauges", "The gauges"),
        ["facts"] = new("Les faits", "The facts"),
        ["cast"] = new("Les personnages", "The people"),
        ["tiles"] = new("À l’écran au début (groupe virtuel)", "On screen at the start (virtual group)"),
        ["back"] = new("Reprendre le dernier pas pendant la séance", "Taking the last step again during the session"),
        ["help"] = new("Lignes d’aide", "Help lines"),
        ["warnings"] = new("Ce dont on prévient avant de commencer", "What people are warned of before starting"),
        ["reflection"] = new("Questions pour le journal, après la séance", "Questions for the journal, after the session"),
    };

    /// <summary>What playthroughs say is expected, as their page shows it.</summary>
    private static readonly Dictionary<string, Localized<string>> Playthroughs = new(StringComparer.Ordinal)
    {
        ["name"] = new("Le nom de l’essai", "The trial’s name"),
        ["ending"] = new("La fin", "The ending"),
        ["passed"] = new("Réussie", "Passed"),
        ["critical"] = new("Erreurs critiques", "Critical errors"),
        ["facts"] = new("Faits", "Facts"),
    };

    /// <returns>Null for what no form shows.</returns>
    public static Localized<string>? Of(string file, string key)
    {
        var name = file[(file.LastIndexOf('/') + 1)..];
        var labels =
            name.EndsWith(".playthroughs.yaml", StringComparison.Ordinal) ? Playthroughs
            : name.Contains(".scenario.", StringComparison.Ordinal) ? Scenario
            : name.Contains(".quiz.", StringComparison.Ordinal) ? Quiz
            : name is "module.md" or "module.en.md" ? Module
            : null;
        return labels?.GetValueOrDefault(key);
    }

    /// <summary>Every label that stands here, which the forms must have too.</summary>
    public static IEnumerable<Localized<string>> All =>
        Module.Values.Concat(Quiz.Values).Concat(Scenario.Values).Concat(Playthroughs.Values);
}
