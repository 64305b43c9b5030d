using Training.Content.Files;

namespace Training.Content.Modules;

internal enum ActivityKind
{
    Lesson,
    Aid,
    Quiz,
    Scenario,
}

/// <summary>An activity’s files: the source, its translation, and a scenario’s playthroughs.</summary>
internal sealed record ActivityFiles(string Slug, ActivityKind Kind, string Source, string? Translation, string? Playthroughs);

/// <summary>The files of one module, told apart by their names.</summary>
internal sealed class ModuleFolder
{
    private readonly ContentFiles files;
    private readonly string root;

    public ModuleFolder(ContentFiles files, string slug, ProblemList problems)
    {
        this.files = files;
        root = $"modules/{slug}/";
        Slug = slug;
        var names = files
            .Paths.Where(path => path.StartsWith(root, StringComparison.Ordinal) && path.LastIndexOf('/') == root.Length - 1)
            .Select(path => path[root.Length..])
            .ToHashSet();
        foreach (
            var name in names.Where(n => n.EndsWith(".md", StringComparison.Ordinal) && !n.EndsWith(".en.md", StringComparison.Ordinal))
        )
            if (name != "module.md")
                Add(name, names, problems);
        CheckOrphans(names, problems);
        CheckCaptions(problems);
    }

    public string Slug { get; }

    public SourcePoint Top => new(root + "module.md", 1, 1);

    /// <summary>By slug, in the order of their names.</summary>
    public SortedDictionary<string, ActivityFiles> Activities { get; } = new(StringComparer.Ordinal);

    public ReadOnlyMemory<byte>? Find(string name) => files.Find(root + name);

    /// <summary>The path from the top of the content, as problems give it.</summary>
    public string PathOf(string name) => root + name;

    private void Add(string name, HashSet<string> names, ProblemList problems)
    {
        var parts = name.Split('.');
        var kind = parts is [_, var word, "md"] ? Enum.Parse<ActivityKind>(word, ignoreCase: true) : ActivityKind.Lesson;
        var translation = name[..^"md".Length] + "en.md";
        var playthroughs = parts[0] + ".playthroughs.yaml";
        var activity = new ActivityFiles(
            parts[0],
            kind,
            name,
            names.Contains(translation) ? translation : null,
            kind == ActivityKind.Scenario && names.Contains(playthroughs) ? playthroughs : null
        );
        if (!Activities.TryAdd(activity.Slug, activity))
            problems.Error(
                ProblemCodes.ActivityTwice,
                new(PathOf(name), 1, 1),
                $"Deux activités s’appellent « {activity.Slug} » : renommez ce fichier ou {Activities[activity.Slug].Source}.",
                $"Two activities are called “{activity.Slug}”: rename this file or {Activities[activity.Slug].Source}.",
                new(
                    $"Deux activités s’appellent « {activity.Slug} » : renommez l’une des deux, sur la page du module.",
                    $"Two activities are called “{activity.Slug}”: rename one of them, on the module’s page."
                )
            );
    }

    private void CheckCaptions(ProblemList problems)
    {
        var media = files.Paths.Where(path => path.StartsWith(root + MediaKinds.Folder, StringComparison.Ordinal)).ToList();
        var sounds = media.Where(path => MediaKinds.Of(path) == MediaKind.Sound).Select(MediaKinds.StemOf).ToHashSet();
        foreach (var path in media.Where(path => MediaKinds.Of(path) == MediaKind.Captions && !sounds.Contains(MediaKinds.StemOf(path))))
            problems.Warning(
                ProblemCodes.CaptionsOrphan,
                new(path, 1, 1),
                "Ces sous-titres n’ont pas de son : le même nom, en « .mp3 » ou « .m4a ».",
                "These captions have no sound: the same name, with “.mp3” or “.m4a”."
            );
    }

    private void CheckOrphans(HashSet<string> names, ProblemList problems)
    {
        foreach (var name in names.Where(n => n.EndsWith(".en.md", StringComparison.Ordinal)))
            if (!names.Contains(name[..^".en.md".Length] + ".md"))
                problems.Error(
                    ProblemCodes.TranslationOrphan,
                    new(PathOf(name), 1, 1),
                    "Cette traduction n’a pas de source : le même nom, sans « .en ».",
                    "This translation has no source: the same name without “.en”.",
                    new("Cette version anglaise n’a pas de version française.", "This English version has no French version.")
                );
        foreach (var name in names.Where(n => n.EndsWith(".playthroughs.yaml", StringComparison.Ordinal)))
            if (!names.Contains(name[..^".playthroughs.yaml".Length] + ".scenario.md"))
                problems.Error(
                    ProblemCodes.PlaythroughsOrphan,
                    new(PathOf(name), 1, 1),
                    "Ces parcours n’ont pas de séance : le même nom, en « .scenario.md ».",
                    "These playthroughs have no session: the same name, with “.scenario.md”.",
                    new("Ces essais n’ont pas de séance.", "These playthroughs have no session.")
                );
    }
}
