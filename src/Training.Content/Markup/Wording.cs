namespace Training.Content.Markup;

/// <summary>The few words that the rendered text says of itself.</summary>
internal static class Wording
{
    public static readonly Localized<string> SelfCheck = new("Autovérification", "Self-check");
    public static readonly Localized<string> Right = new("Bonne réponse.", "Right answer.");
    public static readonly Localized<string> Wrong = new("Ce n’est pas la meilleure réponse.", "This isn’t the best answer.");
    public static readonly Localized<string> Blank = new("à remplir", "to fill in");
    public static readonly Localized<string> Table = new("Tableau", "Table");
    public static readonly Localized<string> Note = new("Note", "Note");
    public static readonly Localized<string> Notes = new("Notes", "Notes");
    public static readonly Localized<string> BackToText = new("Retour au texte", "Back to the text");
    public static readonly Localized<string> SoundText = new("Lire ce qui se dit", "Read what is said");
    public static readonly Localized<string> Example = new("Exemple", "Example");
    public static readonly Localized<string> More = new("En savoir plus", "Learn more");

    public static Localized<string>? Alert(string kind) =>
        kind.ToUpperInvariant() switch
        {
            "TIP" => new("Conseil", "Tip"),
            "NOTE" => new("À noter", "Note"),
            "WARNING" => new("Attention", "Warning"),
            "IMPORTANT" => new("Important", "Important"),
            _ => null,
        };
}
