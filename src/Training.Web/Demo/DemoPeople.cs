using Training.Content;
using Training.Content.Markup;

namespace Training.Web.Demo;

/// <summary>How someone of a demonstration cohort goes about it.</summary>
internal enum Pace
{
    /// <summary>A week or more before the rest.</summary>
    Ahead,

    /// <summary>A few days before it is due.</summary>
    Steady,

    /// <summary>A few days after it was due.</summary>
    Late,

    /// <summary>Not seen for two weeks.</summary>
    Silent,

    /// <summary>Has a seat, and never came.</summary>
    Never,

    /// <summary>Failed a quiz twice, and stopped there.</summary>
    Stuck,
}

/// <summary>Someone made up.</summary>
internal sealed record DemoPerson(string GivenName, string FamilyName, Pace Pace = Pace.Steady, Language Language = Language.Fr)
{
    public string Email => $"{Slug.From(GivenName)}.{Slug.From(FamilyName)}@etudes.exemple.ca";
}

/// <summary>The people of the demonstration cohorts: names heard in Québec, of nobody in particular.</summary>
internal static class DemoPeople
{
    /// <summary>With the demo learner, thirty.</summary>
    public static IReadOnlyList<DemoPerson> Cohort { get; } =
    [
        new("Maude", "Gagnon-Ferland", Pace.Ahead),
        new("Youssef", "Benali"),
        new("Océane", "Tremblay-Roy"),
        new("Mai", "Lê-Gariépy", Pace.Ahead),
        new("Jérémie", "Bouchard-Côté", Pace.Late),
        new("Fatoumata", "Diarra-Simard"),
        new("Samuel", "Pelletier-Dubé"),
        new("Noémie", "Petiquay-Roy"),
        new("Rosalie", "Vachon-Lemire", Pace.Ahead),
        new("Amadou", "Sylla-Barrette"),
        new("Laurence", "Thibodeau-Morin", Pace.Silent),
        new("Mehdi", "Haddadou"),
        new("Catherine", "Saint-Fleur"),
        new("Xavier", "Dupéré-Lachance", Pace.Late),
        new("Ana Lucía", "Cifuentes-Roberge"),
        new("Étienne", "Ratté-Boivin"),
        new("Wendy", "Joseph-Poirier", Pace.Ahead),
        new("Audrey-Ann", "Lapointe-Simard"),
        new("Tuan", "Pham-Desrochers", Pace.Stuck),
        new("Gabrielle", "Ménard-Huot"),
        new("Olivier", "Kouamé-Leduc", Pace.Late),
        new("Sarah-Maude", "Bélisle-Hébert"),
        new("Ibtissem", "Cherfaoui"),
        new("Philippe", "Arcand-Doyon", Pace.Never),
        new("Nadège", "Toussaint-Blais"),
        new("Félix-Antoine", "Guérin-Lavoie", Pace.Silent),
        new("Priya", "Raghunathan-Cloutier", Pace.Ahead, Language.En),
        new("Karine", "Vollant-Bacon"),
        new("Zachary", "Côté-Bergeron", Pace.Late),
    ];

    /// <summary>People in practice, at the other institution.</summary>
    public static IReadOnlyList<DemoPerson> Practitioners { get; } =
    [
        new("Isabelle", "Fortin-Marois"),
        new("Moussa", "Keïta-Roy"),
        new("Geneviève", "Chouinard-Dion"),
        new("Carlos", "Villanueva-Roy"),
        new("Hélène", "Pouliot-Brière"),
        new("Rachid", "Ouellet-Mansouri"),
        new("Marie-Ève", "Castonguay-Roch", Pace.Late),
        new("Jean-Sébastien", "Plourde-Hamel"),
        new("Lin", "Zhao-Bergeron"),
        new("Sylvie", "Nepton-Fleury"),
        new("Dominic", "Faucher-Lajoie", Pace.Never),
        new("Aïssatou", "Ndiaye-Caron"),
    ];

    /// <summary>Those who begin at the other institution this week.</summary>
    public static IReadOnlyList<DemoPerson> Beginners { get; } =
    [
        new("Véronique", "Dallaire-Paré"),
        new("Kevin", "O’Neill-Gauthier", Language: Language.En),
        new("Manon", "Bellefleur-Asselin"),
        new("Tariq", "Siddiqui-Morel"),
        new("Léonie", "Grégoire-Mbaye"),
        new("Hugo", "Santerre-Vigneault"),
    ];
}
