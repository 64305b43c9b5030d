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
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

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
                    $"There is no directive “{directive.Text}” here; see docs/authoring/scenario.md.",
                    new(
                        $"« {directive.Text} » n’est pas un réglage que la séance connaît : corrigez-le ou retirez-le.",
                        $"“{directive.Text}” is no setting that the session knows: correct it or remove it."
                    )
                );
    }

    protected abstract bool ReadOwn(Directive directive);

    /// <summary>Notes what may be said only once: of two values, the reader would have to guess which is meant.</summary>
    /// <returns>True always: the directive is one that exists.</returns>
    protected bool OnlyOnce(string what, Directive directive)
    {
        if (!given.Add(what))
            problems.Error(
                ProblemCodes.DirectiveTwice,
                directive.At,
                $"`{directive.Text}` est de trop : c’est déjà dit ici.",
                $"`{directive.Text}` is one too many: it is already said here.",
                new(
                    $"« {directive.Text} » est de trop : c’est déjà dit ici.",
                    $"“{directive.Text}” is one too many: it is already said here."
                )
            );
        return true;
    }

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
        if (vocabulary.Gauges.ContainsKey(name) && OnlyOnce(name, directive))
            gauges[name] = points;
        else if (!vocabulary.Competencies.Contains(name))
        {
            if (name.StartsWith('C'))
                problems.Error(
                    ProblemCodes.CompetencyUnknown,
                    directive.At,
                    $"La compétence « {name} » n’est pas dans « competencies » de l’en-tête.",
                    $"The competency “{name}” is not in the front matter’s “competencies”.",
                    new(
                        $"La compétence « {name} » n’est plus parmi les compétences notées de la séance : cochez-la dans ses réglages, ou retirez d’ici ses points.",
                        $"The competency “{name}” is no longer among the competencies marked in the session: tick it in its settings, or remove its points from here."
                    )
                );
            else
                UnknownGauge(name, directive.At);
        }
        else if (OnlyOnce(name, directive) && points is < -3 or > 3 or 0)
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
            $"The fact “{fact}” is not declared in the front matter.",
            new(
                $"« {fact} » n’est plus parmi les faits de la séance : remettez-le dans ses réglages, ou retirez-le d’ici.",
                $"“{fact}” is no longer among the session’s facts: put it back in its settings, or remove it from here."
            )
        );
        return false;
    }

    private void UnknownGauge(string gauge, SourcePoint at) =>
        problems.Error(
            ProblemCodes.GaugeUnknown,
            at,
            $"La jauge « {gauge} » n’est pas déclarée dans l’en-tête.",
            $"The gauge “{gauge}” is not declared in the front matter.",
            new(
                $"« {gauge} » n’est plus parmi les jauges de la séance : remettez-la dans ses réglages, ou retirez-la d’ici.",
                $"“{gauge}” is no longer among the session’s gauges: put it back in its settings, or remove it from here."
            )
        );

    [GeneratedRegex(@"^([a-z0-9-]+)\s*(<=|>=|<|>|=)\s*(-?[0-9]{1,3})$")]
    private static partial Regex ComparisonPattern();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9-]*)\s+([+\-−][0-9]{1,2})$")]
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
                return OnlyOnce("critical", directive) && (isCritical = true);
            case "on timeout":
                return OnlyOnce("on timeout", directive) && (onTimeout = true);
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
    private string[] actsIn = [];
    private string[] interruptsAt = [];
    private string? trigger;
    private bool oneOf;
    private TimeSpan? after;
    private bool once;
    private Channel? channel;
    private ChannelCondition? condition;
    private TimeSpan? lag;
    private TimeSpan? decideIn;
    private Ending? ending;
    private bool crosses;

    public Scene ToScene(
        string id,
        string title,
        SourcePoint at,
        IReadOnlyList<Passage> passages,
        IReadOnlyList<Choice> choices,
        string debriefHtml
    )
    {
        Trigger? breaksIn =
            acts.Count > 0 ? new ActTrigger(acts, actsIn)
            : interruptsAt.Length > 0 || after is not null ? new InterruptionTrigger(interruptsAt, oneOf, after)
            : null;
        var change = channel is null && condition is null && lag is null ? ChannelChange.None : new ChannelChange(channel, condition, lag);
        return new(id, title, at, passages, choices, breaksIn, once, Conditions, Effects, change, decideIn, ending, debriefHtml, crosses);
    }

    protected override bool ReadOwn(Directive directive)
    {
        switch (directive.Verb)
        {
            case "once" when directive.Rest.Length == 0:
                return OnlyOnce("once", directive) && (once = true);
            case "crosses" when directive.Rest.Length == 0:
                return OnlyOnce("crosses", directive) && (crosses = true);
            case "freeze" when directive.Rest.Length == 0:
                return Becomes(ChannelCondition.Frozen, directive);
            case "cut" when directive.Rest.Length == 0:
                return Becomes(ChannelCondition.Cut, directive);
            case "camera" when directive.Rest == "off":
                return Becomes(ChannelCondition.CameraOff, directive);
            case "lag" when Fields.ParseDuration(directive.Rest) is { } delay:
                lag = delay;
                return OnlyOnce("lag", directive);
            case "channel":
                return ReadChannel(directive);
            case "decide" when After("in ", directive.Rest) is { } rest && Fields.ParseDuration(rest) is { Ticks: > 0 } time:
                decideIn = time;
                return OnlyOnce("decide", directive);
            case "ending" when directive.Rest is "" or "harm":
                ending = directive.Rest.Length == 0 ? Ending.Neutral : Ending.Harm;
                return OnlyOnce("ending", directive);
            case "act":
                return ReadAct(directive);
            case "interrupts":
                return ReadInterruption(directive);
            default:
                return false;
        }
    }

    private bool Becomes(ChannelCondition change, Directive directive)
    {
        condition = change;
        return OnlyOnce("condition", directive);
    }

    private bool ReadChannel(Directive directive)
    {
        foreach (var known in Enum.GetValues<Channel>())
            if (Words.Of(known) == directive.Rest)
            {
                channel = known;
                return OnlyOnce("channel", directive);
            }
        return false;
    }

    private bool ReadAct(Directive directive)
    {
        var parts = directive.Rest.Split(" in ", 2);
        var act = parts[0].Trim();
        var places = parts.Length == 2 ? Names(parts[1]) : [];
        if (parts.Length == 2 && places.Length == 0)
            return false;
        if (Vocabulary.Shared.FindAct(act) is null)
            Problems.Error(
                ProblemCodes.ActUnknown,
                directive.At,
                $"L’acte « {act} » n’est pas dans acts.yaml.",
                $"The act “{act}” is not in acts.yaml.",
                new(
                    $"L’acte « {act} » n’est pas dans la barre d’actes : choisissez-en un autre.",
                    $"The act “{act}” is not in the bar of acts: choose another."
                )
            );
        RefuseBothTriggers(directive);
        // A scene that answers several acts answers them in the same places.
        if (acts.Count > 0 && !places.SequenceEqual(actsIn))
            TwoPlaces(directive);
        acts.Add(act);
        actsIn = places;
        return true;
    }

    private bool ReadInterruption(Directive directive)
    {
        var rest = directive.Rest;
        RefuseBothTriggers(directive);
        if (After("after ", rest) is { } delay)
        {
            after = Fields.ParseDuration(delay);
            return after is not null && OnlyOnce("interrupts after", directive);
        }
        oneOf = After("at one of ", rest) is not null;
        interruptsAt = Names(After("at one of ", rest) ?? After("at ", rest) ?? "");
        return interruptsAt.Length > 0 && OnlyOnce("interrupts at", directive);
    }

    private void TwoPlaces(Directive directive) =>
        Problems.Error(
            ProblemCodes.TriggerTwice,
            directive.At,
            "Une scène qui répond à plusieurs actes y répond aux mêmes endroits : faites-en deux scènes.",
            "A scene that answers several acts answers them in the same places: make two scenes of it."
        );

    private void RefuseBothTriggers(Directive directive)
    {
        trigger ??= directive.Verb;
        if (trigger != directive.Verb)
            Problems.Error(
                ProblemCodes.TriggerTwice,
                directive.At,
                "Une scène répond à un acte ou est un incident, pas les deux : faites-en deux scènes.",
                "A scene answers an act or is an interruption, not both: make two scenes of it."
            );
    }

    private static string? After(string start, string text) =>
        text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;

    private static string[] Names(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
