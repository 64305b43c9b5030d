using System.Text;
using System.Text.RegularExpressions;
using Training.Content.Scenarios;

namespace Training.Content.Editing;

/// <summary>Writes a scene: what its form didn’t change as it was written, and what it did in the house’s manner.</summary>
internal static partial class SceneFormWriter
{
    private const int Width = 120;

    /// <param name="before">The scene as it stands; null for a new one.</param>
    public static string Write(SceneForm form, SceneFormReader? before)
    {
        var text = new StringBuilder("## ").Append(form.Title);
        if (form.Id.Length > 0)
            text.Append(" {#").Append(form.Id).Append('}');
        var places = form.Passages.Where(p => p.Kind == ScenePassageKind.Directives).Select(p => p.From).ToHashSet();
        Append(text, "\n", Directives(form.Directives.Where(d => d.Passage is null || !places.Contains(d.Passage))));
        foreach (var passage in form.Passages)
            Append(
                text,
                "\n\n",
                passage.Kind switch
                {
                    ScenePassageKind.Directives => Directives(form.Directives.Where(d => d.Passage == passage.From)),
                    ScenePassageKind.Choices => string.Join('\n', form.Choices.Select(choice => Written(choice, before))),
                    _ => Written(passage, before),
                }
            );
        return text.ToString();
    }

    private static string Written(ScenePassage passage, SceneFormReader? before)
    {
        if (
            passage.From is { } index
            && before?.Form.Passages.ElementAtOrDefault(index) is { } was
            && was.Fingerprint == passage.Fingerprint
        )
            return before.Written[index];
        return passage.Kind switch
        {
            ScenePassageKind.Debrief => ItemFormText.Quote(passage.Words),
            ScenePassageKind.Line => Filled(Line(passage)),
            _ => Filled(passage.Words),
        };
    }

    private static string Written(SceneChoice choice, SceneFormReader? before)
    {
        for (var i = 0; i < before?.Form.Choices.Count; i++)
            if (before.Form.Choices[i].Fingerprint == choice.Fingerprint)
                return before.WrittenChoices[i];
        var line = $"- [{choice.Words}](#{choice.Target})";
        if (choice.Directives.Count > 0)
            line += " " + Directives(choice.Directives.Select(text => new SceneDirective(text)));
        return choice.Feedback.Length > 0 ? $"{line}\n  {ItemFormText.Indent(ItemFormText.Quote(choice.Feedback), 2)}" : line;
    }

    private static string Line(ScenePassage line)
    {
        var cues = line.Cues.Select(cue => cue.Layer.Length > 0 ? $"{cue.Layer}: {cue.Text}" : cue.Text).ToList();
        if (line.Expression.Length > 0)
        {
            // On the face, where there is one; never where a mark or a length of time stands.
            var free = line
                .Cues.Index()
                .Where(cue => !cue.Item.Text.Contains('#', StringComparison.Ordinal) && !LineReader.IsScreen(cue.Item.Layer))
                .ToList();
            var at =
                free.FindIndex(cue => LineReader.IsFace(cue.Item.Layer)) is var face and >= 0 ? free[face].Index
                : free.Count > 0 ? free[^1].Index
                : -1;
            if (at >= 0)
                cues[at] += $" #{line.Expression}";
            else
                cues.Add($"#{line.Expression}");
        }
        var head = cues.Count > 0 ? $"{line.Who} ({string.Join("; ", cues)}):" : $"{line.Who}:";
        return line.Words.Length > 0 ? $"{head} {line.Words}" : head;
    }

    // Lines as long as those of the house; none begins with what would be read as a mark.
    private static string Filled(string text)
    {
        var filled = new StringBuilder();
        var length = 0;
        foreach (var word in text.Split(' '))
        {
            if (length > 0 && length + 1 + word.Length > Width && !Mark().IsMatch(word))
            {
                filled.Append('\n');
                length = 0;
            }
            else if (length > 0)
            {
                filled.Append(' ');
                length++;
            }
            filled.Append(word);
            length += word.Length;
        }
        return filled.ToString();
    }

    private static string Directives(IEnumerable<SceneDirective> directives) => string.Join(' ', directives.Select(d => $"`{d.Text}`"));

    private static void Append(StringBuilder text, string before, string more)
    {
        if (more.Length > 0)
            text.Append(before).Append(more);
    }

    [GeneratedRegex(@"^([-+*#>|<:~`=!\[]|\d)")]
    private static partial Regex Mark();
}
