using System.Globalization;
using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>Reads a scenario and its translation into one checked type.</summary>
internal static class ScenarioReader
{
    public static Scenario? Read(
        ActivityId id,
        MarkdownFile source,
        MarkdownFile? translation,
        SharedContent shared,
        ProblemList problems,
        bool walk = true
    )
    {
        var before = problems.Errors;
        var head = source.Fields;
        var title = Typography.Set(head.Text("title"), Language.Fr);
        var channel = head.Word<Channel>("channel", required: true);
        var duration = head.Duration("duration", required: true);
        var mastery = head.Number("mastery", 0.1m, 1m);
        var competencies = ReadCompetencies(head, shared, problems);
        var gauges = ReadGauges(head, problems);
        var facts = ReadFacts(head, problems);
        var cast = ReadCast(head, shared, problems);
        var tiles = ReadTiles(head, cast, channel, problems);
        var back = head.Word<Back>("back", required: false) ?? Back.No;
        var helpLines = ReadHelpLines(head, shared, problems);
        var vocabulary = new Vocabulary(competencies, gauges, facts, cast, shared);

        var script = new ScriptReader(source, vocabulary, problems).Read();
        head.NothingElse();
        if (script is null || channel is null || duration is null || IsTooLarge(facts, gauges, script, source, problems))
            return null;

        var holds = problems.Errors == before;
        var english = ReadTranslation(translation, source, script, vocabulary, problems);
        var scenario = new Scenario(
            id,
            new(title, english?.Title ?? title),
            duration.Value,
            channel.Value,
            (double)mastery,
            [.. competencies],
            gauges,
            facts,
            cast,
            tiles,
            back,
            helpLines,
            new(script, english?.Script ?? script)
        );
        if (walk && holds)
            WalkedScenarios.Check(scenario, source, shared, problems);
        return scenario;
    }

    private static bool IsTooLarge(
        List<string> facts,
        Dictionary<string, int> gauges,
        Script script,
        MarkdownFile source,
        ProblemList problems
    )
    {
        if (
            facts.Count <= ScenarioIndex.Most
            && gauges.Count <= ScenarioIndex.Most
            && script.Scenes.Count(s => s.Once) <= ScenarioIndex.Most
        )
            return false;
        problems.Error(
            ProblemCodes.ScenarioTooLarge,
            source.Top,
            $"Une séance a au plus {ScenarioIndex.Most} faits, {ScenarioIndex.Most} jauges et {ScenarioIndex.Most} scènes `once`.",
            $"A session has at most {ScenarioIndex.Most} facts, {ScenarioIndex.Most} gauges and {ScenarioIndex.Most} `once` scenes.",
            new(
                $"Une séance a au plus {ScenarioIndex.Most} faits, {ScenarioIndex.Most} jauges et {ScenarioIndex.Most} scènes qui n’arrivent qu’une seule fois.",
                $"A session has at most {ScenarioIndex.Most} facts, {ScenarioIndex.Most} gauges and {ScenarioIndex.Most} scenes that happen once only."
            )
        );
        return true;
    }

    private static (string Title, Script Script)? ReadTranslation(
        MarkdownFile? file,
        MarkdownFile sourceFile,
        Script source,
        Vocabulary vocabulary,
        ProblemList problems
    )
    {
        if (file is null)
            return null;
        var title = Typography.Set(file.Fields.Text("title"), Language.En);
        file.Fields.Optional("of");
        var script = new ScriptReader(file, vocabulary, problems).Read();
        file.Fields.NothingElse();
        if (script is null)
            return null;
        TranslatedScript.Compare(source, script, file, problems);
        if (sourceFile.Fields.Has("labels") && !file.Fields.Has("labels"))
            problems.Error(
                ProblemCodes.TranslationDiverges,
                file.Top,
                "La traduction ne nomme pas les jauges : ajoutez « labels ».",
                "The translation doesn’t name the gauges: add “labels”.",
                new(
                    "La version anglaise ne nomme pas les jauges : remplissez « Les jauges ».",
                    "The English version doesn’t name the gauges: fill in “The gauges”."
                )
            );
        return (title, script);
    }

