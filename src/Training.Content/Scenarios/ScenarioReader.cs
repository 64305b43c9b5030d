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
        var head = source.Fields;
        var title = Typography.Set(head.Text("title"), Language.Fr);
        var channel = head.Word<Channel>("channel", required: true);
        var duration = head.Duration("duration", required: true);
        var mastery = head.Number("mastery", 0.1m, 1m);
        var competencies = ReadCompetencies(head, shared, problems);
        var gauges = ReadGauges(head, problems);
        var facts = ReadFacts(head, problems);
        var cast = ReadCast(head, shared, problems);
        var helpLines = ReadHelpLines(head, shared, problems);
        var vocabulary = new Vocabulary(competencies, gauges, facts, cast, shared);

        var script = new ScriptReader(source, vocabulary, problems).Read();
        head.NothingElse();
        CheckSize(facts, gauges, script, source, problems);
        if (script is null || channel is null || duration is null || problems.Items.Any(p => p.Code == ProblemCodes.ScenarioTooLarge))
            return null;

        var english = ReadTranslation(translation, script, vocabulary, problems);
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
            helpLines,
            new(script, english?.Script ?? script)
        );
        if (walk && (!problems.HasErrors || !problems.Items.Any(p => p.Severity == Severity.Error && p.At.File == source.Path)))
            ScenarioChecks.Check(scenario, source, problems);
        return scenario;
    }

    private static void CheckSize(
        List<string> facts,
        Dictionary<string, int> gauges,
        Script? script,
        MarkdownFile source,
        ProblemList problems
    )
    {
        if (Math.Max(Math.Max(facts.Count, gauges.Count), script?.Scenes.Count(s => s.Once) ?? 0) > ScenarioIndex.Most)
            problems.Error(
                ProblemCodes.ScenarioTooLarge,
                source.Top,
                $"Une séance a au plus {ScenarioIndex.Most} faits, {ScenarioIndex.Most} jauges et {ScenarioIndex.Most} scènes `once`.",
                $"A session has at most {ScenarioIndex.Most} facts, {ScenarioIndex.Most} gauges and {ScenarioIndex.Most} `once` scenes."
            );
    }

    private static (string Title, Script Script)? ReadTranslation(
        MarkdownFile? file,
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
                    $"The competency “{code.Value}” is not in competencies.yaml."
                );
        return codes;
    }

    private static Dictionary<string, int> ReadGauges(Fields head, ProblemList problems)
    {
        var gauges = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, start) in head.Map("gauges"))
            if (Slug.IsSlug(name.Value) && int.TryParse(start.Value, out var value) && Math.Abs(value) <= 100)
                gauges[name.Value] = value;
            else
                problems.Error(
                    ProblemCodes.KeyWrong,
                    name.At,
                    $"Une jauge s’écrit « nom: 2 », en minuscules sans accent : « {name.Value} » ne se lit pas.",
                    $"A gauge is written “name: 2”, in plain lowercase: “{name.Value}” can’t be read."
                );
        return gauges;
    }

    private static List<string> ReadFacts(Fields head, ProblemList problems)
    {
        var facts = new List<string>();
        foreach (var fact in head.List("facts", required: false))
            if (Slug.IsSlug(fact.Value))
                facts.Add(fact.Value);
            else
                problems.Error(
                    ProblemCodes.IdWrong,
                    fact.At,
                    $"Un fait est en minuscules sans accent, mots liés par des traits d’union : « {fact.Value} » ne se lit pas.",
                    $"A fact is in plain lowercase, words joined by hyphens: “{fact.Value}” can’t be read."
                );
        return facts;
    }

    private static Dictionary<string, string> ReadCast(Fields head, SharedContent shared, ProblemList problems)
    {
        var cast = new Dictionary<string, string>(StringComparer.Ordinal);
        head.Node("cast");
        if (!head.Has("cast"))
            problems.Error(ProblemCodes.KeyMissing, head.At("cast"), "Il manque « cast ».", "“cast” is missing.");
        foreach (var (name, person) in head.Map("cast"))
        {
            cast[name.Value] = person.Value;
            if (!shared.People.ContainsKey(person.Value))
                problems.Error(
                    ProblemCodes.PersonUnknown,
                    person.At,
                    $"« {person.Value} » n’a pas de fichier dans people/.",
                    $"“{person.Value}” has no file in people/."
                );
        }
        return cast;
    }

    private static List<string> ReadHelpLines(Fields head, SharedContent shared, ProblemList problems)
    {
        var lines = head.List("help", required: false);
        foreach (var line in lines.Where(l => !shared.HelpLines.ContainsKey(l.Value)))
            problems.Error(
                ProblemCodes.HelpLineUnknown,
                line.At,
                $"La ligne d’aide « {line.Value} » n’est pas dans help-lines.yaml.",
                $"The help line “{line.Value}” is not in help-lines.yaml."
            );
        if (lines.Count == 0 && head.Has("warnings"))
            problems.Error(
                ProblemCodes.KeyMissing,
                head.At("warnings"),
                "Une séance qui prévient de son contenu offre des lignes d’aide : ajoutez « help: [appelle, 911] ».",
                "A session with a content warning offers help lines: add “help: [appelle, 911]”."
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
