using Training.Content.Lessons;
using Training.Content.Markup;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Content.Translations;

namespace Training.Content.Modules;

/// <summary>Reads a module’s folder: <c>module.md</c>, then each of its activities.</summary>
internal sealed class ModuleReader(ContentFiles files, SharedContent shared, GlossaryLinks glossary, ProblemList problems, bool walk)
{
    /// <summary>What could be read; null when <c>module.md</c> itself couldn’t.</summary>
    public Module? Read(string slug)
    {
        var folder = new ModuleFolder(files, slug, problems);
        if (folder.Find("module.md") is null)
            problems.Error(
                ProblemCodes.ModuleMissing,
                folder.Top,
                "Ce dossier n’a pas de module.md : titre, résumé, version, activités.",
                "This folder has no module.md: title, summary, version, activities."
            );
        var head = ReadPair(folder, "module.md", folder.Find("module.en.md") is null ? null : "module.en.md", kind: null);
        var reader = head is null ? null : new ModuleHeadReader(folder, head.Value.Source, head.Value.Translation, shared, problems);

        var activities = new Dictionary<string, Activity>(StringComparer.Ordinal);
        foreach (var activity in folder.Activities.Values)
            if (ReadActivity(folder, activity) is { } read)
                activities.Add(activity.Slug, read);
        return reader?.Read(activities);
    }

    private Activity? ReadActivity(ModuleFolder folder, ActivityFiles activity)
    {
        if (ReadPair(folder, activity.Source, activity.Translation, activity.Kind) is not { } pair)
            return null;
        var (source, translation) = pair;
        var id = new ActivityId(folder.Slug, activity.Slug);
        Activity? read = activity.Kind switch
        {
            ActivityKind.Lesson => new LessonReader(shared, problems).Read(id, source, translation),
            ActivityKind.Aid => new AidReader(shared, problems).Read(id, source, translation),
            ActivityKind.Quiz => new QuizReader(shared, LessonsOf(folder), problems).Read(id, source, translation),
            _ => ReadScenario(folder, activity, id, source, translation),
        };
        return read is null ? null : read with { IsTranslated = translation is not null };
    }

    private static HashSet<string> LessonsOf(ModuleFolder folder) =>
        [.. folder.Activities.Values.Where(a => a.Kind == ActivityKind.Lesson).Select(a => a.Slug)];

    private Scenario? ReadScenario(
        ModuleFolder folder,
        ActivityFiles activity,
        ActivityId id,
        MarkdownFile source,
        MarkdownFile? translation
    )
    {
        var before = problems.Errors;
        var scenario = ScenarioReader.Read(id, source, translation, shared, problems, walk);
        if (activity.Playthroughs is null)
            problems.Warning(
                ProblemCodes.PlaythroughsMissing,
                source.Top,
                $"Cette séance n’a pas de parcours d’essai : écrivez-en dans {activity.Slug}.playthroughs.yaml.",
                $"This session has no playthroughs: write some in {activity.Slug}.playthroughs.yaml.",
                new(
                    "Il n’y a pas d’essai de cette séance. Jouez-la, puis choisissez « Garder ce parcours comme essai ».",
                    "There is no trial of this session. Play it, then choose “Keep this playthrough as a trial”."
                )
            );
        // A session that doesn’t hold together can’t go as expected; its own problems say why.
        else if (
            walk
            && scenario is not null
            && problems.Errors == before
            && YamlFile.Read(files, folder.PathOf(activity.Playthroughs), problems) is { } playthroughs
        )
            Playthroughs.Check(scenario, shared, playthroughs, problems);
        return scenario;
    }

    /// <summary>A source with its translation, after the checks that hold for every kind of file.</summary>
    private (MarkdownFile Source, MarkdownFile? Translation)? ReadPair(
        ModuleFolder folder,
        string name,
        string? translationName,
        ActivityKind? kind
    )
    {
        var source = ReadFile(folder, name, Language.Fr, kind);
        var translation = translationName is null ? null : ReadFile(folder, translationName, Language.En, kind);
        if (source is null)
            return null;
        if (translation is not null)
            TranslationChecks.CheckStamp(source, translation, problems);
        else if (translationName is null)
            TranslationChecks.Missing(source, problems);
        return (source, translation);
    }

    private MarkdownFile? ReadFile(ModuleFolder folder, string name, Language language, ActivityKind? kind)
    {
        if (folder.Find(name) is not { } bytes || MarkdownFile.Read(folder.PathOf(name), bytes, language, problems) is not { } file)
            return null;
        new ProseChecks(folder, file, problems).Check(kind);
        new MediaPlaces(folder, file, problems).Gather(kind);
        glossary.Check(file, isShownInPlace: kind is ActivityKind.Lesson or ActivityKind.Aid);
        TermChecks.Check(file, shared.Terms, quotesOnly: kind == ActivityKind.Scenario, problems);
        return file;
    }
}
