using System.Globalization;
using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>How a session is expected to go, in plain text: its tests.</summary>
internal sealed class Playthroughs(Scenario scenario, SharedContent shared, ProblemList problems)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    /// <summary>Plays each playthrough of a file and reports where the session goes otherwise.</summary>
    public static void Check(Scenario scenario, SharedContent shared, YamlNode playthroughs, ProblemList problems)
    {
        if (playthroughs is not YamlList { Items: { Count: > 0 } items } || items.Any(i => i is not YamlMap))
        {
            problems.Error(
                ProblemCodes.PlaythroughUnreadable,
                playthroughs.At,
                "Les parcours sont une liste : « - name: … ».",
                "Playthroughs are a list: “- name: …”.",
                new(
                    "La page des essais ne lit pas ce qui est écrit ici : réparez-le dans l’éditeur de texte, ou retirez l’essai et rejouez la séance.",
                    "The page of trials can’t read what is written here: mend it in the text editor, or remove the trial and play the session again."
                )
            );
            return;
        }
        var reader = new Playthroughs(scenario, shared, problems);
        foreach (var map in items.Cast<YamlMap>())
            reader.Check(map);
    }

    /// <summary>The steps of each playthrough, by name: what replay and resume tests play again.</summary>
    public static IEnumerable<(string Name, long Seed, IReadOnlyList<Step> Steps)> Steps(
        Scenario scenario,
        SharedContent shared,
        YamlNode playthroughs
    )
    {
        foreach (var map in ((YamlList)playthroughs).Items.Cast<YamlMap>())
        {
            var problems = new ProblemList();
            var fields = new Fields(map, problems);
            var steps = new List<WalkedStep>();
            new Playthroughs(scenario, shared, problems).Walk(fields, steps);
            yield return (fields.Text("name"), Seed(fields), [.. steps.Select(s => s.Step).OfType<Step>()]);
        }
    }

    /// <summary>How one goes now.</summary>
    /// <param name="mends">What is taken instead of some of its steps, by their place.</param>
    public static WalkedTrial Walk(
        Scenario scenario,
        SharedContent shared,
        YamlMap playthrough,
        IReadOnlyDictionary<int, StepMend>? mends = null
    )
    {
        var problems = new ProblemList();
        var steps = new List<WalkedStep>();
        var (play, fits) = new Playthroughs(scenario, shared, problems).Walk(new Fields(playthrough, problems), steps, mends);
        return new(steps, play, fits);
    }

    /// <summary>What a playthrough says of a key, as it is compared.</summary>
    public static string Expected(string key, YamlNode value) =>
        value switch
        {
            YamlText text => text.Value,
            YamlList list when key == "facts" => string.Join(
                ", ",
                list.Items.OfType<YamlText>().Select(i => i.Value).Order(StringComparer.Ordinal)
            ),
            _ => "?",
        };

    private static long Seed(Fields fields) => (long)fields.Number("seed", 0, long.MaxValue, otherwise: 1);

    private void Check(YamlMap map)
    {
        var fields = new Fields(map, problems);
        fields.Text("name");
        var (play, fits) = Walk(fields, []);
        var expect = fields.Node("expect");
        fields.NothingElse();
        if (expect is not YamlMap { Entries: { Count: > 0 } expected })
            problems.Error(
                ProblemCodes.PlaythroughUnreadable,
                expect?.At ?? map.At,
                "Un parcours attend quelque chose : « expect: { ending: … } ».",
                "A playthrough expects something: “expect: { ending: … }”.",
                new(
                    "Cet essai n’attend rien encore : dites que ce qui arrive maintenant est ce que vous attendez.",
                    "This trial expects nothing yet: say that what happens now is what you expect."
                )
            );
        else if (fits)
            foreach (var (key, value) in expected)
                Compare(play, key, value);
    }

    /// <returns>What became of the session, and whether every step fits; after one that doesn’t, none is taken.</returns>
    private (Play Play, bool Fits) Walk(Fields fields, List<WalkedStep> steps, IReadOnlyDictionary<int, StepMend>? mends = null)
    {
        var play = Play.Start(scenario, Language.Fr, Seed(fields));
        var clock = TimeSpan.Zero;
        foreach (var (index, node) in Choose(fields).Index())
        {
            var (scene, offered) = (play.Scene, play.Offered);
            var mend = mends?.GetValueOrDefault(index);
            if (mend is { EndsThere: true })
                return (play, true);
            if (mend is { Choice: null })
            {
                steps.Add(new(node, scene, offered, null, true));
                continue;
            }
            clock += Pace;
            if (mend is null && Wait(node) is { } wait)
            {
                clock += wait;
                steps.Add(new(node, scene, offered, null, true));
            }
            else
            {
                var step = mend?.Choice is { } choice ? Step.Choose(choice.Index, clock) : ReadStep(play, node, clock);
                var fits = step is not null && play.Apply(step);
                if (step is not null && !fits)
                    DoesNotFit(play, node);
                steps.Add(new(node, scene, offered, fits ? step : null, fits));
                if (!fits)
                    return (play, false);
            }
        }
        return (play, true);
    }

    private IReadOnlyList<YamlNode> Choose(Fields fields)
    {
        var node = fields.Node("choose");
        if (node is YamlList { Items: { Count: > 0 } items })
            return items;
        problems.Error(
            node is null ? ProblemCodes.KeyMissing : ProblemCodes.KeyWrong,
            fields.At("choose"),
            "Un parcours dit ses pas : « choose: [des mots d’un choix, …] ».",
            "A playthrough says its steps: “choose: [words of a choice, …]”.",
            new(
                "Cet essai n’a pas de pas : retirez-le, et rejouez la séance.",
                "This trial has no steps: remove it, and play the session again."
            )
        );
        return [];
    }

    private static TimeSpan? Wait(YamlNode node) =>
        node is YamlMap { Entries: [({ Value: "wait" }, YamlText { Value: var wait })] } ? Fields.ParseDuration(wait) : null;

    /// <summary>Whether words of a playthrough are some of a choice’s.</summary>
    public static bool Means(string words, Choice choice) => Slug.Fold(choice.Words).Contains(Slug.Fold(words), StringComparison.Ordinal);

    private Step? ReadStep(Play play, YamlNode node, TimeSpan clock)
    {
        switch (node)
        {
            case YamlText { Value: "timeout" }:
                return Step.Timeout(clock);
            case YamlText { Value: { Length: > 0 } words }:
                var meant = play.Offered.Where(c => Means(words, c)).ToList();
                if (meant is [var only])
                    return Step.Choose(only.Index, clock);
                DoesNotFit(play, node);
                return null;
            case YamlMap { Entries: [({ Value: "act" }, YamlText { Value: var act })] }:
                if (shared.FindAct(act) is not null)
                    return Step.Act(act, clock);
                problems.Error(
                    ProblemCodes.ActUnknown,
                    node.At,
                    $"L’acte « {act} » n’est pas dans acts.yaml.",
                    $"The act “{act}” is not in acts.yaml.",
                    new($"L’acte « {act} » n’est plus dans la barre d’actes.", $"The act “{act}” is no longer in the bar of acts.")
                );
                return null;
            default:
                problems.Error(
                    ProblemCodes.PlaythroughUnreadable,
                    node.At,
                    "Un pas est un bout des mots d’un choix, « { act: check-place } », « timeout » ou « { wait: 120s } ».",
                    "A step is some words of a choice, “{ act: check-place }”, “timeout” or “{ wait: 120s }”.",
                    new(
                        "La page des essais ne lit pas ce qui est écrit ici : réparez-le dans l’éditeur de texte, ou retirez l’essai et rejouez la séance.",
                        "The page of trials can’t read what is written here: mend it in the text editor, or remove the trial and play the session again."
                    )
                );
                return null;
        }
    }

    private void DoesNotFit(Play play, YamlNode node)
    {
        var step =
            node is YamlText text ? text.Value
            : node is YamlMap { Entries: [(_, YamlText { Value: var act })] } ? act
            : "";
        var offered = string.Join(" · ", play.Offered.Select(c => c.Words.Length > 40 ? c.Words[..40] + "…" : c.Words.TrimEnd('.')));
        problems.Error(
            ProblemCodes.PlaythroughDeparts,
            node.At,
            play.HasEnded ? $"La séance a déjà fini, à « {play.Scene.Id} », quand vient « {step} »."
                : step == "timeout" ? $"Dans « {play.Scene.Id} », rien n’est minuté."
                : $"Dans « {play.Scene.Id} », « {step} » ne désigne pas un seul choix offert. Offerts : {offered}.",
            play.HasEnded ? $"The session has already ended, at “{play.Scene.Id}”, when “{step}” comes."
                : step == "timeout" ? $"In “{play.Scene.Id}”, nothing is timed."
                : $"In “{play.Scene.Id}”, “{step}” doesn’t single out one choice on offer. On offer: {offered}.",
            play.HasEnded
                    ? new(
                        $"La séance a déjà fini, à « {play.Scene.Title} », quand vient « {step} ».",
                        $"The session has already ended, at “{play.Scene.Title}”, when “{step}” comes."
                    )
                : step == "timeout"
                    ? new(
                        $"Dans « {play.Scene.Title} », l’essai laisse passer le temps, et rien n’est minuté.",
                        $"In “{play.Scene.Title}”, the trial lets time run out, and nothing is timed."
                    )
                : new(
                    $"Dans « {play.Scene.Title} », « {step} » n’est plus un choix offert, ou n’est pas le seul à porter ces mots.",
                    $"In “{play.Scene.Title}”, “{step}” is no longer a choice on offer, or isn’t alone in having these words."
                )
        );
    }

    private void Compare(Play play, YamlText key, YamlNode value)
    {
        var actual = Actual(play, key.Value);
        var expected = Expected(key.Value, value);
        if (actual is null)
            problems.Error(
                ProblemCodes.PlaythroughUnreadable,
                key.At,
                $"On peut attendre ending, passed, critical, facts, une compétence ou une jauge; pas « {key.Value} ».",
                $"One can expect ending, passed, critical, facts, a competency or a gauge; not “{key.Value}”.",
                new(
                    $"« {key.Value} » n’est plus une compétence notée ni une jauge de la séance : notez que ce qui arrive maintenant est ce que vous attendez.",
                    $"“{key.Value}” is no longer a competency marked in the session, nor one of its gauges: note that what happens now is what you expect."
                )
            );
        else if (actual != expected)
            problems.Error(
                ProblemCodes.PlaythroughDeparts,
                value.At,
                $"{key.Value} : « {actual} » au lieu de « {expected} ».",
                $"{key.Value}: “{actual}” instead of “{expected}”.",
                new(
                    $"{LabelOf(key).Fr} : « {Said(key.Value, actual).Fr} » au lieu de « {Said(key.Value, expected).Fr} ».",
                    $"{LabelOf(key).En}: “{Said(key.Value, actual).En}” instead of “{Said(key.Value, expected).En}”."
                )
            );
    }

    private Localized<string> LabelOf(YamlText key) =>
        FormLabels.Of(key.At.File, key.Value)
        ?? new(
            scenario.Script.Fr.Labels.GetValueOrDefault(key.Value, key.Value),
            scenario.Script.En.Labels.GetValueOrDefault(key.Value, key.Value)
        );

    private Localized<string> Said(string key, string value) =>
        (key, value) switch
        {
            ("passed", "true") => new("oui", "yes"),
            ("passed", "false") => new("non", "no"),
            ("facts", "") => new("aucun", "none"),
            ("ending", ['(', .. var unfinished, ')']) => new(
                $"pas finie : {TitleOf(unfinished).Fr}",
                $"not over: {TitleOf(unfinished).En}"
            ),
            ("ending", _) => TitleOf(value),
            _ => new(value, value),
        };

    private Localized<string> TitleOf(string scene) =>
        new(scenario.Script.Fr.Find(scene)?.Title ?? scene, scenario.Script.En.Find(scene)?.Title ?? scene);

    /// <summary>What came out; null for what can’t be expected.</summary>
    public static string? Actual(Play play, string what) =>
        what switch
        {
            "ending" => play.HasEnded ? play.Scene.Id : $"({play.Scene.Id})",
            "passed" => play.Passed ? "true" : "false",
            "critical" => play.Score.Critical.Count.ToString(CultureInfo.InvariantCulture),
            "facts" => string.Join(", ", play.Facts.Order(StringComparer.Ordinal)),
            _ => play.Score.Competencies.FirstOrDefault(c => c.Competency == what) is { } score
                ? score.Earned.ToString(CultureInfo.InvariantCulture)
            : play.Gauges.TryGetValue(what, out var gauge) ? gauge.ToString(CultureInfo.InvariantCulture)
            : null,
        };
}
