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

    internal static IReadOnlyList<string> WordsIn(Language language) =>
        language == Language.Fr ? [.. French.Keys] : [.. English.Keys.Select(word => word.ToLowerInvariant())];

    internal static bool IsScreen(string layer) => Is(layer, Layer.Screen);

    internal static bool IsFace(string layer) => Is(layer, Layer.Face);

    /// <summary>Whether what follows “#” belongs to a cue of this layer, and not to the portrait.</summary>
    internal static bool IsTagOf(string layer, string tag) =>
        IsScreen(layer) || ((Is(layer, Layer.Voice) || Is(layer, Layer.Sound)) && Fields.ParseDuration(tag) is not null);

    internal static Layer? LayerOf(string word) =>
        French.TryGetValue(word, out var french) ? french
        : English.TryGetValue(word, out var english) ? english
        : null;

    private static bool Is(string word, Layer layer) => LayerOf(word) == layer;

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
            if (IsMeant(match, vocabulary.Cast.Keys))
                problems.Error(
                    ProblemCodes.SpeakerUnknown,
                    file.At(paragraph),
                    $"« {name} » n’est pas dans « cast » : {string.Join(", ", vocabulary.Cast.Keys)}.",
                    $"“{name}” is not in “cast”: {string.Join(", ", vocabulary.Cast.Keys)}.",
                    new(
                        $"« {name} » n’est plus parmi les personnages : {string.Join(", ", vocabulary.Cast.Keys)}.",
                        $"“{name}” is no longer among the people: {string.Join(", ", vocabulary.Cast.Keys)}."
                    )
                );
            return null;
        }

        var words = match.Groups["words"].Value.Trim();
        var drawn = new Drawn();
        var cues = ReadCues(inParentheses, name, file.At(paragraph), drawn);
        if (words.Length == 0 && cues.Count == 0)
            problems.Error(
                ProblemCodes.LineEmpty,
                file.At(paragraph),
                "Cette réplique ne donne ni paroles ni indice.",
                "This line gives neither words nor a cue."
            );
        return new Line(name, words.Length > 0 ? words : null, cues, drawn.Expression, drawn.Mark);
    }

    private List<Cue> ReadCues(string text, string name, SourcePoint at, Drawn drawn)
    {
        var cues = new List<Cue>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var hash = HashPattern().Match(part);
            var (cue, tag) = hash.Success ? (part[..hash.Index].Trim(), hash.Groups[1].Value) : (part, null);
            var colon = cue.IndexOf(':', StringComparison.Ordinal);
            if (cue.Length == 0)
                ReadExpression(tag, name, at, drawn);
            else if (
                colon > 0
                && Layers.TryGetValue(cue[..colon].Trim(), out var layer)
                && cue[(colon + 1)..].Trim() is { Length: > 0 } what
            )
                cues.Add(new(layer, what, ReadTag(layer, tag, name, at, drawn)));
            else
                problems.Error(
                    ProblemCodes.LayerUnknown,
                    at,
                    $"« {cue} » doit s’écrire « couche: indice »; couches : {string.Join(", ", Layers.Keys)}.",
                    $"“{cue}” must be written “layer: cue”; layers: {string.Join(", ", Layers.Keys)}.",
                    new(
                        $"« {cue} » ne dit pas par où l’indice se perçoit : récrivez-le dans l’un des champs {string.Join(", ", Layers.Keys)}.",
                        $"“{cue}” doesn’t say how the cue is perceived: write it in one of the fields {string.Join(", ", Layers.Keys)}."
                    )
                );
        }
        return cues;
    }

    /// <summary>What follows “#” is for the drawing: how long a sound lasts, what a tile shows, or which portrait.</summary>
    /// <returns>How long the cue lasts, when the author says it.</returns>
    private TimeSpan? ReadTag(Layer layer, string? tag, string name, SourcePoint at, Drawn drawn)
    {
        if (layer is Layer.Voice or Layer.Sound && tag is not null && Fields.ParseDuration(tag) is { } lasts)
            return lasts;
        if (layer == Layer.Screen && tag is not null)
            ReadMark(tag, at, drawn);
        else
            ReadExpression(tag, name, at, drawn);
        return null;
    }

    private void ReadMark(string tag, SourcePoint at, Drawn drawn)
    {
        foreach (var known in Enum.GetValues<TileMark>())
            if (Words.Of(known) == tag)
                drawn.Mark = known;
        if (drawn.Mark is null)
            problems.Error(
                ProblemCodes.TileMarkUnknown,
                at,
                $"Après un indice d’écran, « #{tag} » n’existe pas : {TileMarks}.",
                $"After a screen cue there is no “#{tag}”: {TileMarks}.",
                new(
                    $"Pour un indice d’écran, « {tag} » n’existe pas : choisissez dans la liste.",
                    $"For a screen cue there is no “{tag}”: choose from the list."
                )
            );
    }

    private static string TileMarks => string.Join(", ", Enum.GetValues<TileMark>().Select(m => $"#{Words.Of(m)}"));

    private void ReadExpression(string? expression, string name, SourcePoint at, Drawn drawn)
    {
        if (expression is null)
            return;
        drawn.Expression = expression;
        if (vocabulary.Shared.People.TryGetValue(vocabulary.Cast[name], out var person) && !person.Expressions.Contains(expression))
            problems.Error(
                ProblemCodes.ExpressionUnknown,
                at,
                $"{name} n’a pas l’expression « {expression} » : {string.Join(", ", person.Expressions)}.",
                $"{name} has no expression “{expression}”: {string.Join(", ", person.Expressions)}."
            );
    }

    /// <summary>Whether what looks like a line is meant as one: by its cues, or by a name that is someone’s or nearly.</summary>
    /// <param name="match">Of <see cref="LinePattern"/>.</param>
    internal static bool IsMeant(Match match, IEnumerable<string> cast) =>
        match.Groups["cues"].Value.Contains(':', StringComparison.Ordinal)
        || cast.Any(known => Slug.From(known) == Slug.From(match.Groups["name"].Value));

    [GeneratedRegex(
        @"^(?<name>[^\s(:«][^(:]{0,40}?)(?>\s*)(?:\((?<cues>(?>(?:[^()]|\([^()]*\))*))\))?(?>\s*):(?=\s|$)(?<words>.*)$",
        RegexOptions.Singleline
    )]
    internal static partial Regex LinePattern();

    [GeneratedRegex(@"#([\p{L}\p{N}-]+)\s*$")]
    internal static partial Regex HashPattern();

    private sealed class Drawn
    {
        public string? Expression { get; set; }
        public TileMark? Mark { get; set; }
    }
}