    private static HashSet<string> ReadCompetencies(Fields head, SharedContent shared, ProblemList problems)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in head.List("competencies", required: true))
            if (shared.Competencies.ContainsKey(code.Value))
                codes.Add(code.Value);
            else
                problems.Error(
                    ProblemCodes.CompetencyUnknown,
                    code.At,
                    $"La compétence « {code.Value} » n’est pas dans competencies.yaml.",
                    $"The competency “{code.Value}” is not in competencies.yaml.",
                    new(
                        $"La compétence « {code.Value} » n’existe plus : décochez-la.",
                        $"The competency “{code.Value}” doesn’t exist any more: untick it."
                    )
                );
        return codes;
    }

    private static Dictionary<string, int> ReadGauges(Fields head, ProblemList problems)
    {
        var gauges = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, start) in head.Map("gauges"))
            if (!Slug.IsSlug(name.Value))
                NotAName(name, problems);
            else if (
                int.TryParse(start.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value is >= -ScenarioState.WidestGauge and <= ScenarioState.WidestGauge
            )
                gauges[name.Value] = value;
            else
                problems.Error(
                    ProblemCodes.KeyWrong,
                    start.At,
                    $"Une jauge part d’un nombre de −{ScenarioState.WidestGauge} à {ScenarioState.WidestGauge}, comme « {name.Value}: 2 ».",
                    $"A gauge starts from a number between −{ScenarioState.WidestGauge} and {ScenarioState.WidestGauge}, such as “{name.Value}: 2”.",
                    new(
                        $"« {name.Value} » part d’un nombre entier, de −{ScenarioState.WidestGauge} à {ScenarioState.WidestGauge} : corrigez son départ, sous « Les jauges ».",
                        $"“{name.Value}” starts from a whole number between −{ScenarioState.WidestGauge} and {ScenarioState.WidestGauge}: correct its start, under “The gauges”."
                    )
                );
        return gauges;
    }

    private static List<string> ReadFacts(Fields head, ProblemList problems)
    {
        var facts = new List<string>();
        foreach (var fact in head.List("facts", required: false))
            if (!Slug.IsSlug(fact.Value))
                NotAName(fact, problems);
            else if (facts.Contains(fact.Value))
                problems.Error(
                    ProblemCodes.IdTwice,
                    fact.At,
                    $"Le fait « {fact.Value} » est déclaré deux fois : enlevez celui-ci.",
                    $"The fact “{fact.Value}” is declared twice: remove this one."
                );
            else
                facts.Add(fact.Value);
        return facts;
    }

    private static void NotAName(YamlText name, ProblemList problems) =>
        problems.Error(
            ProblemCodes.IdWrong,
            name.At,
            $"Un nom est en minuscules sans accent, mots liés par des traits d’union : « {name.Value} » ne se lit pas.",
            $"A name is in plain lowercase, words joined by hyphens: “{name.Value}” can’t be read."
        );

    private static Dictionary<string, string> ReadCast(Fields head, SharedContent shared, ProblemList problems)
    {
        var cast = new Dictionary<string, string>(StringComparer.Ordinal);
        head.Node("cast");
        if (!head.Has("cast"))
            problems.Error(
                ProblemCodes.KeyMissing,
                head.At("cast"),
                "Il manque « cast ».",
                "“cast” is missing.",
                Fields.ToFill("cast", head.At("cast"))
            );
        foreach (var (name, person) in head.Map("cast"))
        {
            cast[name.Value] = person.Value;
            if (!shared.People.ContainsKey(person.Value))
                problems.Error(
                    ProblemCodes.PersonUnknown,
                    person.At,
                    $"« {person.Value} » n’a pas de fichier dans people/.",
                    $"“{person.Value}” has no file in people/.",
                    new(
                        $"« {person.Value} » n’est plus parmi les personnages illustrés : choisissez-en un autre.",
                        $"“{person.Value}” is no longer among the people who are drawn: choose someone else."
                    )
                );
        }
        return cast;
    }

    // A mosaic of more than nine is a wall, on a phone above all.
    private const int MostTiles = 9;

    private static List<string> ReadTiles(Fields head, Dictionary<string, string> cast, Channel? channel, ProblemList problems)
    {
        var tiles = head.List("tiles", required: false);
        foreach (var tile in tiles.Where(t => !cast.ContainsKey(t.Value)))
            problems.Error(
                ProblemCodes.SpeakerUnknown,
                tile.At,
                $"« {tile.Value} » n’est pas dans « cast » : {string.Join(", ", cast.Keys)}.",
                $"“{tile.Value}” is not in “cast”: {string.Join(", ", cast.Keys)}.",
                new(
                    $"« {tile.Value} » n’est plus parmi les personnages : {string.Join(", ", cast.Keys)}.",
                    $"“{tile.Value}” is no longer among the people: {string.Join(", ", cast.Keys)}."
                )
            );
        if (tiles.Count > MostTiles || tiles.Count == 0 && channel == Channel.GroupVideo)
            problems.Error(
                ProblemCodes.TilesWrong,
                head.At("tiles"),
                $"Un groupe dit qui est à l’écran au début, neuf personnes au plus : « tiles: [Luc, Sophie] ».",
                $"A group says who is on screen at the start, nine people at most: “tiles: [Luc, Sophie]”.",
                new(
                    "Un groupe dit qui est à l’écran au début, neuf personnes au plus : un nom par ligne, sous « À l’écran au début (groupe virtuel) ».",
                    "A group says who is on screen at the start, nine people at most: a name per line, under “On screen at the start (virtual group)”."
                )
            );
        return [.. tiles.Select(t => t.Value)];
    }

    private static List<string> ReadHelpLines(Fields head, SharedContent shared, ProblemList problems)
    {
        var lines = head.List("help", required: false);
        foreach (var line in lines.Where(l => !shared.HelpLines.ContainsKey(l.Value)))
            problems.Error(
                ProblemCodes.HelpLineUnknown,
                line.At,
                $"La ligne d’aide « {line.Value} » n’est pas dans help-lines.yaml.",
                $"The help line “{line.Value}” is not in help-lines.yaml.",
                new(
                    $"La ligne d’aide « {line.Value} » n’existe plus : décochez-la.",
                    $"The help line “{line.Value}” doesn’t exist any more: untick it."
                )
            );
        if (lines.Count == 0 && head.Has("warnings"))
            problems.Error(
                ProblemCodes.KeyMissing,
                head.At("warnings"),
                "Une séance qui prévient de son contenu offre des lignes d’aide : ajoutez « help: [appelle, 911] ».",
                "A session with a content warning offers help lines: add “help: [appelle, 911]”.",
                new(
                    "Une séance qui prévient de son contenu offre des lignes d’aide : cochez-en au moins une.",
                    "A session with a content warning offers help lines: tick at least one."
                )
            );
        return [.. lines.Select(l => l.Value)];
    }
}

/// <summary>The names that a script may use, as its front matter and the shared files declare them.</summary>
internal sealed record Vocabulary(
    IReadOnlySet<string> Competencies,
    IReadOnlyDictionary<string, int> Gauges,
    IReadOnlyList<string> Facts,
    IReadOnlyDictionary<string, string> Cast,
    SharedContent Shared
);
