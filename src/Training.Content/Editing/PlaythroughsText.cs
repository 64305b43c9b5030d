using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Training.Content.Markup;
using Training.Content.Scenarios;

namespace Training.Content.Editing;

/// <summary>A playthrough in the text of its file.</summary>
/// <param name="Line">Its first, from 1.</param>
/// <param name="Last">The line after its last, from 1.</param>
public sealed record Trial(int Index, int Line, int Last, YamlMap Map)
{
    public string Name => (Map["name"] as YamlText)?.Value ?? "";

    /// <summary>As they are written, also those that are taken no more.</summary>
    public IReadOnlyList<YamlNode> Steps => (Map["choose"] as YamlList)?.Items ?? [];

    public IReadOnlyList<(string Key, string Value)> Expected =>
        Map["expect"] is YamlMap expect ? [.. expect.Entries.Select(e => (e.Key.Value, Playthroughs.Expected(e.Key.Value, e.Value)))] : [];

    /// <summary>How it goes now.</summary>
    /// <param name="mends">What is taken instead of some of its steps, by their place.</param>
    public WalkedTrial Walk(Scenario scenario, SharedContent shared, IReadOnlyDictionary<int, StepMend>? mends = null) =>
        Playthroughs.Walk(scenario, shared, Map, mends);
}

/// <summary>The text of a session’s playthroughs. Whatever is done with one, all the other lines stay as they were, to the letter.</summary>
public sealed class PlaythroughsText
{
    private const int WidestLine = 140;

    private readonly string path;
    private readonly string[] lines;

    private PlaythroughsText(string path, string text, IReadOnlyList<YamlMap> maps)
    {
        this.path = path;
        Text = text;
        lines = text.Split('\n');
        Trials =
        [
            .. maps.Select(
                (map, i) => new Trial(i, map.At.Line, EndOf(map.At.Line, i + 1 < maps.Count ? maps[i + 1].At.Line : lines.Length + 1), map)
            ),
        ];
    }

    public string Text { get; }

    public IReadOnlyList<Trial> Trials { get; }

    /// <param name="text">With <c>\n</c> at the end of lines.</param>
    /// <returns>Null when it isn’t a list whose entries each begin a line.</returns>
    public static PlaythroughsText? Read(string path, string text)
    {
        var lines = text.Split('\n');
        if (lines.All(IsBare))
            return new(path, text, []);
        if (YamlReader.Read(text, path, 0, new ProblemList()) is not YamlList { Items: { Count: > 0 } items })
            return null;
        var maps = items.OfType<YamlMap>().ToList();
        return maps.Count == items.Count && maps.TrueForAll(map => lines[map.At.Line - 1].StartsWith("- ", StringComparison.Ordinal))
            ? new(path, text, maps)
            : null;
    }

    public string TextOf(Trial trial) => string.Join('\n', lines[(trial.Line - 1)..(trial.Last - 1)]);

