using System.Globalization;
using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>The directives that scenes and choices share: effects and conditions.</summary>
internal abstract partial class ScriptDirectives(Vocabulary vocabulary, ProblemList problems)
{
    private readonly Dictionary<string, int> scores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> gauges = new(StringComparer.Ordinal);
    private readonly List<string> facts = [];

    protected Vocabulary Vocabulary => vocabulary;
    protected ProblemList Problems => problems;
    protected List<Condition> Conditions { get; } = [];
    protected Effects Effects => scores.Count + gauges.Count + facts.Count == 0 ? Effects.None : new(scores, gauges, facts);

    public void Read(IEnumerable<Directive> directives)
    {
        foreach (var directive in directives)
            if (!ReadOwn(directive) && !ReadShared(directive))
                problems.Error(
                    ProblemCodes.DirectiveUnknown,
                    directive.At,
                    $"La directive « {directive.Text} » n’existe pas ici; voyez docs/authoring/scenario.md.",
                    $"There is no directive “{directive.Text}” here; see docs/authoring/scenario.md."
                );
    }

    protected abstract bool ReadOwn(Directive directive);

    private bool ReadShared(Directive directive) =>
        directive.Verb switch
        {
            "fact" => ReadFact(directive),
            "if" => ReadCondition(directive, holds: true),
            "unless" => ReadCondition(directive, holds: false),
            _ => ReadDelta(directive),
        };

    private bool ReadFact(Directive directive)
    {
        if (KnowsFact(directive.Rest, directive.At))
            facts.Add(directive.Rest);
        return true;
    }

    private bool ReadCondition(Directive directive, bool holds)
    {
        var match = ComparisonPattern().Match(directive.Rest);
        if (!match.Success)
        {
            if (KnowsFact(directive.Rest, directive.At))
                Conditions.Add(new FactCondition(directive.Rest, holds));
            return true;
        }
        var gauge = match.Groups[1].Value;
        if (!vocabulary.Gauges.ContainsKey(gauge))
            UnknownGauge(gauge, directive.At);
        else
            Conditions.Add(
                new GaugeCondition(
                    gauge,
                    match.Groups[2].Value switch
                    {
                        "<" => Comparison.Less,
                        "<=" => Comparison.AtMost,
                        "=" => Comparison.Equal,
                        ">=" => Comparison.AtLeast,
                        _ => Comparison.More,
                    },
                    int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture),
                    holds
                )
            );
        return true;
    }

    private bool ReadDelta(Directive directive)
    {
        var match = DeltaPattern().Match(directive.Text);
        if (!match.Success)
            return false;
        var name = match.Groups[1].Value;
        var points = int.Parse(match.Groups[2].Value.Replace('−', '-'), CultureInfo.InvariantCulture);
        if (vocabulary.Gauges.ContainsKey(name))
            gauges[name] = points;
        else if (!vocabulary.Competencies.Contains(name))
        {
            if (name.StartsWith('C'))
                problems.Error(
                    ProblemCodes.CompetencyUnknown,
                    directive.At,
                    $"La compétence « {name} » n’est pas dans « competencies » de l’en-tête.",
                    $"The competency “{name}” is not in the front matter’s “competencies”."
                );
            else
                UnknownGauge(name, directive.At);
        }
        else if (points is < -3 or > 3 or 0)
            problems.Error(
                ProblemCodes.ScoreOutOfRange,
                directive.At,
                "Une note va de −3 à +3, sans zéro.",
                "A score goes from −3 to +3, without zero."
            );
        else
            scores[name] = points;
        return true;
    }

    private bool KnowsFact(string fact, SourcePoint at)
    {
        if (vocabulary.Facts.Contains(fact))
            return true;
        problems.Error(
            ProblemCodes.FactUnknown,
            at,
            $"Le fait « {fact} » n’est pas déclaré dans l’en-tête.",
            $"The fact “{fact}” is not declared in the front matter."
        );
        return false;
    }

    private void UnknownGauge(string gauge, SourcePoint at) =>
        problems.Error(
            ProblemCodes.GaugeUnknown,
            at,
            $"La jauge « {gauge} » n’est pas déclarée dans l’en-tête.",
            $"The gauge “{gauge}” is not declared in the front matter."
        );

    [GeneratedRegex(@"^([a-z0-9-]+)\s*(<=|>=|<|>|=)\s*(-?\d{1,3})$")]
    private static partial Regex ComparisonPattern();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9-]*)\s+([+\-−]\d{1,2})$")]
    private static partial Regex DeltaPattern();
}

