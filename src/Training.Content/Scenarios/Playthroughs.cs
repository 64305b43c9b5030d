using System.Globalization;
using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>How a session is expected to go, in plain text: its tests.</summary>
internal static class Playthroughs
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    /// <summary>Plays each playthrough of a file and reports where the session goes otherwise.</summary>
    public static void Check(Scenario scenario, YamlNode playthroughs, ProblemList problems)
    {
        if (playthroughs is not YamlList { Items: var items } || items.Count == 0 || items.Any(i => i is not YamlMap))
        {
            problems.Error(
                ProblemCodes.PlaythroughUnreadable,
                playthroughs.At,
                "Les parcours sont une liste : - name: …",
                "Playthroughs are a list: - name: …"
            );
            return;
        }
        foreach (var map in items.Cast<YamlMap>())
            Check(scenario, map, problems);
    }

    /// <summary>The steps of each playthrough, by name: what replay and resume tests play again.</summary>
    public static IEnumerable<(string Name, long Seed, IReadOnlyList<Step> Steps)> Steps(Scenario scenario, YamlNode playthroughs)
    {
        foreach (var map in ((YamlList)playthroughs).Items.Cast<YamlMap>())
        {
            var problems = new ProblemList();
            var fields = new Fields(map, problems);
            var seed = (long)fields.Number("seed", 0, long.MaxValue, otherwise: 1);
            var steps = new List<Step>();
            Walk(scenario, seed, fields.Node("choose"), problems, steps);
            yield return (fields.Text("name"), seed, steps);
        }
    }

    private static void Check(Scenario scenario, YamlMap map, ProblemList problems)
    {
        var fields = new Fields(map, problems);
        fields.Text("name");
        var seed = (long)fields.Number("seed", 0, long.MaxValue, otherwise: 1);
        var play = Walk(scenario, seed, fields.Node("choose"), problems, []);
        var expect = fields.Node("expect");
        fields.NothingElse();
        if (play is null)
            return;
        if (expect is not YamlMap { Entries: var expected })
            problems.Error(
                ProblemCodes.PlaythroughUnreadable,
                map.At,
                "Un parcours attend quelque chose : expect: { … }.",
                "A playthrough expects something: expect: { … }."
            );
        else
            foreach (var (key, value) in expected)
                Compare(play, key, value, problems);
    }

    private static Play? Walk(Scenario scenario, long seed, YamlNode? choose, ProblemList problems, List<Step> steps)
    {
        var play = Play.Start(scenario, Language.Fr, seed);
        var clock = TimeSpan.Zero;
        foreach (var node in (choose as YamlList)?.Items ?? [])
        {
            clock += Pace;
            if (node is YamlMap { Entries: [({ Value: "wait" }, YamlText { Value: var wait })] })
            {
                clock += Fields.ParseDuration(wait) ?? TimeSpan.Zero;
                continue;
            }
            if (ReadStep(play, node, clock) is not { } step || !play.Apply(step))
            {
                DoesNotFit(play, node, problems);
                return null;
            }
            steps.Add(step);
        }
        return play;
    }

    private static Step? ReadStep(Play play, YamlNode node, TimeSpan clock) =>
        node switch
        {
            YamlText { Value: "timeout" } => Step.Timeout(clock),
            YamlMap { Entries: [({ Value: "act" }, YamlText { Value: var act })] } => Step.Act(act, clock),
            YamlText { Value: var words } => play
                .Offered.Where(c => Slug.Fold(c.Words).Contains(Slug.Fold(words), StringComparison.Ordinal))
                .ToList()
                is [var only]
                ? Step.Choose(only.Index, clock)
                : null,
            _ => null,
        };

    private static void DoesNotFit(Play play, YamlNode node, ProblemList problems)
    {
        var step = node is YamlText text ? text.Value : "…";
        var offered = string.Join(" · ", play.Offered.Select(c => c.Words.Length > 40 ? c.Words[..40] + "…" : c.Words));
        problems.Error(
            ProblemCodes.PlaythroughDeparts,
            node.At,
            $"Dans « {play.Scene.Id} », « {step} » ne désigne pas un seul choix offert. Offerts : {offered}",
            $"In “{play.Scene.Id}”, “{step}” doesn’t single out one choice on offer. On offer: {offered}"
        );
    }

    private static void Compare(Play play, YamlText key, YamlNode value, ProblemList problems)
    {
        var actual = key.Value switch
        {
            "ending" => play.HasEnded ? play.Scene.Id : $"({play.Scene.Id})",
            "passed" => play.Passed ? "true" : "false",
            "critical" => play.Score.Critical.Count.ToString(CultureInfo.InvariantCulture),
            "facts" => string.Join(", ", play.Facts.Order(StringComparer.Ordinal)),
            var name when play.Score.Competencies.FirstOrDefault(c => c.Competency == name) is { } score => score.Earned.ToString(
                CultureInfo.InvariantCulture
            ),
            var name when play.Gauges.TryGetValue(name, out var gauge) => gauge.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
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
}
