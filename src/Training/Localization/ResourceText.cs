using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;
using Training.Content;

namespace Training.Localization;

/// <summary>The site's texts, read from its own resources whatever localisation the host uses for itself.</summary>
internal sealed class ResourceText : IStringLocalizer<TrainingText>
{
    private static readonly ResourceManager Texts = new(typeof(TrainingText));

    /// <summary>A text in a given language, for letters and for words said outside a request.</summary>
    public static string In(Language language, string name, params object[] arguments) =>
        string.Format(language.Culture(), Texts.GetString(name, language.Culture()) ?? name, arguments);

    public static bool Has(string name) => Texts.GetString(name, Language.Fr.Culture()) is not null;

    public LocalizedString this[string name]
    {
        get
        {
            var text = Texts.GetString(name, CultureInfo.CurrentUICulture);
            return new LocalizedString(name, text ?? name, resourceNotFound: text is null);
        }
    }

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = this[name];
            return new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        Texts
            .GetResourceSet(CultureInfo.CurrentUICulture, createIfNotExists: true, includeParentCultures)!
            .Cast<System.Collections.DictionaryEntry>()
            .Select(entry => new LocalizedString((string)entry.Key, (string)entry.Value!));
}
