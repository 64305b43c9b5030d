using System.Text.RegularExpressions;
using Training.Content.Scenarios;

namespace Training.Content.Editing;

/// <summary>Reads a scene into its form, and keeps how each passage was written.</summary>
internal sealed partial class SceneFormReader
{
    private SceneFormReader(SceneForm form, IReadOnlyList<string> written, IReadOnlyList<string> writtenChoices)
    {
        Form = form;
        Written = written;
        WrittenChoices = writtenChoices;
    }

    public SceneForm Form { get; }

    /// <summary>Each passage as it stands in the text.</summary>
    public IReadOnlyList<string> Written { get; }

    public IReadOnlyList<string> WrittenChoices { get; }

    /// <param name="cast">Who may speak: words before a colon are nobody’s when no one is called so. Empty where it isn’t known.</param>
    /// <returns>Null when the text holds something that the form can’t.</returns>
    public static SceneFormReader? Read(string text, IReadOnlyList<string> cast)
    {
        var blocks = text.Split("\n\n");
        var head = blocks[0].Split('\n');
        if (head.Length > 2 || ItemFormReader.Heading(head[0], 2) is not var (title, id))
            return null;
        var directives = new List<SceneDirective>();
        if (head.Length == 2)
        {
            if (ItemFormReader.Directives(head[1]) is not { } own)
                return null;
            directives.AddRange(own.Select(word => new SceneDirective(word)));
        }

        var passages = new List<ScenePassage>();
        var choices = new List<(SceneChoice Choice, string Written)>();
        foreach (var (index, block) in blocks.Skip(1).Index())
        {
            if (ReadBlock(block, index, cast, directives, choices) is not { } passage)
                return null;
            passages.Add(passage);
        }
        if (
            passages.Count(p => p.Kind == ScenePassageKind.Choices) > 1
            || passages.Count > SceneForm.MostPassages
            || choices.Count > SceneForm.MostChoices
        )
            return null;
        var form = new SceneForm
        {
            Title = title,
            Id = id,
            Directives = directives,
            Passages = passages,
            Choices = [.. choices.Select(c => c.Choice)],
        };
        return new(form, [.. blocks.Skip(1)], [.. choices.Select(c => c.Written)]);
    }

    private static ScenePassage? ReadBlock(
        string block,
        int index,
        IReadOnlyList<string> cast,
        List<SceneDirective> directives,
        List<(SceneChoice, string)> choices
    )
    {
        if (block.Length == 0 || block[0] is '\n' || block[^1] is '\n')
            return null;
        if (!block.Contains('\n') && ItemFormReader.Directives(block) is { } own)
        {
            directives.AddRange(own.Select(word => new SceneDirective(word, index)));
            return new() { Kind = ScenePassageKind.Directives, From = index };
        }
        if (block[0] == '>')
            return ItemFormText.Unquote(block.Split('\n')) is { } said && said.Trim('\n') == said && said.Length > 0
                ? new()
                {
                    Kind = ScenePassageKind.Debrief,
                    From = index,
                    Words = said,
                }
                : null;
        if (block.StartsWith("- ", StringComparison.Ordinal))
            return ReadChoices(block, choices) ? new() { Kind = ScenePassageKind.Choices, From = index } : null;
        // Anything else that Markdown would make more than a paragraph of.
        return block.Split('\n').Any(line => NotProse().IsMatch(line)) ? null : ReadPassage(ItemFormText.OneLine(block), index, cast);
    }

    /// <summary>Someone’s line, or narration.</summary>
    /// <param name="index">Which passage of the scene it is.</param>
    internal static ScenePassage ReadPassage(string text, int index, IReadOnlyList<string> cast)
    {
        if (LineReader.LinePattern().Match(text) is not { Success: true } match || (cast.Count > 0 && !LineReader.IsMeant(match, cast)))
            return new()
            {
                Kind = ScenePassageKind.Narration,
                From = index,
                Words = text,
            };
        var expression = "";
        var cues = new List<SceneCue>();
        foreach (var part in match.Groups["cues"].Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var (layer, what) = colon > 0 ? (part[..colon].Trim(), part[(colon + 1)..].Trim()) : ("", part);
            if (LineReader.HashPattern().Match(what) is { Success: true } hash && !LineReader.IsTagOf(layer, hash.Groups[1].Value))
                (expression, what) = (hash.Groups[1].Value, what[..hash.Index].Trim());
            if (what.Length > 0)
                cues.Add(new(layer, what));
        }
        return new()
        {
            Kind = ScenePassageKind.Line,
            From = index,
            Who = match.Groups["name"].Value.Trim(),
            Words = match.Groups["words"].Value.Trim(),
            Cues = cues,
            Expression = expression,
        };
    }

    private static bool ReadChoices(string block, List<(SceneChoice, string)> choices)
    {
        var lines = block.Split('\n');
        for (var i = 0; i < lines.Length; )
        {
            if (ChoicePattern().Match(lines[i]) is not { Success: true } match)
                return false;
            var written = new List<string> { lines[i] };
            for (i++; i < lines.Length && lines[i].StartsWith("  >", StringComparison.Ordinal); i++)
                written.Add(lines[i]);
            if (ItemFormText.Unquote(written.Skip(1).Select(line => line[2..])) is not { } feedback)
                return false;
            var directives = match.Groups["directives"].Value;
            choices.Add(
                (
                    new()
                    {
                        Words = match.Groups["words"].Value,
                        Target = match.Groups["target"].Value,
                        Directives = directives.Length == 0 ? [] : [.. directives[2..^1].Split("` `")],
                        Feedback = feedback,
                    },
                    string.Join('\n', written)
                )
            );
        }
        return true;
    }

    [GeneratedRegex(@"^- \[(?<words>.*)\]\(#(?<target>[a-z0-9-]+)\)(?<directives>( `[^`]+`)*)\z")]
    private static partial Regex ChoicePattern();

    [GeneratedRegex(@"^(#{1,6} |[-+*] |>|\d{1,9}[.)] |\||```|~~~|:::|\[\^|    |<|!\[|---|===)|`")]
    private static partial Regex NotProse();
}
