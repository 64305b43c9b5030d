using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Content.Editing;
using Training.Content.Files;
using Training.Content.Scenarios;

namespace Training.Authoring.ScenarioForms;

/// <summary>A playthrough as its form shows it.</summary>
/// <param name="Walked">Null while the session can’t be played.</param>
public sealed record EditedTrial(Trial Trial, WalkedTrial? Walked)
{
    /// <summary>What is expected, and what comes out; null for what the session doesn’t have any more, or doesn’t come to.</summary>
    public IEnumerable<(string Key, string Expected, string? Actual)> Compared =>
        Trial.Expected.Select(e => (e.Key, e.Value, Walked is { Fits: true } walked ? walked.Actual(e.Key) : null));

    public bool GoesAsExpected => Walked is { Fits: true } && Trial.Expected.Count > 0 && Compared.All(c => c.Expected == c.Actual);

    /// <summary>What comes out, of what it expects; of everything, when it expects nothing.</summary>
    public IReadOnlyList<(string Key, string Value)> Outcome =>
        Trial.Expected.Select(e => (e.Key, Walked!.Actual(e.Key))).Where(e => e.Item2 is not null).Select(e => (e.Key, e.Item2!)).ToList()
            is { Count: > 0 } known
            ? known
            : Walked!.Outcome;
}

/// <summary>The playthroughs of a scenario of a draft.</summary>
/// <param name="Revision">Of their file; zero when it isn’t there.</param>
/// <param name="Text">Null when it is written in a way that the form doesn’t know.</param>
public sealed record EditedTrials(EditedScenario Scenario, int Revision, PlaythroughsText? Text)
{
    public DraftPath Path { get; } = DraftPath.Of(DraftPath.Of(Scenario.Path.Slug, DraftFileKind.Playthroughs));

    public string Address => Scenario.Trials;

    public bool CanBePlayed => Scenario is { Scenario: not null, Shared: not null, HasErrors: false };

    public string AddressOf(Trial trial, string act) => FormattableString.Invariant($"{Address}/{trial.Index}/{act}");

    /// <summary>What may take the place of the steps that fit no more; null when all do, or while the session can’t be played.</summary>
    public TrialMending? MendingOf(EditedTrial trial) =>
        trial.Walked is { Fits: false } ? TrialMending.Of(trial.Trial, Scenario.Scenario!, Scenario.Shared!) : null;

    /// <summary>Where the session is played, and what is kept of it takes the place of a trial; one without a name can’t be told from others.</summary>
    public string? ReplacingOf(Trial trial) =>
        CanBePlayed && trial.Name is { Length: > 0 and <= ModuleDraft.TitleLength }
            ? $"{Scenario.Inspection}/play?{new ReplacedTrial(trial.Name, Text!.MarkOf(trial)).Query}"
            : null;

    public EditedTrial Of(Trial trial) => new(trial, CanBePlayed ? trial.Walk(Scenario.Scenario!, Scenario.Shared!) : null);
}

/// <summary>Opens the playthroughs of a scenario of a draft.</summary>
internal sealed class OpenTrials(OpenScenario open, EditedFile edited)
{
    public async Task<EditedTrials?> FindAsync(string draft, string name, CancellationToken ct)
    {
        if (await open.FindAsync(draft, name, ct) is not { } scenario)
            return null;
        var path = DraftPath.Of(scenario.Path.Slug, DraftFileKind.Playthroughs);
        var own = OpenDraft.PathOf(draft, path);
        return await edited.FindAsync(draft, path, ct) is var (_, file)
            ? new(scenario, file.Revision, AuthoredText.Read(file.Content) is { } text ? PlaythroughsText.Read(own, text) : null)
            : new(scenario, 0, PlaythroughsText.Read(own, ""));
    }
}
