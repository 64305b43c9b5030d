using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Training.Content.Editing;

namespace Training.Authoring.ScenarioForms;

/// <summary>How a scene is come to, when no choice leads there.</summary>
/// <param name="Way">Empty for a scene like most, else <c>act</c>, <c>at</c>, <c>one-of</c> or <c>after</c>.</param>
internal sealed record SceneTrigger(string Way, string Act, IReadOnlyList<string> Places, string After);

/// <summary>The fields of a scene’s form, as a page names them and sends them back; and what its buttons do.</summary>
internal static partial class SceneFields
{
    public const string Do = "do";
    public const string Save = "save";

    /// <summary>Saves, and goes on to the scene that is to be written next.</summary>
    public const string Next = "next";

    /// <summary>Says that the line, which was cut before, is back in this scene, and saves it.</summary>
    public const string Restore = "restore";
    public const string NewScene = "+";
    public const string Resume = "resume";
    public const string Incident = "incident";

    /// <summary>Which passage is the note that stands with the question whether the session ends here.</summary>
    public const string Note = "note";

    /// <summary>What a scene is: one that choices lead to, one that happens by itself, or what an act of the bar brings.</summary>
    public static readonly IReadOnlyList<string> Ways = ["", Incident, "act"];

    /// <summary>When an incident happens.</summary>
    public static readonly IReadOnlyList<string> Incidents = ["at", "one-of", "after"];
    public static readonly IReadOnlyList<string> Endings = ["", "ending", "ending harm"];
    public static readonly IReadOnlyList<string> Channels = ["in-person", "video", "phone", "chat", "group-video"];
    public static readonly IReadOnlyList<string> States = ["", "freeze", "camera off", "cut"];

    public static string Passage(int index, string field) => string.Create(CultureInfo.InvariantCulture, $"p-{index}-{field}");

    public static string Choice(int index, string field) => string.Create(CultureInfo.InvariantCulture, $"c-{index}-{field}");

    /// <summary>With what most scenes have, to fill.</summary>
    public static SceneForm Begin(SceneForm? scene = null) =>
        (scene ?? new()) with
        {
            Passages =
            [
                new() { Kind = ScenePassageKind.Narration },
                new() { Kind = ScenePassageKind.Line },
                new() { Kind = ScenePassageKind.Choices },
            ],
            Choices = [new(), new()],
        };

    /// <summary>The cues of a line, and a blank one for each layer that it doesn’t have; a page may show them in another order.</summary>
    public static IReadOnlyList<SceneCue> CuesOf(ScenePassage line, IReadOnlyList<string> layers) =>
        [
            .. line.Cues,
            .. layers
                .Where(layer => line.Cues.All(cue => !cue.Layer.Equals(layer, StringComparison.OrdinalIgnoreCase)))
                .Select(layer => new SceneCue(layer, "")),
        ];

    public static bool IsEnding(SceneForm form) => form.Directives.Any(d => d.Text.Length > 0 && Endings.Contains(d.Text));

    /// <summary>Of a form that was posted: which of its passages is the note of its ending; null for none.</summary>
    public static int? NoteOf(IFormCollection posted, SceneForm form) =>
        int.TryParse(posted[Note].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var note)
        && form.Passages.ElementAtOrDefault(note)?.Kind == ScenePassageKind.Debrief
            ? note
            : null;

