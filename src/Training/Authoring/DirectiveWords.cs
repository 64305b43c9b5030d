using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Training.Content;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Authoring;

/// <summary>What scenes and choices do, said to authors in words: <c>on timeout</c> is “if time runs out”.</summary>
/// <param name="script">Whose scenes and gauges are called by their names.</param>
/// <param name="shared">Whose acts are; null where none is spoken of.</param>
internal sealed partial class DirectiveWords(IStringLocalizer<TrainingText> texts, Script script, SharedContent? shared = null)
{
    public IEnumerable<string> Of(Scene scene) => DirectiveText.Of(scene).Select(Say);

    public IEnumerable<string> Of(Choice choice) =>
        DirectiveText
            .Of(choice)
            .Select(directive => Condition().IsMatch(directive) ? texts["Directive.Offered", Say(directive)].Value : Say(directive));

    /// <returns>The directive itself when it is none that is known.</returns>
    public string Say(string directive)
    {
        if (Plain.TryGetValue(directive, out var key))
            return texts[key];
        if (Points().Match(directive) is { Success: true } points)
            return Score(points.Groups["what"].Value, int.Parse(points.Groups["points"].Value, CultureInfo.InvariantCulture));
        if (Comparison().Match(directive) is { Success: true } gauge)
            return texts[
                $"Directive.{gauge.Groups["verb"].Value}.{Signs[gauge.Groups["sign"].Value]}",
                Gauge(gauge.Groups["what"].Value),
                gauge.Groups["value"].Value
            ];
        var (verb, rest) = directive.Split(' ', 2) is [var first, var others] ? (first, others) : (directive, "");
        return (verb, rest) switch
        {
            ("if" or "unless" or "fact", { Length: > 0 }) => texts[$"Directive.{verb}", rest.Replace('-', ' ')],
            ("channel", { Length: > 0 }) => texts["Directive.channel", texts[$"SceneForm.Channel.{rest}"]],
            ("lag", { Length: > 0 }) => texts["Directive.lag", Time(rest)],
            ("decide", ['i', 'n', ' ', .. var time]) => texts["Directive.decide", Time(time)],
            ("act", { Length: > 0 }) => rest.Split(" in ", 2) is [var act, var places]
                ? texts["Directive.act.in", Act(act), Titles(places)]
                : texts["Directive.act", Act(rest)],
            ("interrupts", _) => Interruption(rest) ?? directive,
            _ => directive,
        };
    }

    private string? Interruption(string rest)
    {
        foreach (var (start, key) in Interruptions)
            if (rest.StartsWith(start, StringComparison.Ordinal))
                return texts[key, key == "Directive.after" ? Time(rest[start.Length..]) : Titles(rest[start.Length..])];
        return null;
    }

    private string Score(string what, int points) =>
        script.Labels.ContainsKey(what)
            ? $"{Gauge(what)}{texts["Directive.Colon"]}{Signed(points)}"
            : texts[Math.Abs(points) == 1 ? "Directive.Points.One" : "Directive.Points.Other", what, Signed(points)];

    private static string Signed(int points) => (points < 0 ? "−" : "+") + Math.Abs(points).ToString(CultureInfo.CurrentCulture);

    private string Gauge(string name) => script.Labels.GetValueOrDefault(name, name);

    private string Act(string id) => shared?.FindAct(id)?.Label.In(Languages.Current) ?? id;

    private string Titles(string ids) =>
        string.Join(", ", ids.Split(',', StringSplitOptions.TrimEntries).Select(id => script.Find(id)?.Title ?? id));

    // « 30s » is « 30 s ».
    private static string Time(string written) => Length().Replace(written, "$1\u00A0$2");

    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["on timeout"] = "Directive.timeout",
        ["critical"] = "Directive.critical",
        ["once"] = "Directive.once",
        ["crosses"] = "Directive.crosses",
        ["freeze"] = "SceneForm.state.freeze",
        ["camera off"] = "SceneForm.state.camera-off",
        ["cut"] = "SceneForm.state.cut",
        ["ending"] = "Directive.ending",
        ["ending harm"] = "Directive.ending.harm",
    };

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["<"] = "less",
        ["<="] = "at-most",
        ["="] = "equal",
        [">="] = "at-least",
        [">"] = "more",
    };

    private static readonly (string Start, string Key)[] Interruptions =
    [
        ("at one of ", "Directive.one-of"),
        ("at ", "Directive.at"),
        ("after ", "Directive.after"),
    ];

    [GeneratedRegex("^(?:if|unless) ")]
    private static partial Regex Condition();

    [GeneratedRegex(@"^(?<what>[A-Za-z][A-Za-z0-9-]*) (?<points>[+-][0-9]{1,2})\z")]
    private static partial Regex Points();

    [GeneratedRegex(@"^(?<verb>if|unless) (?<what>[a-z0-9-]+) ?(?<sign><=|>=|<|>|=) ?(?<value>-?[0-9]{1,3})\z")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"([0-9])\s*([a-z])")]
    private static partial Regex Length();
}
