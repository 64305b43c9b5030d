namespace Training.Content.Interchange;

/// <summary>What HTML from elsewhere lost on its way to Markdown.</summary>
[Flags]
internal enum DroppedKind
{
    None = 0,
    Scripts = 1,
    Media = 2,
    Links = 4,
    Layout = 8,
    Depth = 16,
}

/// <summary>Gathers what the texts of one item lost, to tell it once.</summary>
internal sealed class DroppedHtml
{
    private DroppedKind dropped;

    public void Add(DroppedKind kind) => dropped |= kind;

    public bool Has(DroppedKind kind) => dropped.HasFlag(kind);

    public void TellTo(LossList losses, string? itemId)
    {
        if (dropped.HasFlag(DroppedKind.Scripts))
            losses.Add(
                itemId,
                "Un script, un cadre ou un formulaire est enlevé : aucun n’est repris.",
                "A script, a frame or a form is removed: none are taken."
            );
        if (dropped.HasFlag(DroppedKind.Media))
            losses.Add(
                itemId,
                "Les images, le son et la vidéo ne sont pas repris; le texte de remplacement reste.",
                "Pictures, sound and video are not taken; the alternative text stays."
            );
        if (dropped.HasFlag(DroppedKind.Links))
            losses.Add(
                itemId,
                "Un lien qui ne mène ni à https:, ni à mailto:, tel: ou sms: est enlevé; ses mots restent.",
                "A link that leads neither to https: nor to mailto:, tel: or sms: is removed; its words stay."
            );
        if (dropped.HasFlag(DroppedKind.Layout))
            losses.Add(
                itemId,
                "Une mise en forme que le texte ne peut pas avoir ici est enlevée; ses mots restent.",
                "Formatting that the text can’t have here is removed; its words stay."
            );
        if (dropped.HasFlag(DroppedKind.Depth))
            losses.Add(
                itemId,
                "Un texte trop long ou trop imbriqué est laissé de côté.",
                "A text that is too long or too deeply nested is left out."
            );
    }
}
