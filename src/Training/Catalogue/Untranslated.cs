using Training.Content;
using Training.Content.Modules;
using Training.Localization;

namespace Training.Catalogue;

/// <summary>What is published in French only, for whoever reads English: its text is French, and says so.</summary>
internal static class Untranslated
{
    /// <summary>What to put into <c>lang</c>; null for a text in the language of the page.</summary>
    public static string? Lang(this Activity activity) => Lang(activity.IsTranslated);

    /// <summary>Of what the module says of itself; its activities say their own.</summary>
    public static string? Lang(this Module module) => Lang(module.IsTranslated);

    /// <summary>Whether anything of the module is not in the language of the page.</summary>
    public static bool IsPartlyForeign(this Module module) =>
        module.Lang() is not null || module.Activities.Any(activity => activity.Lang() is not null);

    /// <summary>Whether nothing of the module is in the language of the page.</summary>
    public static bool IsWhollyForeign(this Module module) =>
        module.Lang() is not null && module.Activities.All(activity => activity.Lang() is not null);

    private static string? Lang(bool isTranslated) => isTranslated || Languages.Current == Language.Fr ? null : Language.Fr.Code();
}