internal sealed class ChoiceDirectives(Vocabulary vocabulary, ProblemList problems) : ScriptDirectives(vocabulary, problems)
{
    private bool isCritical;
    private bool onTimeout;

    protected override bool ReadOwn(Directive directive)
    {
        switch (directive.Text)
        {
            case "critical":
                return isCritical = true;
            case "on timeout":
                return onTimeout = true;
            default:
                return false;
        }
    }

    public Choice ToChoice(int index, SourcePoint at, string words, string? target, string feedbackHtml) =>
        new(index, at, words, target, Effects, Conditions, isCritical, onTimeout, feedbackHtml);
}

internal sealed partial class SceneDirectives(Vocabulary vocabulary, ProblemList problems) : ScriptDirectives(vocabulary, problems)
{
    private readonly List<string> acts = [];
    private readonly List<string> actsIn = [];
    private readonly List<string> interruptsAt = [];
    private bool oneOf;
    private TimeSpan? after;
    private bool once;
    private Channel? channel;
    private ChannelCondition? condition;
    private TimeSpan? lag;
    private TimeSpan? decideIn;
    private Ending? ending;

    public Scene ToScene(
        string id,
        string title,
        SourcePoint at,
        IReadOnlyList<Passage> passages,
        IReadOnlyList<Choice> choices,
        string debriefHtml
    )
    {
        Trigger? trigger = null;
        if (acts.Count > 0)
            trigger = new ActTrigger(acts, actsIn);
        if (interruptsAt.Count > 0 || after is not null)
            trigger = new InterruptionTrigger(interruptsAt, oneOf, after);
        var change = channel is null && condition is null && lag is null ? ChannelChange.None : new ChannelChange(channel, condition, lag);
        return new(id, title, at, passages, choices, trigger, once, Conditions, Effects, change, decideIn, ending, debriefHtml);
    }

    protected override bool ReadOwn(Directive directive)
    {
        switch (directive.Verb)
        {
            case "once" when directive.Rest.Length == 0:
                return once = true;
            case "freeze":
                condition = ChannelCondition.Frozen;
                return true;
            case "cut":
                condition = ChannelCondition.Cut;
                return true;
            case "camera" when directive.Rest == "off":
                condition = ChannelCondition.CameraOff;
                return true;
            case "lag" when Fields.ParseDuration(directive.Rest) is { } delay:
                lag = delay;
                return true;
            case "channel":
                return ReadChannel(directive);
            case "decide"
                when directive.Rest.StartsWith("in ", StringComparison.Ordinal) && Fields.ParseDuration(directive.Rest[3..]) is { } time:
                decideIn = time;
                return true;
            case "ending" when directive.Rest is "" or "harm":
                ending = directive.Rest.Length == 0 ? Ending.Neutral : Ending.Harm;
                return true;
            case "act":
                return ReadAct(directive);
            case "interrupts":
                return ReadInterruption(directive);
            default:
                return false;
        }
    }

    private bool ReadChannel(Directive directive)
    {
        foreach (var known in Enum.GetValues<Channel>())
            if (Words.Of(known) == directive.Rest)
            {
                channel = known;
                return true;
            }
        return false;
    }

    private bool ReadAct(Directive directive)
    {
        var parts = directive.Rest.Split(" in ", 2);
        var act = parts[0].Trim();
        if (Vocabulary.Shared.FindAct(act) is null)
            Problems.Error(
                ProblemCodes.ActUnknown,
                directive.At,
                $"L’acte « {act} » n’est pas dans acts.yaml.",
                $"The act “{act}” is not in acts.yaml."
            );
        acts.Add(act);
        if (parts.Length == 2)
            actsIn.AddRange(Names(parts[1]));
        return true;
    }

    private bool ReadInterruption(Directive directive)
    {
        var rest = directive.Rest;
        if (rest.StartsWith("at one of ", StringComparison.Ordinal))
        {
            oneOf = true;
            interruptsAt.AddRange(Names(rest["at one of ".Length..]));
            return true;
        }
        if (rest.StartsWith("at ", StringComparison.Ordinal))
        {
            interruptsAt.AddRange(Names(rest[3..]));
            return true;
        }
        if (rest.StartsWith("after ", StringComparison.Ordinal) && Fields.ParseDuration(rest["after ".Length..]) is { } time)
        {
            after = time;
            return true;
        }
        return false;
    }

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
