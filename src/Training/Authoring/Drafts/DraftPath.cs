using Training.Content;

namespace Training.Authoring.Drafts;

/// <summary>What a file of a module is, by its name.</summary>
public enum DraftFileKind
{
    Module,
    Lesson,
    Aid,
    Quiz,
    Scenario,
    Playthroughs,

    /// <summary>What is said in a sound, with its times.</summary>
    Captions,

    /// <summary>A picture, or whatever else isn’t written as text.</summary>
    Media,
}

/// <summary>Where a file stands in its module’s folder, and what that says of it.</summary>
/// <param name="Slug">The activity’s name: <c>bilan</c> for <c>bilan.quiz.en.md</c>.</param>
public sealed record DraftPath(string Path, string Slug, DraftFileKind Kind, Language Language)
{
    public const string Module = "module.md";
    private const string English = ".en.md";

    public static DraftPath Of(string path)
    {
        var parts = path.Split('/')[^1].Split('.');
        return new(path, parts[0], KindOf(path, parts), parts.Length > 2 && parts[^2] == "en" ? Language.En : Language.Fr);
    }

    public bool IsText => Kind != DraftFileKind.Media;

    /// <summary>A text that translates another block by block; captions go by their own times.</summary>
    public bool IsTranslation => Path.EndsWith(English, StringComparison.Ordinal);

    /// <summary>An activity’s own text, in the source language.</summary>
    public bool IsActivity =>
        !IsTranslation && Kind is not (DraftFileKind.Module or DraftFileKind.Playthroughs or DraftFileKind.Captions or DraftFileKind.Media);

    public bool CanBeTranslated => !IsTranslation && (IsActivity || Kind == DraftFileKind.Module);

    /// <summary>The file that this one translates; itself when it translates none.</summary>
    public string Source => IsTranslation ? Path[..^English.Length] + ".md" : Path;

    public string Translation => IsTranslation ? Path : Path[..^".md".Length] + English;

    /// <summary>As the addresses of its forms name it: <c>bilan</c>, or <c>bilan.en</c> for the English version.</summary>
    public string FormName => IsTranslation ? $"{Slug}.en" : Slug;

    /// <summary>Where it is written, after the draft’s own address: its form, for whoever doesn’t write Markdown, or the editor of what has none.</summary>
    public string WayIn =>
        Kind switch
        {
            DraftFileKind.Module => IsTranslation ? "description/en" : "description",
            DraftFileKind.Quiz or DraftFileKind.Scenario => $"{Word}/{FormName}",
            _ => $"files/{Path}",
        };

    /// <summary>As pages and scripts name it: <c>quiz</c>.</summary>
    public string Word => Kind.ToString().ToLowerInvariant();

    /// <summary>The same file of an activity that is called otherwise.</summary>
    public string Renamed(string slug) => slug + Path[Slug.Length..];

    public static string Of(string slug, DraftFileKind kind) =>
        kind switch
        {
            DraftFileKind.Module => Module,
            DraftFileKind.Lesson => $"{slug}.md",
            DraftFileKind.Playthroughs => $"{slug}.playthroughs.yaml",
            _ => $"{slug}.{kind.ToString().ToLowerInvariant()}.md",
        };

    private static DraftFileKind KindOf(string path, string[] parts)
    {
        if (path.Contains('/', StringComparison.Ordinal))
            return path.EndsWith(".vtt", StringComparison.Ordinal) ? DraftFileKind.Captions : DraftFileKind.Media;
        return parts switch
        {
            ["module", "md"] or ["module", "en", "md"] => DraftFileKind.Module,
            [_, "playthroughs", "yaml"] => DraftFileKind.Playthroughs,
            [_, "aid", "md"] or [_, "aid", "en", "md"] => DraftFileKind.Aid,
            [_, "quiz", "md"] or [_, "quiz", "en", "md"] => DraftFileKind.Quiz,
            [_, "scenario", "md"] or [_, "scenario", "en", "md"] => DraftFileKind.Scenario,
            [_, "md"] or [_, "en", "md"] => DraftFileKind.Lesson,
            _ => DraftFileKind.Media,
        };
    }
}
