using Microsoft.Extensions.Localization;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Drafts;

/// <summary>A title as forms take it: one line.</summary>
internal static class TitleField
{
    public static string Tidy(string? typed) => string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <param name="missing">What says that there is none.</param>
    public static void Check(
        FormErrors errors,
        string field,
        string title,
        bool isRequired,
        IStringLocalizer<TrainingText> texts,
        string missing = "Drafts.Name.Missing"
    )
    {
        if (isRequired && title.Length == 0)
            errors.Add(field, texts[missing]);
        else if (title.Length > ModuleDraft.TitleLength)
            errors.Add(field, texts["Drafts.Name.TooLong", ModuleDraft.TitleLength]);
        else if (title.Any(char.IsControl))
            errors.Add(field, texts["Drafts.Name.Control"]);
    }
}
