using System.Text;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Content.Editing;
using Training.Content.Markup;
using Training.Content.Translations;

namespace Training.Authoring.ScenarioForms;

/// <summary>Something that left the settings of a session while its scenes still name it.</summary>
/// <param name="Conditions">In how many places something is offered, or happens, only when it is so.</param>
public sealed record LeftBehind(NamedKind Kind, string Name, IReadOnlyList<ScenePart> Scenes, int Conditions)
{
    /// <summary>The field that says what becomes of it.</summary>
    public string Field => $"carry-{Kind.ToString().ToLowerInvariant()}-{Slug.From(Name)}";
}

/// <summary>What a form of settings calls otherwise, or no longer has, is carried through the scenes.</summary>
internal static class CarryNames
{
    public const string To = "to:";
    public const string Remove = "remove";
    public const string Leave = "leave";

    /// <summary>What took the place of something else in its row.</summary>
    public static IReadOnlyList<NameChange> Renamed(ScenarioForm before, ScenarioForm now) =>
        [
            .. now.Rows(before)
                .Where(row =>
                    row is { Was.Length: > 0, Now.Length: > 0 }
                    && before.Names(row.Kind).Contains(row.Was)
                    && !before.Names(row.Kind).Contains(row.Now)
                    && !now.Names(row.Kind).Contains(row.Was)
                )
                .Select(row => new NameChange(row.Kind, row.Was, row.Now)),
        ];

    /// <summary>What scenes name and the settings won’t have any more.</summary>
    public static IReadOnlyList<LeftBehind> Left(
        ScenarioText text,
        ScenarioForm before,
        ScenarioForm now,
        IReadOnlyList<NameChange> renamed
    )
    {
        NamedKind[] kinds = [NamedKind.Person, NamedKind.Competency, NamedKind.Gauge, NamedKind.Fact];
        var gone = kinds
            .SelectMany(kind => before.Names(kind).Except(now.Names(kind)).Select(name => new NameChange(kind, name, null)))
            .Where(change => change.From.Length > 0 && !renamed.Any(r => r.Kind == change.Kind && r.From == change.From))
            .ToList();
        return
        [
            .. text.MentionsOf(gone)
                .GroupBy(mention => (mention.Kind, mention.Name))
                .Select(named => new LeftBehind(
                    named.Key.Kind,
                    named.Key.Name,
                    [.. named.Select(mention => mention.Scene).Distinct()],
                    named.Count(mention => mention.IsCondition)
                ))
                .DistinctBy(left => left.Field),
        ];
    }

    /// <summary>What is done with something that is left behind; null for what is left to the author.</summary>
    public static NameChange? Decided(LeftBehind left, string answer, ScenarioForm now) =>
        answer.StartsWith(To, StringComparison.Ordinal) && now.Names(left.Kind).Contains(answer[To.Length..])
            ? new(left.Kind, left.Name, answer[To.Length..])
        : answer == Remove && left.Kind != NamedKind.Person ? new(left.Kind, left.Name, null)
        : null;

    /// <summary>Whether an answer says what becomes of it.</summary>
    public static bool IsAnswer(LeftBehind left, string answer, ScenarioForm now) =>
        answer == Leave || Decided(left, answer, now) is not null;

    /// <summary>The other language and the playthroughs of a source that calls something otherwise.</summary>
    /// <param name="after">The source as it will be.</param>
    public static IReadOnlyList<AlongFile> Along(
        EditedScenario scenario,
        IReadOnlyList<NameChange> changes,
        ScenarioText before,
        ScenarioText after
    )
    {
        if (scenario.Path.IsTranslation || changes.Count == 0)
            return [];
        var playthroughs = DraftPath.Of(scenario.Path.Slug, DraftFileKind.Playthroughs);
        return
        [
            Translation(scenario, before, Carried(before, changes), after, (path, text) => CarriedFiles.Translation(path, text, changes)),
            new(playthroughs, text => CarriedFiles.Playthroughs(OpenDraft.PathOf(scenario.Draft.Slug, playthroughs), text, changes)),
        ];
    }

    /// <summary>The other language; one that was of the source as it stood is of what it becomes, where no words change.</summary>
    /// <param name="carried">The source with what changes in both languages alike, and nothing more; null where that can’t be told.</param>
    /// <param name="change">From its path and its text, the text that it becomes; null when nothing changes.</param>
    public static AlongFile Translation(
        EditedScenario scenario,
        ScenarioText before,
        ScenarioText? carried,
        ScenarioText after,
        Func<string, string, string?> change
    ) =>
        new(
            scenario.Path.Translation,
            text =>
            {
                var now = change(OpenDraft.PathOf(scenario.Draft.Slug, scenario.Path.Translation), text);
                var isOfBefore = TranslationStamp.In(Bytes(text)) is { } stamp && stamp == TranslationStamp.Of(Bytes(before.Text));
                return isOfBefore && carried is not null && ReadsAs(carried, after)
                    ? TranslationStamp.Write(now ?? text, TranslationStamp.Of(Bytes(after.Text))!)
                    : now;
            }
        );

    private static ScenarioText? Carried(ScenarioText before, IReadOnlyList<NameChange> changes)
    {
        ScenarioText? now = before;
        foreach (var change in changes.Where(c => c is { Kind: NamedKind.Scene, To: not null }))
            now = now?.Find(change.From) is { } scene ? now.WithId(scene, change.To!) : now;
        return now?.With(changes);
    }

    // In the words that a translation has its own of.
    private static bool ReadsAs(ScenarioText before, ScenarioText after)
    {
        if (FrontMatterText.Read(before.Text) is not { } was || FrontMatterText.Read(after.Text) is not { } now)
            return false;
        static IEnumerable<string> Labels(FrontMatterText front) => (front.Pairs("labels") ?? []).Select(label => label.Value);
        return before.Briefing == after.Briefing
            && before.Scenes.Select(before.TextOf).SequenceEqual(after.Scenes.Select(after.TextOf))
            && was.Value("title") == now.Value("title")
            && Labels(was).SequenceEqual(Labels(now))
            && Same("warnings")
            && Same("reflection");

        bool Same(string key) => (was.Items(key) ?? []).SequenceEqual(now.Items(key) ?? []);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
