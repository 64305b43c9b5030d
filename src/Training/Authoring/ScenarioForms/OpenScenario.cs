using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Catalogue;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Files;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Authoring.ScenarioForms;

/// <summary>Opens a scenario of a draft for its forms.</summary>
internal sealed class OpenScenario(
    EditedFile edited,
    OpenDraft open,
    CheckDraft check,
    SaveForm save,
    PublishedContent library,
    IStringLocalizer<TrainingText> texts
)
{
    private const string English = ".en";

    public static string PathOf(string name) =>
        name.EndsWith(English, StringComparison.Ordinal) ? $"{name[..^English.Length]}.scenario.en.md" : $"{name}.scenario.md";

    /// <summary>Where the scenes of a scenario are written.</summary>
    /// <param name="name">Of the activity; with <c>.en</c>, of its English version.</param>
    public static string AddressOf(ModuleDraft draft, string name) => $"~/authoring/drafts/{draft.Slug}/scenario/{name}";

    /// <returns>Null when the institution has no such draft, or the draft no such scenario.</returns>
    public async Task<EditedScenario?> FindAsync(string slug, string name, CancellationToken ct)
    {
        var path = DraftPath.Of(PathOf(name));
        if (path.Kind != DraftFileKind.Scenario || await edited.FindAsync(slug, path.Path, ct) is not var (draft, file))
            return null;
        var refused = new ProblemList();
        var said = check.Of(draft.Slug, await open.FilesAsync(draft, refused, ct), refused.Items);
        var own = OpenDraft.PathOf(draft.Slug, path.Path);
        var scenario = said.Module?.Find(path.Slug) as Scenario;
        var text = AuthoredText.Read(file.Content) is { } read ? ScenarioText.Read(own, read, [.. scenario?.Cast.Keys ?? []]) : null;
        var front = text is null ? null : FrontMatterText.Read(text.Text);
        var people = said.Shared?.People;
        var other = OpenDraft.PathOf(draft.Slug, path.IsTranslation ? path.Source : path.Translation);
        var errors = said.Problems.Where(p => p.Severity == Severity.Error).ToList();
        var playthroughs = OpenDraft.PathOf(draft.Slug, DraftPath.Of(path.Slug, DraftFileKind.Playthroughs));
        var stopping = errors.FindAll(p => p.At.File == own || p.At.File == other);
        return new(
            draft,
            path,
            text,
            file.Revision,
            scenario,
            [.. said.Problems.Where(p => p.At.File == own).Select(p => p.ForForms)],
            stopping.Count > 0,
            scenario is null
                ? [.. (text?.Cast ?? []).Select(person => new Speaker(person, []))]
                : [.. scenario.Cast.Select(c => new Speaker(c.Key, people?.GetValueOrDefault(c.Value)?.Expressions ?? []))],
            // Without a scene, or with one that can’t be read, the settings are said by the text alone.
            [.. scenario?.Competencies ?? front?.Items("competencies") ?? []],
            [.. scenario?.Gauges.Keys ?? front?.Pairs("gauges")?.Select(gauge => gauge.Name) ?? []],
            [.. scenario?.Facts ?? front?.Items("facts") ?? []],
            [.. (said.Shared?.Acts ?? []).Select(a => new Option(a.Id, a.Label.In(Languages.Current)))]
        )
        {
            People =
            [
                .. (people?.Values ?? [])
                    .Where(p => p.Id != ScenarioForm.NotDrawn)
                    .OrderBy(p => p.Name, StringComparer.CurrentCulture)
                    .Select(p => new Option(p.Id, Describe(p))),
            ],
            Portraits = PortraitsOf(people?.Values ?? []),
            ModuleCompetencies = said.Module?.Competencies ?? [],
            AllCompetencies = [.. (said.Shared?.Competencies.Values ?? []).Select(c => new Option(c.Code, c.Name.In(Languages.Current)))],
            HelpLines = [.. (said.Shared?.HelpLines.Values ?? []).Select(h => new Option(h.Id, h.Name.In(Languages.Current)))],
            ErrorsInOther = stopping.Count(p => p.At.File == other),
            Stopping = stopping.Count > 0 || scenario is not null ? stopping : errors,
            Departing = errors.FindAll(p => p.At.File == playthroughs),
            Shared = said.Shared,
        };
    }

    private string Describe(Person person)
    {
        var name = person.Age is { } age ? texts["SceneForm.Set.cast.Aged", person.Name, age] : person.Name;
        return person.PortraitAlt is { } alt ? $"{name} – {alt.In(Languages.Current)}" : name;
    }

    // Every version has them all: any that is shipped serves them.
    private Dictionary<string, string> PortraitsOf(IEnumerable<Person> people) =>
        library.Shipped.FirstOrDefault() is not { } version
            ? []
            : people
                .Where(person => person.PortraitAlt is not null && person.FindPortrait(null) is not null)
                .ToDictionary(person => person.Id, person => $"~/portraits/{version.Hash}/{person.Portrait}/{person.Expressions[0]}.svg");

    /// <summary>The scenario as it was when a form of it was opened.</summary>
    public async Task<ScenarioText?> AtAsync(EditedScenario scenario, int revision, CancellationToken ct) =>
        revision == scenario.Revision ? scenario.Text
        : await save.TextAtAsync(scenario.Draft, scenario.Path, revision, ct) is { } text
            ? ScenarioText.Read(OpenDraft.PathOf(scenario.Draft.Slug, scenario.Path.Path), text, scenario.Text?.Cast)
        : null;
}