    public static SceneForm Read(IFormCollection form)
    {
        string Text(string name) => form[name].FirstOrDefault()?.ReplaceLineEndings("\n") ?? "";
        var names = SceneNames.In(form);
        var passages = Math.Min(Number(Text("passages")), SceneForm.MostPassages);
        var choices = Math.Min(Number(Text("choices")), SceneForm.MostChoices);
        return new()
        {
            Title = Text("title"),
            Id = Text("id"),
            Directives = ReadDirectives(form, names),
            Passages =
            [
                .. Enumerable
                    .Range(0, passages)
                    .Select(i => new ScenePassage
                    {
                        Kind =
                            Enum.TryParse<ScenePassageKind>(Text(Passage(i, "kind")), out var kind) && Enum.IsDefined(kind)
                                ? kind
                                : ScenePassageKind.Narration,
                        From = int.TryParse(Text(Passage(i, "from")), NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                            ? from
                            : null,
                        Who = Text(Passage(i, "who")),
                        Words = Text(Passage(i, "words")),
                        Expression = Text(Passage(i, "expression")),
                        Cues = ReadCues(form, i),
                    }),
            ],
            Choices =
            [
                .. Enumerable
                    .Range(0, choices)
                    .Select(i => new SceneChoice
                    {
                        Words = Text(Choice(i, "words")),
                        // A title is enough to say that a choice leads to a new scene.
                        Target =
                            Text(Choice(i, "target")) is { Length: > 0 } target ? target
                            : Text(Choice(i, "new")).Trim().Length > 0 ? NewScene
                            : "",
                        Feedback = Text(Choice(i, "feedback")),
                        Directives = ReadChoice(form, i, names),
                    }),
            ],
        };
    }

    /// <summary>The scene as one goes on in it by a channel that lets words through.</summary>
    public static SceneForm Restored(SceneForm form, string channel) =>
        form with
        {
            Directives = Placed(
                [.. form.Directives],
                Tokens.With(
                    [.. form.Directives.Select(d => d.Text).Where(text => text.Length == 0 || !States.Contains(text))],
                    IsChannel,
                    $"channel {channel}"
                )
            ),
        };

    /// <summary>What was typed in fields that can’t be read, by their names: it comes back as it is.</summary>
    public static IReadOnlyDictionary<string, string> Unread(IFormCollection form)
    {
        string Text(string name) => form[name].FirstOrDefault()?.Trim() ?? "";
        var unread = new Dictionary<string, string>();
        var names = SceneNames.In(form);
        var choices = Math.Min(Number(Text("choices")), SceneForm.MostChoices);
        foreach (var prefix in Enumerable.Range(0, choices).Select(i => Choice(i, "")).Prepend(""))
        foreach (var field in names.Counted.Select(name => $"{prefix}points-{name}"))
            if (!Tokens.IsNumber(Text(field), MostOf(field[(field.IndexOf("points-", StringComparison.Ordinal) + 7)..])))
                unread[field] = Text(field);
        foreach (var prefix in Enumerable.Range(0, choices).Select(i => Choice(i, "")).Prepend(""))
            if (SceneCondition.Posted(form, prefix) is var rows && rows.Any(row => !row.TrySay(names, out _)))
                unread[$"{prefix}when"] = string.Join('\n', rows.Select(row => $"{row.What}|{row.Comparison}|{row.Amount}"));
        if (Text("decide").Length > 0 && Seconds(Text("decide")) is null)
            unread["decide"] = Text("decide");
        if (WayOf(form).Length > 0 && Trigger(form, new("", "", [], "")) is null)
        {
            unread["way"] = WayOf(form);
            foreach (var field in (string[])["act", "after"])
                unread[field] = Text(field);
            unread["places"] = string.Join(' ', form["places"].OfType<string>().Where(IsId));
        }
        return unread;
    }

    /// <summary>Where each choice was before a button was pressed; null for a new one.</summary>
    public static IReadOnlyList<int?> OrderAfter(SceneForm form, string word) =>
        [
            .. Apply(form with { Choices = [.. form.Choices.Select((_, i) => new SceneChoice { Target = $"{i}" })] }, word)
                .Choices.Select(choice => choice.Target.Length > 0 ? Number(choice.Target) : (int?)null),
        ];

    /// <summary>How many points at most: a competency’s are marks, a gauge’s what two digits say.</summary>
    public static int MostOf(string name) => name.StartsWith('C') ? 3 : 99;

    /// <summary>What a button other than the one that saves does: nothing that was typed is lost, and nothing is saved yet.</summary>
    /// <param name="note">The passage that stands apart from the others.</param>
    public static SceneForm Apply(SceneForm form, string word, int? note = null)
    {
        var dash = word.LastIndexOf('-');
        var isNumbered = int.TryParse(word[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && dash > 0;
        return (isNumbered ? word[..dash] : word) switch
        {
            "line" => form with { Passages = ShownPassages.Added(form, ScenePassageKind.Line, note) },
            "narration" => form with { Passages = ShownPassages.Added(form, ScenePassageKind.Narration, note) },
            "debrief" => form with { Passages = ShownPassages.Added(form, ScenePassageKind.Debrief, note) },
            "choice" when form.Choices.Count < SceneForm.MostChoices => form with { Choices = [.. form.Choices, new()] },
            "up" when isNumbered => form with { Passages = ShownPassages.Moved(form, index, true, note) },
            "down" when isNumbered => form with { Passages = ShownPassages.Moved(form, index, false, note) },
            "remove" when isNumbered && ShownPassages.Of(form, note).Contains(index) => form with
            {
                Passages = [.. form.Passages.Where((_, i) => i != index)],
            },
            "choice-up" when isNumbered => form with { Choices = Swapped(form.Choices, index - 1) },
            "choice-down" when isNumbered => form with { Choices = Swapped(form.Choices, index) },
            "choice-remove" when isNumbered => form with { Choices = [.. form.Choices.Where((_, i) => i != index)] },
            _ => form,
        };
    }

    public static SceneTrigger TriggerOf(IReadOnlyList<string> tokens)
    {
        if (tokens.FirstOrDefault(IsTrigger) is not { } token)
            return new("", "", [], "");
        var match = TriggerPattern().Match(token);
        var places = match.Groups["places"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return match.Groups["act"] is { Success: true } act ? new("act", act.Value, places, "")
            : match.Groups["after"] is { Success: true } after ? new("after", "", [], after.Value)
            : new(match.Groups["one"].Success ? "one-of" : "at", "", places, "");
    }

    public static string DecideOf(IEnumerable<string> tokens) =>
        tokens.Select(token => DecidePattern().Match(token)).FirstOrDefault(match => match.Success)?.Groups[1].Value ?? "";

    public static string ChannelOf(IEnumerable<string> tokens) =>
        tokens.FirstOrDefault(IsChannel) is { } token ? token["channel ".Length..] : "";

    /// <summary>The directives of a scene that no field of its own shows; a second way to come to it too.</summary>
    public static IReadOnlyList<string> RestOf(IReadOnlyList<string> tokens, SceneNames names)
    {
        var trigger = tokens.FirstOrDefault(IsTrigger);
        return [.. tokens.Where(token => IsTrigger(token) ? token != trigger : !HasField(token, names))];
    }

    /// <summary>The directives of a choice that no field shows.</summary>
    public static IReadOnlyList<string> RestOfChoice(IReadOnlyList<string> tokens, SceneNames names) =>
        [.. tokens.Where(token => token is not ("critical" or "on timeout") && !HasEffect(token, names) && !IsCondition(token, names))];

    /// <summary>Whether some of them count for something.</summary>
    public static bool HasEffects(IReadOnlyList<string> tokens, SceneNames names) => tokens.Any(token => HasEffect(token, names));

    private static bool HasField(string token, SceneNames names) =>
        IsTrigger(token)
        || DecidePattern().IsMatch(token)
        || IsChannel(token)
        || Endings.Contains(token)
        || States.Contains(token)
        || token is "once" or "crosses"
        || IsCondition(token, names)
        || HasEffect(token, names);

    private static bool HasEffect(string token, SceneNames names) =>
        names.Counted.Any(name => Tokens.IsPoints(token, name))
        || (token.StartsWith("fact ", StringComparison.Ordinal) && names.Facts.Contains(token["fact ".Length..]));

    private static bool IsCondition(string token, SceneNames names) => SceneCondition.Of(token, names) is not null;

    private static bool IsTrigger(string token) => TriggerPattern().IsMatch(token);

    private static bool IsChannel(string token) =>
        token.StartsWith("channel ", StringComparison.Ordinal) && Channels.Contains(token["channel ".Length..]);

    private static List<SceneDirective> ReadDirectives(IFormCollection form, SceneNames names)
    {
        string Text(string name) => form[name].FirstOrDefault() ?? "";
        // Each with the passage that it stands in.
        var before = Tokens
            .Lines(Text("directives"))
            .ConvertAll(line =>
                line.Split('|', 2) is [var place, var text]
                    ? new SceneDirective(
                        text,
                        int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : null
                    )
                    : new SceneDirective(line)
            );
        List<string> tokens = [.. before.Select(d => d.Text)];
        var rest = RestOf(tokens, names);
        tokens = form.ContainsKey("way") ? Tokens.With(tokens, IsTrigger, Trigger(form, TriggerOf(tokens))) : tokens;
        tokens = Tokens.With(tokens, t => t == "once", Text("once") == "1" ? "once" : null);
        tokens = Tokens.With(tokens, t => t == "crosses", Text("crosses") == "1" ? "crosses" : null);
        tokens = Conditions(tokens, form, "", names);
        tokens = Effects(tokens, form, "", names);
        tokens = Tokens.With(tokens, IsChannel, Channels.Contains(Text("channel")) ? $"channel {Text("channel")}" : null);
        tokens = Tokens.With(
            tokens,
            t => t.Length > 0 && States.Contains(t),
            States.Contains(Text("state")) && Text("state").Length > 0 ? Text("state") : null
        );
        tokens = Tokens.With(tokens, DecidePattern().IsMatch, Seconds(Text("decide")) is { } seconds ? $"decide in {seconds}s" : null);
        tokens = Tokens.With(
            tokens,
            t => t.Length > 0 && Endings.Contains(t),
            Endings.Contains(Text("ending")) && Text("ending").Length > 0 ? Text("ending") : null
        );
        tokens = Tokens.WithRest(tokens, rest, Text("more"));
        return Placed(before, tokens);
    }

    // What changed stays where it stood; what is new goes under the heading.
    private static List<SceneDirective> Placed(List<SceneDirective> before, List<string> tokens)
    {
        var left = before.ToList();
        var placed = new SceneDirective?[tokens.Count];
        foreach (var (i, token) in tokens.Index())
            if (left.FirstOrDefault(d => d.Text == token) is { } same)
            {
                placed[i] = same;
                left.Remove(same);
            }
        foreach (var (i, token) in tokens.Index())
            if (placed[i] is null && left.FirstOrDefault(d => KindOf(d.Text) == KindOf(token)) is { } was)
            {
                placed[i] = was with { Text = token };
                left.Remove(was);
            }
        return [.. placed.Select((d, i) => d ?? new SceneDirective(tokens[i]))];
    }

    private static string KindOf(string token) => States.Contains(token) ? "state" : token.Split(' ', 2)[0];

    private static string WayOf(IFormCollection form) =>
        form["way"].ToString() switch
        {
            Incident => Incidents.Contains(form[Incident].ToString()) ? form[Incident].ToString() : "at",
            "act" => "act",
            // A page that was open before incidents had a field of their own.
            var way when Incidents.Contains(way) => way,
            _ => "",
        };

    private static string? Trigger(IFormCollection form, SceneTrigger before)
    {
        string Text(string name) => form[name].FirstOrDefault()?.Trim() ?? "";
        var chosen = form["places"].OfType<string>().Where(IsId).ToList();
        // In the order in which their author wrote them.
        var places = string.Join(", ", before.Places.Where(chosen.Contains).Concat(chosen.Except(before.Places)));
        return WayOf(form) switch
        {
            "act" when IsId(Text("act")) => places.Length > 0 ? $"act {Text("act")} in {places}" : $"act {Text("act")}",
            "at" when places.Length > 0 => $"interrupts at {places}",
            "one-of" when places.Length > 0 => $"interrupts at one of {places}",
            "after" when TimePattern().IsMatch(Text("after")) => $"interrupts after {Text("after")}",
            _ => null,
        };
    }

    // Each where it stood in the text, whatever the order in which the page shows them.
    private static List<SceneCue> ReadCues(IFormCollection form, int index)
    {
        var places = form[Passage(index, "at")];
        return
        [
            .. form[Passage(index, "layer")]
                .Zip(form[Passage(index, "cue")], (layer, cue) => new SceneCue(layer ?? "", cue ?? ""))
                .Select(
                    (cue, i) =>
                        (
                            Cue: cue,
                            At: int.TryParse(places.ElementAtOrDefault(i), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                                ? at
                                : i
                        )
                )
                .OrderBy(cue => cue.At)
                .Select(cue => cue.Cue),
        ];
    }

    private static List<string> ReadChoice(IFormCollection form, int index, SceneNames names)
    {
        string Text(string field) => form[Choice(index, field)].FirstOrDefault() ?? "";
        var tokens = Tokens.Lines(Text("directives"));
        var rest = RestOfChoice(tokens, names);
        tokens = Conditions(tokens, form, Choice(index, ""), names);
        tokens = Effects(tokens, form, Choice(index, ""), names);
        tokens = Tokens.With(tokens, t => t == "critical", Text("critical") == "1" ? "critical" : null);
        tokens = Tokens.With(tokens, t => t == "on timeout", Text("timeout") == "1" ? "on timeout" : null);
        return Tokens.WithRest(tokens, rest, Text("more"));
    }

    // Each row stays where its condition stood, as it was written if it says the same.
    private static List<string> Conditions(List<string> tokens, IFormCollection form, string prefix, SceneNames names)
    {
        var rows = new Queue<SceneCondition>(SceneCondition.Posted(form, prefix));
        var now = new List<string>();
        foreach (var token in tokens)
            if (SceneCondition.Of(token, names) is not { } before || !rows.TryDequeue(out var row))
                now.Add(token);
            else if (row == before)
                now.Add(token);
            else if (row.TrySay(names, out var said) && said is not null)
                now.Add(said);
        foreach (var row in rows)
            if (row.TrySay(names, out var said) && said is not null)
                now.Add(said);
        return now;
    }

    private static List<string> Effects(List<string> tokens, IFormCollection form, string prefix, SceneNames names)
    {
        foreach (var name in names.Counted)
            tokens = Tokens.With(
                tokens,
                token => Tokens.IsPoints(token, name),
                Tokens.Signed(form[$"{prefix}points-{name}"].FirstOrDefault() ?? "") is { } points ? $"{name} {points}" : null
            );
        var facts = form[$"{prefix}facts"];
        foreach (var fact in names.Facts)
            tokens = Tokens.With(tokens, token => token == $"fact {fact}", facts.Contains(fact) ? $"fact {fact}" : null);
        return tokens;
    }

    // As people type them: 20, 20s, 20 s.
    private static int? Seconds(string typed) => Number(typed.Trim().TrimEnd('s', 'S')) is > 0 and < 1000 and var seconds ? seconds : null;

    private static T[] Swapped<T>(IReadOnlyList<T> items, int first)
    {
        var now = items.ToArray();
        if (first >= 0 && first + 1 < now.Length)
            (now[first], now[first + 1]) = (now[first + 1], now[first]);
        return now;
    }

    private static bool IsId(string text) => Training.Content.Markup.Slug.IsSlug(text);

    public static int Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^\d{1,4} ?(?:s|min|h)\z")]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^decide in (\d{1,3})s\z")]
    private static partial Regex DecidePattern();

    [GeneratedRegex(
        @"^(?:act (?<act>[a-z0-9-]+)(?: in (?<places>[a-z0-9-]+(?:, [a-z0-9-]+)*))?|interrupts at (?<one>one of )?(?<places>[a-z0-9-]+(?:, [a-z0-9-]+)*)|interrupts after (?<after>\d{1,4} ?(?:s|min|h)))\z"
    )]
    private static partial Regex TriggerPattern();
}
