using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Translations;

/// <summary>Whether a translation is there, is of the present source, and says the same thing.</summary>
internal static class TranslationChecks
{
    public static void Missing(MarkdownFile source, ProblemList problems) =>
        problems.Warning(
            ProblemCodes.TranslationMissing,
            source.Top,
            $"Ce fichier n’a pas de traduction : il s’affichera en français. Écrivez « {Beside(source)} », à côté : dans le site, bouton « Commencer la version anglaise ».",
            $"This file has no translation: it will show in French. Write “{Beside(source)}” beside it: in the site, the button “Start the English version”.",
            new(
                "Ceci n’a pas encore de version anglaise, et s’affichera en français : la page du module permet de la commencer.",
                "This has no English version yet, and will show in French: the module’s page lets you start it."
            )
        );

    public static void CheckStamp(MarkdownFile source, MarkdownFile translation, ProblemList problems)
    {
        var stamp = translation.Fields.Optional(TranslationStamp.Key);
        if (stamp is null)
            problems.Warning(
                ProblemCodes.TranslationUnstamped,
                translation.Top,
                "Rien ne dit de quel état de la source c’est la traduction : relisez-la, puis notez-la à jour : bouton « La traduction est à jour » de son éditeur, ou commande « content stamp » hors du site.",
                "Nothing says of which state of the source this is the translation: review it, then mark it as up to date: the button “The translation is up to date” in its editor or, away from the site, the command “content stamp”.",
                new(
                    "Rien ne dit de quel état de la version française c’est la traduction : relisez-la, puis notez qu’elle est à jour dans son éditeur de texte.",
                    "Nothing says which state of the French version this translates: review it, then note that it is up to date in its text editor."
                )
            );
        else if (stamp != TranslationStamp.Of(source.Text))
            problems.Warning(
                ProblemCodes.TranslationStale,
                translation.Fields.At(TranslationStamp.Key),
                "La source a changé depuis cette traduction : mettez-la à jour, puis notez-la ainsi : bouton « La traduction est à jour » de son éditeur, ou commande « content stamp » hors du site.",
                "The source has changed since this translation: bring it up to date, then mark it so: the button “The translation is up to date” in its editor or, away from the site, the command “content stamp”.",
                new(
                    "La version française a changé depuis cette traduction : mettez-la à jour, puis notez qu’elle l’est dans son éditeur de texte.",
                    "The French version has changed since this translation: bring it up to date, then note that it is in its text editor."
                )
            );
    }

    public static void CheckProse(MarkdownFile source, MarkdownFile translation, ProblemList problems)
    {
        Compare(ProseShape.Of(source), ProseShape.Of(translation), translation, problems);
        CompareCitations(source, translation, problems);
        CompareGlossaryLinks(source, translation, problems);
    }

    /// <summary>A list of the front matter that has as many entries in both languages.</summary>
    public static void CheckCount(string key, int source, int inTranslation, MarkdownFile translation, ProblemList problems)
    {
        if (source != inTranslation)
        {
            var label = FormLabels.Of(translation.Path, key) ?? new(key, key);
            Diverges(
                translation.Fields.At(key),
                $"« {key} » : {source}",
                $"« {key} » : {inTranslation}",
                problems,
                new(
                    $"« {label.Fr} » : il y en a {source} dans la version française, et {inTranslation} ici.",
                    $"“{label.En}”: there are {source} in the French version, and {inTranslation} here."
                )
            );
        }
    }

    // Only the first difference is told: those after it mostly follow from it.
    private static void Compare(List<ProseShape.Part> source, List<ProseShape.Part> translation, MarkdownFile file, ProblemList problems)
    {
        for (var i = 0; i < Math.Max(source.Count, translation.Count); i++)
        {
            var here = i < source.Count ? source[i] : null;
            var there = i < translation.Count ? translation[i] : null;
            if (here?.What == there?.What)
                continue;
            var at = there?.At ?? (translation.Count > 0 ? translation[^1].At : file.Top);
            Diverges(at, here is null ? "–" : $"{here.What} (l. {here.At.Line})", there?.What ?? "–", problems);
            return;
        }
    }

    private static void CompareCitations(MarkdownFile source, MarkdownFile translation, ProblemList problems)
    {
        var here = Cited(source);
        var there = Cited(translation);
        if (!here.SetEquals(there))
            Diverges(translation.Top, Words(here.Except(there)), Words(there.Except(here)), problems);

        static HashSet<string> Cited(MarkdownFile file) => [.. file.Blocks.Descendants<CitationInline>().SelectMany(c => c.SourceIds)];
        static string Words(IEnumerable<string> ids) =>
            string.Join(", ", ids.Select(id => $"[@{id}]")) is { Length: > 0 } words ? words : "–";
    }

    private static void CompareGlossaryLinks(MarkdownFile source, MarkdownFile translation, ProblemList problems)
    {
        var here = GlossaryLinks.In(source).ToHashSet();
        var there = GlossaryLinks.In(translation).ToHashSet();
        if (!here.SetEquals(there))
            Diverges(translation.Top, Words(here.Except(there)), Words(there.Except(here)), problems);

        static string Words(IEnumerable<string> ids) =>
            string.Join(", ", ids.Select(id => $"[…](glossary:{id})")) is { Length: > 0 } words ? words : "–";
    }

    /// <param name="inForm">How a form says it; when nothing is said, that something differs.</param>
    public static void Diverges(
        SourcePoint at,
        string source,
        string translation,
        ProblemList problems,
        Localized<string>? inForm = null
    ) =>
        problems.Error(
            ProblemCodes.TranslationDiverges,
            at,
            $"La traduction s’écarte de la source. Source : {source}. Traduction : {translation}.",
            $"The translation departs from its source. Source: {source}. Translation: {translation}.",
            inForm
                ?? new(
                    "La version anglaise s’écarte ici de la version française : elles ont les mêmes parties, dans le même ordre, et citent les mêmes sources.",
                    "The English version departs here from the French version: both have the same parts, in the same order, and cite the same sources."
                )
        );

    private static string Beside(MarkdownFile source) => Path.GetFileName(source.Path)[..^"md".Length] + "en.md";
}
