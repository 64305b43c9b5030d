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
                "Playthroughs are a list: “- name: …”."
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
            var steps = new List<Step>();
            new Playthroughs(scenario, shared, problems).Walk(fields, steps);
            yield return (fields.Text("name"), Seed(fields), steps);
        }
    }

    private static long Seed(Fields fields) => (long)fields.Number("seed", 0, long.MaxValue, otherwise: 1);

    private void Check(YamlMap map)
    {
        var fields = new Fields(map, problems);
        fields.Text("name");
        var play = Walk(fields, []);
        var expect = fields.Node("expect");
        fields.NothingElse();
        if (expect is not YamlMap { Entries: { Count: > 0 } expected })
            problems.Error(
                ProblemCodes.PlaythroughUnreadable,
                expect?.At ?? map.At,
                "Un parcours attend quelque chose : « expect: { ending: … } ».",
                "A playthrough expects something: “expect: { ending: … }”."
            );
        else if (play is not null)
            foreach (var (key, value) in expected)
                Compare(play, key, value);
    }

    /// <returns>Null when a step doesn’t fit.</returns>
    private Play? Walk(Fields fields, List<Step> steps)
    {
        var play = Play.Start(scenario, Language.Fr, Seed(fields));
        var clock = TimeSpan.Zero;
        foreach (var node in Choose(fields))
        {
            clock += Pace;
            if (Wait(node) is { } wait)
                clock += wait;
            else if (ReadStep(play, node, clock) is not { } step)
                return null;
            else if (play.Apply(step))
                steps.Add(step);
            else
                return DoesNotFit(play, node);
        }
        return play;
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
            "A playthrough says its steps: “choose: [words of a choice, …]”."
        );
        return [];
    }

    private static TimeSpan? Wait(YamlNode node) =>
        node is YamlMap { Entries: [({ Value: "wait" }, YamlText { Value: var wait })] } ? Fields.ParseDuration(wait) : null;

    private Step? ReadStep(Play play, YamlNode node, TimeSpan clock)
    {
        switch (node)
        {
            case YamlText { Value: "timeout" }:
                return Step.Timeout(clock);
            case YamlText { Value: { Length: > 0 } words }:
                var meant = play.Offered.Where(c => Slug.Fold(c.Words).Contains(Slug.Fold(words), StringComparison.Ordinal)).ToList();
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
                    $"The act “{act}” is not in acts.yaml."
                );
                return null;
            default:
                problems.Error(
                    ProblemCodes.PlaythroughUnreadable,
                    node.At,
                    "Un pas est un bout des mots d’un choix, « { act: check-place } », « timeout » ou « { wait: 120s } ».",
                    "A step is some words of a choice, “{ act: check-place }”, “timeout” or “{ wait: 120s }”."
                );
                return null;
        }
    }

    private Play? DoesNotFit(Play play, YamlNode node)
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
                : $"In “{play.Scene.Id}”, “{step}” doesn’t single out one choice on offer. On offer: {offered}."
        );
        return null;
    }

    private void Compare(Play play, YamlText key, YamlNode value)
    {
        var actual = Actual(play, key.Value);
        var expected = value switch
        {
            YamlText text => text.Value,
            YamlList list when key.Value == "facts" => string.Join(
                ", ",
                list.Items.OfType<YamlText>().Select(i => i.Value).Order(StringComparer.Ordinal)
            ),
            _ => "?",
        };
        if (actual is null)
            problems.Error(
                ProblemCodes.PlaythroughUnreadable,
                key.At,
                $"On peut attendre ending, passed, critical, facts, une compétence ou une jauge; pas « {key.Value} ».",
                $"One can expect ending, passed, critical, facts, a competency or a gauge; not “{key.Value}”."
            );
        else if (actual != expected)
            problems.Error(
                ProblemCodes.PlaythroughDeparts,
                value.At,
                $"{key.Value} : « {actual} » au lieu de « {expected} ».",
                $"{key.Value}: “{actual}” instead of “{expected}”."
            );
    }

    private static string? Actual(Play play, string what) =>
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
