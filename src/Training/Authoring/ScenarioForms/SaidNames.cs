using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Files;
using Training.Localization;

namespace Training.Authoring.ScenarioForms;

/// <summary>A name that someone no longer has, and that sentences still say.</summary>
/// <param name="Settings">The keys of those of the session that say it.</param>
/// <param name="Places">Null stands for the briefing.</param>
/// <param name="Facts">Those that are named after them.</param>
/// <param name="Files">The other texts of the module that say it, with what they are called.</param>
/// <param name="CanFollow">A button can write the name that they have now in some of the session’s sentences.</param>
public sealed record SaidName(
    string Was,
    string Now,
    IReadOnlyList<string> Settings,
    IReadOnlyList<ScenePart?> Places,
    IReadOnlyList<string> Facts,
    IReadOnlyList<(DraftPath Path, string Name)> Files,
    bool CanFollow
)
{
    public bool IsSaid => Settings.Count + Places.Count + Facts.Count + Files.Count > 0;
}

/// <summary>Finds where the former name of someone is still read.</summary>
internal sealed class SaidNames(OpenDraft open, IStringLocalizer<TrainingText> texts)
{
    /// <summary>Of people who were just called otherwise, those whose name is still read somewhere.</summary>
    public async Task<IReadOnlyList<SaidName>> OfAsync(
        EditedScenario scenario,
        IEnumerable<(string Was, string Now)> renamed,
        CancellationToken ct
    )
    {
        List<(string Was, string Now)> names = [.. renamed.Where(name => Fits(scenario, name.Was, name.Now)).Distinct()];
        if (names.Count == 0)
            return [];
        var files = await open.FilesAsync(scenario.Draft, new ProblemList(), ct);
        var others = Others(scenario, files).ToList();
        var called = new FileNames(files, scenario.Draft.Slug, texts);
        var (path, text) = (OpenDraft.PathOf(scenario.Draft.Slug, scenario.Path.Path), scenario.Text!);
        return
        [
            .. names
                .Select(name => new SaidName(
                    name.Was,
                    name.Now,
                    ProseNames.Settings(text, name.Was),
                    ProseNames.Places(text, name.Was),
                    scenario.Path.IsTranslation ? [] : ProseNames.Facts(text, name.Was),
                    [
                        .. others
                            .Where(other => ProseNames.IsSaid(other.Text, name.Was))
                            .Select(other => (other.Path, called.Of(other.Path.Path))),
                    ],
                    ProseNames.Replace(path, text, name.Was, name.Now) is { } after && after.Text != text.Text
                ))
                .Where(name => name.IsSaid),
        ];
    }

    public static bool Fits(EditedScenario scenario, string was, string now) =>
        scenario.Text!.Cast.Contains(now) && !scenario.Text.Cast.Contains(was) && was.Length > 0;

    // Whatever is read as sentences, but this session in either language, and its trials: those follow.
    private static IEnumerable<(DraftPath Path, string Text)> Others(EditedScenario scenario, ContentFiles files)
    {
        var folder = OpenDraft.PathOf(scenario.Draft.Slug, "");
        return files
            .Paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal))
            .Select(path => DraftPath.Of(path[folder.Length..]))
            .Where(path => path is { IsText: true, Kind: not DraftFileKind.Playthroughs } && path.Source != scenario.Path.Source)
            .Select(path =>
                (path, files.Find(OpenDraft.PathOf(scenario.Draft.Slug, path.Path)) is { } content ? AuthoredText.Read(content) ?? "" : "")
            );
    }
}
