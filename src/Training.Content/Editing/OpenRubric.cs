namespace Training.Content.Editing;

/// <summary>The rubric that an open question begins with.</summary>
public static class OpenRubric
{
    /// <summary>The first row: the criterion, and its levels.</summary>
    public static IReadOnlyList<string> Heads(Language language) =>
        language == Language.Fr
            ? ["Critère", "À revoir (0)", "En partie (1)", "Clair (2)"]
            : ["Criterion", "To review (0)", "In part (1)", "Clear (2)"];

    /// <summary>Criteria that hold for most answers, where an author has none yet.</summary>
    internal static IReadOnlyList<ItemFormRow> Rows(Language language) =>
        language == Language.Fr
            ?
            [
                Row("Ce que la réponse attendue contient", "L’essentiel manque", "Une partie y est", "Tout l’essentiel y est"),
                Row("La façon de le dire", "Peut blesser ou fermer l’échange", "Respectueuse, mais imprécise", "Claire et respectueuse"),
            ]
            :
            [
                Row("What the expected answer holds", "The essential is missing", "Part of it is there", "All the essential is there"),
                Row("The way it is said", "May hurt, or close the exchange", "Respectful, but vague", "Clear and respectful"),
            ];

    private static ItemFormRow Row(params string[] cells) => new() { Cells = cells };
}