    /// <summary>A few letters that are others once a word of it is.</summary>
    public string MarkOf(Trial trial) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(trial))).AsSpan(0, 8));

    /// <summary>The text without one; without any, it is no file of playthroughs any more.</summary>
    public PlaythroughsText? Without(Trial trial)
    {
        var (first, last) = (trial.Line - 1, trial.Last - 1);
        if (trial.Index + 1 < Trials.Count)
            while (lines[last].Length == 0)
                last++;
        else
            while (first > 0 && lines[first - 1].Length == 0)
                first--;
        return Checked(WithLines(first, last, []), Trials.Where(t => t != trial), Trials.Count - 1);
    }

    public PlaythroughsText? Renamed(Trial trial, string name)
    {
        var isFlow = IsBracketed(trial.Map);
        var written = isFlow ? FrontMatterText.Flow(name) : FrontMatterText.Block(name);
        var at = trial.Map.Span.Start;
        return Changed(
            trial,
            trial.Map["name"] is { } before ? Spliced(before.Span, written)
                : isFlow ? Text
                : Spliced((at, at), $"name: {written}\n{Indent(trial)}"),
            now => now.Name == name
        );
    }

    /// <summary>The text in which one expects something else.</summary>
    public PlaythroughsText? Expecting(Trial trial, IReadOnlyList<(string Key, string Value)> expected)
    {
        if (trial.Expected.SequenceEqual(expected))
            return this;
        return Changed(trial, WithValues(trial, expected), now => now.Expected.SequenceEqual(expected))
            ?? Changed(trial, WithExpectation(trial, expected), now => now.Expected.SequenceEqual(expected));
    }

    /// <summary>The text that expects things by their new names; what leaves the session is expected no more.</summary>
    public PlaythroughsText? With(IReadOnlyList<NameChange> changes)
    {
        PlaythroughsText? now = this;
        for (var i = 0; i < Trials.Count; i++)
            now = now?.Expecting(now.Trials[i], [.. now.Trials[i].Expected.Select(e => Renamed(e, changes)).OfType<(string, string)>()]);
        return now;
    }

    /// <summary>The text whose steps name choices by the words that they have once someone is called otherwise in them.</summary>
    public PlaythroughsText WithName(string from, string to)
    {
        var now = this;
        for (var i = 0; i < Trials.Count; i++)
        {
            foreach (var (index, step) in Trials[i].Steps.Index())
                if (step is YamlText { Value: not "timeout" and var words } && Said(words) is var said && said != words)
                    now = now.WithStep(now.Trials[i], index, TrialText.Words(said)) ?? now;
            var name = Trials[i].Name;
            if (Said(name) is var told && told != name && Trials.All(trial => trial.Name != told))
                now = now.Renamed(now.Trials[i], told) ?? now;
        }
        return now;

        // A step names a choice whatever its capitals are.
        string Said(string words) => ProseNames.In(words, from, to, RegexOptions.IgnoreCase);
    }

    /// <summary>The text in which one of its steps is another.</summary>
    public PlaythroughsText? WithStep(Trial trial, int index, TrialText step) =>
        Changed(
            trial,
            Spliced(trial.Steps[index].Span, IsBracketed(trial.Map["choose"]!) ? step.InBrackets : step.OnItsLine),
            now => now.Steps.Count == trial.Steps.Count && Same(now.Steps, trial.Steps, index)
        );

    /// <summary>The text in which one has some of its steps no more; null when none would be left.</summary>
    public PlaythroughsText? WithoutSteps(Trial trial, int index, int count)
    {
        var steps = trial.Steps;
        if (count >= steps.Count)
            return null;
        string text;
        if (IsBracketed(trial.Map["choose"]!))
            text = Spliced(
                index > 0 ? (steps[index - 1].Span.End, steps[index + count - 1].Span.End) : (steps[0].Span.Start, steps[count].Span.Start),
                ""
            );
        else
            text = WithLines(
                steps[index].At.Line - 1,
                index + count < steps.Count ? steps[index + count].At.Line - 1 : LinesOf(trial, "choose").Last,
                []
            );
        return Changed(
            trial,
            text,
            now => now.Steps.Select(Bare).SequenceEqual(steps.Where((_, i) => i < index || i >= index + count).Select(Bare))
        );
    }

    /// <summary>The text in which several of its steps give way.</summary>
    /// <param name="mends">By their place: what takes it, and among which choices.</param>
    /// <returns>Null when words can’t tell a choice from the others on offer, or no step would be left.</returns>
    public PlaythroughsText? Mended(Trial trial, IReadOnlyDictionary<int, (StepMend Mend, IReadOnlyList<Choice> Offered)> mends)
    {
        // From the last one back, so that places stay what they are.
        PlaythroughsText? now = this;
        foreach (var (index, (mend, offered)) in mends.OrderByDescending(m => m.Key))
        {
            if (now is null)
                return null;
            var changed = now.Trials[trial.Index];
            now =
                mend.EndsThere ? now.WithoutSteps(changed, index, changed.Steps.Count - index)
                : mend.Choice is not { } choice ? now.WithoutSteps(changed, index, 1)
                : TrialText.Of(choice, offered) is { } words ? now.WithStep(changed, index, words)
                : null;
        }
        return now;
    }

    /// <summary>The text in which another way of playing takes the place of one, and its name.</summary>
    /// <returns>Null when the session doesn’t go that way.</returns>
    public PlaythroughsText? Replaced(Trial trial, long seed, IReadOnlyList<TrialText> steps, Scenario scenario, SharedContent shared) =>
        Written(trial.Name, seed, steps, scenario, shared) is { } written
            ? Changed(
                trial,
                WithLines(trial.Line - 1, trial.Last - 1, written.TrimEnd('\n').Split('\n')),
                now => now.Name == trial.Name && now.Steps.Count == steps.Count
            )
            : null;

    /// <summary>The text with one more, which expects what comes out of it now.</summary>
    /// <returns>Null when the session doesn’t go that way.</returns>
    public PlaythroughsText? Plus(string name, long seed, IReadOnlyList<TrialText> steps, Scenario scenario, SharedContent shared)
    {
        if (Written(name, seed, steps, scenario, shared) is not { } written)
            return null;
        var above = Text.Length == 0 || Text.EndsWith('\n') ? Text : Text + '\n';
        if (Trials.Count > 0 && !above.EndsWith("\n\n", StringComparison.Ordinal))
            above += '\n';
        return Checked(above + written, Trials, Trials.Count + 1) is { } now && now.Trials[^1].Name == name ? now : null;
    }

    /// <summary>A playthrough of that name that takes those steps and expects what came out then.</summary>
    public bool Has(string name, long seed, IReadOnlyList<TrialText> steps, Scenario scenario, SharedContent shared) =>
        Written(name, seed, steps, scenario, shared) is { } written && Trials.Any(trial => TextOf(trial) == written.TrimEnd('\n'));

    /// <summary>How steps would go that aren’t written anywhere yet.</summary>
    public static WalkedTrial? Walk(long seed, IReadOnlyList<TrialText> steps, Scenario scenario, SharedContent shared) =>
        MapOf(Beginning("-", seed, steps)) is { } map ? Playthroughs.Walk(scenario, shared, map) : null;

    private static (string Key, string Value)? Renamed((string Key, string Value) expected, IReadOnlyList<NameChange> changes)
    {
        var (key, value) = expected;
        foreach (var change in changes)
            switch (change.Kind)
            {
                case NamedKind.Scene when key == "ending" && change.To is { } to:
                    value =
                        value == change.From ? to
                        : value == $"({change.From})" ? $"({to})"
                        : value;
                    break;
                case NamedKind.Fact when key == "facts":
                    value = string.Join(
                        ", ",
                        value
                            .Split(", ", StringSplitOptions.RemoveEmptyEntries)
                            .Select(fact => fact == change.From ? change.To : fact)
                            .OfType<string>()
                            .Distinct()
                            .Order(StringComparer.Ordinal)
                    );
                    break;
                case NamedKind.Competency or NamedKind.Gauge when key == change.From:
                    if (change.To is null)
                        return null;
                    key = change.To;
                    break;
            }
        return (key, value);
    }

    private static string? Written(string name, long seed, IReadOnlyList<TrialText> steps, Scenario scenario, SharedContent shared)
    {
        var beginning = Beginning(name, seed, steps);
        return MapOf(beginning) is { } map && Playthroughs.Walk(scenario, shared, map) is { Fits: true } walked
            ? $"{beginning}\n  expect: {Braces(walked.Outcome)}\n"
            : null;
    }

    private static string Beginning(string name, long seed, IReadOnlyList<TrialText> steps)
    {
        var line = $"  choose: [{string.Join(", ", steps.Select(s => s.InBrackets))}]";
        IEnumerable<string> written =
        [
            $"- name: {FrontMatterText.Block(name)}",
            .. seed == 1 ? Array.Empty<string>() : [$"  seed: {seed.ToString(CultureInfo.InvariantCulture)}"],
            .. line.Length <= WidestLine ? [line] : (string[])["  choose:", .. steps.Select(s => $"    - {s.OnItsLine}")],
        ];
        return string.Join('\n', written);
    }

    private static YamlMap? MapOf(string text) =>
        YamlReader.Read(text, "", 0, new ProblemList()) is YamlList { Items: [YamlMap map] } ? map : null;

    private static string Braces(IReadOnlyList<(string Key, string Value)> expected) =>
        $"{{ {string.Join(", ", expected.Select(e => $"{e.Key}: {ValueOf(e.Key, e.Value)}"))} }}";

    private static string ValueOf(string key, string value) => key == "facts" ? $"[{value}]" : FrontMatterText.Flow(value);

    // Each value that is another, in its place: whatever is written around them stays.
    private string WithValues(Trial trial, IReadOnlyList<(string Key, string Value)> expected)
    {
        var text = Text;
        if (
            trial.Map["expect"] is not YamlMap { Entries: var entries }
            || !entries.Select(e => e.Key.Value).SequenceEqual(expected.Select(e => e.Key))
        )
            return text;
        foreach (var ((key, before), (_, value)) in entries.Zip(expected).Reverse())
            if (Playthroughs.Expected(key.Value, before) != value && (before is YamlText || IsBracketed(before)))
                text = text[..before.Span.Start] + ValueOf(key.Value, value) + text[before.Span.End..];
        return text;
    }

    // The whole of it, on a line; a comment in it would be lost.
    private string WithExpectation(Trial trial, IReadOnlyList<(string Key, string Value)> expected)
    {
        if (IsBracketed(trial.Map))
            return Text;
        var (first, last) = LinesOf(trial, "expect");
        var isFirst = first == trial.Line - 1 && last > first;
        return lines[first..last].Any(line => FrontMatterText.HasComment(line) || line.TrimStart().StartsWith('#'))
            ? Text
            : WithLines(
                first,
                last,
                [$"{(isFirst ? lines[first][..(trial.Map.At.Column - 1)] : Indent(trial))}expect: {Braces(expected)}"]
            );
    }

    // Where a key of a playthrough and its value stand; its end when it isn’t there.
    private (int First, int Last) LinesOf(Trial trial, string key)
    {
        var entries = trial.Map.Entries;
        var index = entries.Select(e => e.Key.Value).ToList().IndexOf(key);
        if (index < 0)
            return (trial.Last - 1, trial.Last - 1);
        var first = entries[index].Key.At.Line;
        return (first - 1, index + 1 < entries.Count ? EndOf(first, entries[index + 1].Key.At.Line) - 1 : trial.Last - 1);
    }

    // Without the blank lines and the comments before the next.
    private int EndOf(int line, int next)
    {
        while (next - 1 > line && IsBare(lines[next - 2]))
            next--;
        return next;
    }

    private bool IsBracketed(YamlNode node) => Text[node.Span.Start] is '[' or '{';

    private static string Indent(Trial trial) => new(' ', trial.Map.At.Column - 1);

    private static bool IsBare(string line) => line.TrimStart() is "" or ['#', ..];

    private string Spliced((int Start, int End) span, string text) => Text[..span.Start] + text + Text[span.End..];

    private string WithLines(int first, int last, IReadOnlyList<string> written) =>
        string.Join('\n', [.. lines[..first], .. written, .. lines[last..]]);

    private static bool Same(IReadOnlyList<YamlNode> these, IReadOnlyList<YamlNode> those, int except) =>
        these.Select(Bare).Where((_, i) => i != except).SequenceEqual(those.Select(Bare).Where((_, i) => i != except));

    // What a step says, wherever it stands.
    private static string Bare(YamlNode step) =>
        step switch
        {
            YamlText text => text.Value,
            YamlMap map => string.Join(' ', map.Entries.Select(e => $"{{{e.Key.Value}: {Bare(e.Value)}}}")),
            _ => "?",
        };

    private PlaythroughsText? Changed(Trial trial, string text, Func<Trial, bool> holds) =>
        Checked(text, Trials.Where(t => t != trial), Trials.Count) is { } now && holds(now.Trials[trial.Index]) ? now : null;

    /// <param name="others">Those that must still be there, each as it was.</param>
    private PlaythroughsText? Checked(string text, IEnumerable<Trial> others, int count)
    {
        if (Read(path, text) is not { } now || now.Trials.Count != count)
            return null;
        var texts = now.Trials.Select(now.TextOf).ToList();
        return others.All(trial => texts.Remove(TextOf(trial))) ? now : null;
    }
}
