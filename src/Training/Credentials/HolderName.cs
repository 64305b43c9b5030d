using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Training.Credentials.Certificates;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Credentials;

/// <summary>The name that a certificate is made out to.</summary>
internal static class HolderName
{
    public const int MaxLength = 120;
    public const string Field = "name";

    /// <summary>As it is printed: composed letters, single spaces, nothing invisible.</summary>
    public static string Tidy(string? typed)
    {
        var visible = (typed ?? "").Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format));
        var words = string.Concat(visible).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Composed(string.Join(' ', words));
    }

    /// <summary>What is wrong with a tidied name, in the learner’s words.</summary>
    public static FormErrors Check(string name, IStringLocalizer<TrainingText> texts)
    {
        var errors = new FormErrors();
        if (name.Length == 0)
            errors.Add(Field, texts["Credential.Name.Missing"]);
        else if (name.Length > MaxLength)
            errors.Add(Field, texts["Credential.Name.Long", MaxLength]);
        else if (CertificateFonts.Bold.Missing(name).ToList() is { Count: > 0 } missing)
            errors.Add(Field, texts["Credential.Name.Letters", string.Join(' ', missing)]);
        return errors;
    }

    // Half a surrogate pair can't be composed; the font refuses it afterwards.
    private static string Composed(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }
}
