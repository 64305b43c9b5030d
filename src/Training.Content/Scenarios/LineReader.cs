using System.Text.RegularExpressions;
using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>Reads <c>Nom (couche: indice; …): paroles</c>; anything else is narration.</summary>
internal sealed partial class LineReader(MarkdownFile file, Vocabulary vocabulary, ProblemList problems)
{
    private static readonly Dictionary<string, Layer> French = new(StringComparer.OrdinalIgnoreCase)
    {
        ["voix"] = Layer.Voice,
        ["bruit"] = Layer.Sound,
        ["visage"] = Layer.Face,
        ["corps"] = Layer.Body,
        ["décor"] = Layer.Place,
        ["écran"] = Layer.Screen,
    };

    private static readonly Dictionary<string, Layer> English = Enum.GetValues<Layer>()
        .ToDictionary(l => l.ToString(), l => l, StringComparer.OrdinalIgnoreCase);

    private Dictionary<string, Layer> Layers => file.Language == Language.Fr ? French : English;

    public Line? Read(ParagraphBlock paragraph)
    {
        var text = PlainText.Of(paragraph);
        var match = LinePattern().Match(text);
        if (!match.Success)
            return null;

        var name = match.Groups["name"].Value.Trim();
        var inParentheses = match.Groups["cues"].Value;
        if (!vocabulary.Cast.ContainsKey(name))
        {
            if (inParentheses.Contains(':', StringComparison.Ordinal) || IsNearly(name))
                problems.Error(
                    ProblemCodes.SpeakerUnknown,
                    file.At(paragraph),
                    $"« {name} » n’est pas dans « cast » : {string.Join(", ", vocabulary.Cast.Keys)}.",
                    $"“{name}” is not in “cast”: {string.Join(", ", vocabulary.Cast.Keys)}."
                );
            return null;
        }

        var words = match.Groups["words"].Value.Trim();
        string? expression = null;
        var cues = ReadCues(inParentheses, name, file.At(paragraph), ref expression);
        if (words.Length == 0 && cues.Count == 0)
            problems.Error(
                ProblemCodes.LineEmpty,
                file.At(paragraph),
                "Cette réplique ne donne ni paroles ni indice.",
                "This line gives neither words nor a cue."
            );
        return new Line(name, words.Length > 0 ? words : null, cues, expression);
    }

    private List<Cue> ReadCues(string text, string name, SourcePoint at, ref string? expression)
    {
        var cues = new List<Cue>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cue = part;
            if (ExpressionPattern().Match(cue) is { Success: true } found)
            {
                expression = found.Groups[1].Value;
                cue = cue.Remove(found.Index, found.Length).Trim();
                CheckExpression(expression, name, at);
            }
            if (cue.Length == 0)
                continue;
            var colon = cue.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && Layers.TryGetValue(cue[..colon].Trim(), out var layer) && cue[(colon + 1)..].Trim() is { Length: > 0 } what)
                cues.Add(new(layer, what));
            else
                problems.Error(
                    ProblemCodes.LayerUnknown,
                    at,
                    $"« {cue} » doit s’écrire « couche: indice »; couches : {string.Join(", ", Layers.Keys)}.",
                    $"“{cue}” must be written “layer: cue”; layers: {string.Join(", ", Layers.Keys)}."
                );
        }
        return cues;
    }

    private void CheckExpression(string expression, string name, SourcePoint at)
    {
        if (vocabulary.Shared.People.TryGetValue(vocabulary.Cast[name], out var person) && !person.Expressions.Contains(expression))
            problems.Error(
                ProblemCodes.ExpressionUnknown,
                at,
                $"{name} n’a pas l’expression « {expression} » : {string.Join(", ", person.Expressions)}.",
                $"{name} has no expression “{expression}”: {string.Join(", ", person.Expressions)}."
            );
    }

    private bool IsNearly(string name) => vocabulary.Cast.Keys.Any(known => Slug.From(known) == Slug.From(name));

    [GeneratedRegex(
        @"^(?<name>[^\s(:«][^(:]{0,40}?)(?>\s*)(?:\((?<cues>(?>(?:[^()]|\([^()]*\))*))\))?(?>\s*):(?=\s|$)(?<words>.*)$",
        RegexOptions.Singleline
    )]
    private static partial Regex LinePattern();

    [GeneratedRegex(@"#([\p{L}\p{N}-]+)\s*$")]
    private static partial Regex ExpressionPattern();
}
