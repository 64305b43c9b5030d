using System.Globalization;
using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>Checks that a translation has the same scenes, choices and effects as its source: only the words may differ.</summary>
internal static class TranslatedScript
{
    public static void Compare(Script source, Script translation, MarkdownFile file, ProblemList problems)
    {
        Same(source.Warnings.Count, translation.Warnings.Count, file.Top, "avertissements", "warnings", problems);
        Same(source.Reflection.Count, translation.Reflection.Count, file.Top, "questions de réflexion", "reflection questions", problems);

        if (!source.Cited.ToHashSet().SetEquals(translation.Cited))
            Differs(file.Top, "elle ne cite pas les mêmes sources", "it doesn’t cite the same sources", problems);

        var sourceIds = source.Scenes.Select(s => s.Id).ToList();
        var translatedIds = translation.Scenes.Select(s => s.Id).ToList();
        foreach (var missing in source.Scenes.Where(s => !translatedIds.Contains(s.Id)))
            Differs(
                file.Top,
                $"la scène « {missing.Id} » manque",
                $"the scene “{missing.Id}” is missing",
                problems,
                new($"La scène « {missing.Title} » manque à cette version.", $"The scene “{missing.Title}” is missing from this version.")
            );
        foreach (var added in translation.Scenes.Where(s => !sourceIds.Contains(s.Id)))
            Differs(
                added.At,
                $"la scène « {added.Id} » n’est pas dans la source",
                $"the scene “{added.Id}” is not in the source",
                problems,
                new(
                    $"La scène « {added.Title} » n’est pas dans la version française.",
                    $"The scene “{added.Title}” is not in the French version."
                )
            );

        foreach (var scene in translation.Scenes)
            if (source.Find(scene.Id) is { } original)
                Compare(original, scene, problems);
        if (sourceIds.Count == translatedIds.Count && !sourceIds.SequenceEqual(translatedIds))
            Differs(file.Top, "les scènes ne sont pas dans le même ordre", "the scenes are in another order", problems);
    }

    private static void Compare(Scene source, Scene translation, ProblemList problems)
    {
        Same(source.Passages.Count, translation.Passages.Count, translation.At, "répliques ou narrations", "lines or narrations", problems);
        Same(source.Choices.Count, translation.Choices.Count, translation.At, "choix", "choices", problems);
        if (Mechanics(source) != Mechanics(translation))
            Differs(
                translation.At,
                $"les directives de « {source.Id} » diffèrent de la source",
                $"the directives of “{source.Id}” differ from the source",
                problems,
                new(
                    $"Les réglages de « {translation.Title} » ne sont plus ceux de la version française.",
                    $"The settings of “{translation.Title}” are no longer those of the French version."
                )
            );
        foreach (var (a, b) in source.Choices.Zip(translation.Choices))
            if (Mechanics(a) != Mechanics(b))
                Differs(
                    b.At,
                    "ce choix ne mène pas au même endroit, ou pas avec les mêmes effets, que dans la source",
                    "this choice doesn’t lead to the same place, or with the same effects, as in the source",
                    problems
                );
        foreach (var (a, b) in source.Passages.Zip(translation.Passages))
            if (Mechanics(a) != Mechanics(b))
                Differs(
                    translation.At,
                    $"dans « {source.Id} », une réplique n’a pas les mêmes couches ou la même expression que dans la source",
                    $"in “{source.Id}”, a line hasn’t the same layers or expression as in the source",
                    problems,
                    new(
                        $"Dans « {translation.Title} », une réplique n’a pas les mêmes indices ou la même expression que dans la version française.",
                        $"In “{translation.Title}”, a line hasn’t the same cues or expression as in the French version."
                    )
                );
    }

    private static string Mechanics(Scene s) =>
        $"{s.Once}|{s.DecideIn}|{s.Ending}|{s.Channel}|{Conditions(s.If)}|{Mechanics(s.Effects)}|{Mechanics(s.Trigger)}|{s.DebriefHtml.Length > 0}|{s.Crosses}";

    private static string Mechanics(Choice c) =>
        $"{c.Target}|{c.IsCritical}|{c.OnTimeout}|{Conditions(c.If)}|{Mechanics(c.Effects)}|{c.FeedbackHtml.Length > 0}";

    private static string Mechanics(Passage p) =>
        p is Line line
            ? $"{line.Speaker}|{line.Words is null}|{line.Expression}|{line.Mark}|{string.Join(",", line.Cues.Select(c => (c.Layer, c.Lasts)))}"
            : "";

    private static string Mechanics(Effects e) => $"{Pairs(e.Scores)}|{Pairs(e.Gauges)}|{string.Join(",", e.Facts.Order())}";

    private static string Mechanics(Trigger? t) =>
        t switch
        {
            ActTrigger act => $"{string.Join(",", act.Acts)} in {string.Join(",", act.In)}",
            InterruptionTrigger i => $"{i.OneOf} {i.After} {string.Join(",", i.At)}",
            _ => "",
        };

    private static string Conditions(IEnumerable<Condition> conditions) => string.Join(";", conditions.Select(c => c.ToString()));

    private static string Pairs(IReadOnlyDictionary<string, int> pairs) =>
        string.Join(
            ",",
            pairs.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}{p.Value}"))
        );

    private static void Same(int source, int translation, SourcePoint at, string fr, string en, ProblemList problems)
    {
        if (source != translation)
            Differs(at, $"{translation} {fr} au lieu de {source}", $"{translation} {en} instead of {source}", problems);
    }

    private static void Differs(SourcePoint at, string fr, string en, ProblemList problems, Localized<string>? inForm = null) =>
        problems.Error(
            ProblemCodes.TranslationDiverges,
            at,
            $"La traduction s’écarte de la source : {fr}.",
            $"The translation departs from its source: {en}.",
            inForm
        );
}
