using Microsoft.Extensions.Localization;
using Training.Authoring.Reviewing;
using Training.Content;
using Training.Content.Editing;
using Training.Localization;

namespace Training.Authoring.Drafts;

/// <summary>What pages call the files of a module: an activity by its title, and by its file’s name while its title can’t be read.</summary>
/// <param name="find">The content of a file within the module; null for one that isn’t there.</param>
public sealed class FileNames(Func<string, ReadOnlyMemory<byte>?> find, IStringLocalizer<TrainingText> texts)
{
    private readonly Dictionary<string, string> known = [];

    public FileNames(ContentFiles files, string slug, IStringLocalizer<TrainingText> texts)
        : this(path => files.Find(OpenDraft.PathOf(slug, path)), texts) { }

    public static FileNames Of(IReadOnlyList<DraftFile> files, IStringLocalizer<TrainingText> texts) =>
        new(path => files.FirstOrDefault(f => f.Path == path) is { } file ? (ReadOnlyMemory<byte>?)file.Content : null, texts);

    /// <summary>The files that say what this one is called.</summary>
    public static IReadOnlyList<string> Sources(string path)
    {
        var named = DraftPath.Of(path);
        return named.Kind == DraftFileKind.Playthroughs ? [.. Texts(DraftPath.Of(DraftPath.Of(named.Slug, DraftFileKind.Scenario)))]
            : named is { IsText: true, Kind: not (DraftFileKind.Module or DraftFileKind.Captions) } ? [.. Texts(named)]
            : [];
    }

    /// <summary>« Leçon – Rassurer par la voix ».</summary>
    public string Of(string path)
    {
        if (!known.TryGetValue(path, out var name))
            known[path] = name = Say(DraftPath.Of(path));
        return name;
    }

    /// <summary>As it is told afterwards: of one that is gone, or can’t be read, its kind and its name in addresses.</summary>
    public string ToldOf(string path)
    {
        var named = DraftPath.Of(path);
        return named.Kind is DraftFileKind.Media or DraftFileKind.Captions || Of(path) != path ? Of(path)
            : named.Kind == DraftFileKind.Playthroughs ? texts["Drafts.TrialsOf", named.Slug]
            : texts["Drafts.FileName", KindOf(named), named.Slug];
    }

    /// <summary>Its title alone; the file’s name while it can’t be read.</summary>
    public string TitleOf(string path) => Title(path) is { Length: > 0 } title ? title : path;

    /// <summary>« Leçon – Rassurer par la voix, ligne 12 »; without a line when it is gone.</summary>
    public string PlaceOf(PlacedRemark said) =>
        said.Line is { } line ? texts["Publication.Place", Of(said.Remark.Path), line] : Of(said.Remark.Path);

    private string Say(DraftPath named)
    {
        var kind = KindOf(named);
        if (named.Kind == DraftFileKind.Module)
            return kind;
        if (Title(named.Path) is not { Length: > 0 } title)
            return named.Path;
        return named.Kind == DraftFileKind.Playthroughs ? texts["Drafts.TrialsOf", title] : texts["Drafts.FileName", kind, title];
    }

    private string KindOf(DraftPath named) =>
        texts[$"Drafts.Kind.{named.Kind}"].Value + (named.IsTranslation ? texts["Drafts.InEnglish"] : "");

    private string Title(string path) =>
        Sources(path)
            .Select(source => find(source) is { } content ? FileTitle.Of(content, DraftPath.Of(source).Language) : "")
            .FirstOrDefault(title => title.Length > 0, "");

    // In the language of whoever reads, where there is one.
    private static IEnumerable<string> Texts(DraftPath named) =>
        Languages.Current == Language.En ? [named.Translation, named.Source] : [named.Source];
}
