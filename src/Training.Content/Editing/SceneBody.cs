using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>What stands under the title of a scene, line after line.</summary>
internal sealed partial class SceneBody
{
    // What is longer is narration, whatever it begins with.
    private const int LongestLine = 8_000;

    private readonly ScenesKnown known;
    private readonly ScenesNames names;
    private readonly ScenesSpeech speech;
    private readonly int index;
    private readonly List<ScenesRemark> remarks;
    private readonly List<SceneDirective> directives = [];
    private readonly List<ReadPassage> passages = [];
    private readonly List<ReadChoice> choices = [];
    private Waiting waiting;
    private bool isUnderChoice;
    private int indent;
    private bool isQuoted;

    // Where silence leads, said before the choices are.
    private ReadChoice? silence;

    /// <param name="ending">What its title says that it is; null for nothing.</param>
    public SceneBody(ScenesKnown known, int index, string? ending, List<ScenesRemark> remarks)
    {
        (this.known, names, speech) = (known, known.Names, known.Speech);
        (this.index, this.remarks) = (index, remarks);
        if (ending is not null)
            Direct(ending);
    }

    /// <summary>What the next words are for.</summary>
    private enum Waiting
    {
        None,
        Words,
        Feedback,
        Debrief,
    }

    /// <summary>A scene in our own Markdown, as its form reads it; null for any other.</summary>
    public ReadScene? ReadMarked(ReadScene scene, IReadOnlyList<string> lines)
    {
        if (!IsMarked(lines))
            return null;
        var text = string.Join('\n', lines).TrimEnd('\n', ' ');
        var people = names.Cast.Concat(
            ScenesLine.Join(lines, 0, isMarked: true).Select(line => speech.Read(line.Text)?.Who).OfType<string>()
        );
        if (SceneFormReader.Read($"## x\n{text}", [.. people.Distinct()]) is not { Form: var form, Written: var written })
            return null;
        var line = scene.Line;
        var read = scene with
        {
            Directives = [.. form.Directives, .. directives.Where(own => form.Directives.All(d => d.Text != own.Text))],
            Passages = [.. form.Passages.Select(p => new ReadPassage(p, line, p.From is { } from ? written[from] : ""))],
            Choices = [.. form.Choices.Select(c => new ReadChoice(c with { Target = "" }, line, "#" + c.Target))],
        };
        Finish(read);
        return read;
    }

    public ReadScene Read(ReadScene scene, IReadOnlyList<string> lines)
    {
        foreach (var line in ScenesLine.Join(lines, scene.Line + 1, IsMarked(lines)))
            ReadAll(line);
        EndSilence();
        foreach (var choice in choices.Where(choice => choice.Target.Length == 0))
            Remark(ScenesRemarkKind.Nowhere, choice.Line, ScenesReader.FirstWords(choice.Choice.Words));
        var read = scene with { Directives = directives, Passages = passages, Choices = choices };
        Finish(read);
        return read;
    }

    private static bool IsMarked(IEnumerable<string> lines) =>
        lines.Any(line => OwnChoice().IsMatch(line) || ItemFormReader.Directives(line) is not null);

    private void Finish(ReadScene scene)
    {
        bool Says(string start) => scene.Directives.Any(d => d.Text.StartsWith(start, StringComparison.Ordinal));
        if (scene.Passages.Count > 0 && scene.Choices.Count == 0 && !Says("ending") && !Says("act ") && !Says("interrupts "))
            Remark(ScenesRemarkKind.DeadEnd, scene.Line);
        if (Says("decide in") && scene.Choices.Count > 0 && !scene.Choices.Any(c => c.Choice.Directives.Contains("on timeout")))
            Remark(ScenesRemarkKind.Silence, scene.Line);
        if (
            Says("cut")
            && scene.Passages.FirstOrDefault(p => p.Passage is { Kind: ScenePassageKind.Line, Words.Length: > 0 }) is { } unheard
        )
            Remark(ScenesRemarkKind.Cut, unheard.Line, ScenesReader.FirstWords(unheard.Passage.Words));
    }

    // « Il allait répondre. Incident : la ligne coupe. » says two things.
    private void ReadAll(ScenesLine line)
    {
        if (line.Text.Length > LongestLine)
            Read(line);
        else if (ScenesWords.Within(line.Text) is { } within)
            ReadAll(line with { Text = within });
        else if (ScenesWords.Ahead(line.Text) is var (said, rest))
        {
            Read(line with { Text = said });
            ReadAll(line with { Text = rest });
        }
        else
            foreach (var text in Parts(line.Text))
                Read(line with { Text = text });
    }

    private static List<string> Parts(string line)
    {
        if (ScenesChoice.IsMarked(line) || ItemFormReader.Directives(line) is not null)
            return [line];
        var parts = ScenesWords.Sentences(line);
        // What silence leads to may be said there; elsewhere, an arrow makes a choice of the whole line.
        return parts.Exists(part => ScenesChoice.HasArrow(part) && ScenesWords.LabelOf(part)?.Label != ScenesLabel.Time) ? [line] : parts;
    }

    private void Read(ScenesLine line)
    {
        var wasQuoted = isQuoted;
        isQuoted = false;
        if (line.Text.Length > LongestLine)
            ReadProse(line);
        else if (ScenesReader.HeadingOf(line.Text) is var (_, words))
            ReadHeading(words, line);
        else if (ItemFormReader.Directives(line.Text) is { } own)
            directives.AddRange(own.Select(text => new SceneDirective(text)));
        else if (Quote().Match(line.Text) is { Success: true } quote)
            ReadQuote(line, quote.Groups["words"].Value, wasQuoted);
        else if (!ReadLabel(line))
            ReadSaid(line);
        RemarkOnGuesses(line);
    }

    private void ReadSaid(ScenesLine line)
    {
        if (ReadSettings(line))
            return;
        if (ScenesChoice.Lead(line.Text) is { } lead && (choices.Count == 0 || choices[^1].Target.Length == 0))
            ReadLead(lead, line);
        else if (IsUnder(line) && ScenesChoice.IsMarked(line.Text) && ScenesChoice.Unmarked(line.Text) is var below && IsAbout(below))
            AddFeedback(below, "\n\n");
        else if (ScenesChoice.IsMarked(line.Text) || ScenesChoice.HasArrow(line.Text))
            ReadChoice(line);
        else if (speech.Paragraph(line.Text) is { } said)
            Add(said, line);
        else if (speech.Learner(line.Text) is { } told)
        {
            Remark(ScenesRemarkKind.Learner, line.Number, told);
            Add(ScenePassageKind.Narration, told, line);
        }
        else
            ReadProse(line);
    }

    // Farther to the right than the choice above.
    private bool IsUnder(ScenesLine line) => isUnderChoice && line.Indent > indent + 1;

    private static bool IsAbout(string text) => !ScenesChoice.HasArrow(text) && !ScenesChoice.IsSaid(text);

    private void ReadHeading(string words, ScenesLine line)
    {
        waiting = Waiting.None;
        isUnderChoice = false;
        if (ScenesWords.LabelOfHeading(words) is { } label)
        {
            var rest = ScenesWords.LabelOf(words) is var (_, said) ? said : "";
            ReadLabel(label, rest, line);
            return;
        }
        Remark(ScenesRemarkKind.Heading, line.Number, words);
        Add(ScenePassageKind.Narration, words, line);
    }

    // Under a choice it is its feedback; elsewhere, what the debrief says.
    private void ReadQuote(ScenesLine line, string words, bool goesOn)
    {
        isQuoted = true;
        waiting = Waiting.None;
        if (isUnderChoice && (goesOn || IsUnder(line) || !line.IsApart))
            AddFeedback(words, goesOn ? "\n" : "\n\n");
        else if (goesOn && !line.IsApart && passages is [.., { Passage.Kind: ScenePassageKind.Debrief } note])
            passages[^1] = note with
            {
                Passage = note.Passage with { Words = $"{note.Passage.Words}\n{words}" },
                Text = $"{note.Text}\n{line.Text}",
            };
        else
        {
            isUnderChoice = false;
            Add(ScenePassageKind.Debrief, words, line);
        }
    }

    private bool ReadLabel(ScenesLine line)
    {
        var isListed = ScenesChoice.IsMarked(line.Text);
        if (ScenesWords.LabelOf(isListed ? ScenesChoice.Unmarked(line.Text) : line.Text) is not var (label, rest))
            return false;
        // « - Fin » may be what someone says, and « Choix 1 : … → Dehors » is a choice.
        var mayLead = label == ScenesLabel.Time || (label == ScenesLabel.Choices && line.Text.EndsWith(':'));
        if ((isListed && (label == ScenesLabel.Ending || rest.Length == 0)) || (!mayLead && ScenesChoice.HasArrow(rest)))
            return false;
        ReadLabel(label, rest, line);
        return true;
    }

    private void ReadLabel(ScenesLabel label, string rest, ScenesLine line)
    {
        waiting = Waiting.None;
        switch (label)
        {
            case ScenesLabel.Feedback when choices.Count > 0 && rest.Length == 0:
                waiting = Waiting.Feedback;
                break;
            case ScenesLabel.Feedback when choices.Count > 0:
                AddFeedback(rest, "\n\n");
                break;
            case ScenesLabel.Feedback:
                Remark(ScenesRemarkKind.Feedback, line.Number, ScenesReader.FirstWords(rest));
                Add(ScenePassageKind.Debrief, rest, line);
                break;
            case ScenesLabel.Debrief when rest.Length == 0:
                waiting = Waiting.Debrief;
                Add(ScenePassageKind.Debrief, "", line, Waiting.Debrief);
                break;
            case ScenesLabel.Debrief:
                Add(ScenePassageKind.Debrief, rest, line);
                break;
            case ScenesLabel.Lesson when directives.Exists(d => d.Text.StartsWith("ending", StringComparison.Ordinal)):
                ReadLabel(ScenesLabel.Debrief, rest, line);
                break;
            case ScenesLabel.Lesson when isUnderChoice:
                ReadLabel(ScenesLabel.Feedback, rest, line);
                break;
            case ScenesLabel.Lesson:
                Add(ScenePassageKind.Narration, ScenesReader.HeadingOf(line.Text)?.Words ?? line.Text, line);
                break;
            case ScenesLabel.Narration when rest.Length > 0:
                Add(ScenePassageKind.Narration, rest, line);
                break;
            case ScenesLabel.Choices when rest.Length > 0:
                ReadTimed(rest, ScenesRemarkKind.Choices, line);
                break;
            case ScenesLabel.Ending:
                var (ending, note) = ScenesWords.Ending(rest);
                Direct(ending);
                if (note.Length > 0)
                    Add(ScenePassageKind.Debrief, note, line);
                break;
            case ScenesLabel.Time:
                ReadTimed(rest, ScenesRemarkKind.Time, line);
                break;
            case ScenesLabel.Incident:
                Setting(ScenesWords.Incident(rest), ScenesRemarkKind.Incident, line);
                break;
            case ScenesLabel.Channel:
                Setting(ScenesWords.Channel(rest), ScenesRemarkKind.Incident, line);
                break;
            case ScenesLabel.Points:
                ReadPoints(rest, line);
                break;
        }
    }

    private void Setting(string? directive, ScenesRemarkKind otherwise, ScenesLine line)
    {
        if (directive is not null)
            Direct(directive);
        else
        {
            Remark(otherwise, line.Number, line.Text);
            Add(ScenePassageKind.Narration, line.Text, line);
        }
    }

    private void ReadProse(ScenesLine line)
    {
        if (waiting == Waiting.Feedback || IsUnder(line))
            AddFeedback(line.Text, "\n\n");
        else if (waiting == Waiting.Words && passages is [.., { Passage: var said } alone])
        {
            passages.RemoveAt(passages.Count - 1);
            Add(
                speech.Paragraph($"{alone.Text} {line.Text}") ?? new([new(said with { Words = line.Text }, $"{alone.Text} {line.Text}")]),
                line with
                {
                    Number = alone.Line,
                }
            );
            return;
        }
        else if (waiting == Waiting.Debrief && passages is [.., { Passage.Kind: ScenePassageKind.Debrief } note])
        {
            var words = note.Passage.Words.Length > 0 ? $"{note.Passage.Words}\n\n{line.Text}" : line.Text;
            passages[^1] = note with { Passage = note.Passage with { Words = words }, Text = $"{note.Text}\n\n{line.Text}" };
            return;
        }
        else
            Add(ScenePassageKind.Narration, line.Text, line);
        waiting = Waiting.None;
    }

    // What is told after someone’s quotes close is narration.
    private void Add(SpokenParagraph said, ScenesLine line)
    {
        foreach (var (passage, text) in said.Parts)
            Add(passage, line with { Text = text }, passage is { Words.Length: 0, Cues.Count: 0 } ? Waiting.Words : Waiting.None);
        if (said.Unsure.Length > 0)
            Remark(ScenesRemarkKind.Quoted, line.Number, ScenesReader.FirstWords(said.Unsure));
    }

    private void Add(ScenePassageKind kind, string words, ScenesLine line, Waiting waiting = Waiting.None) =>
        Add(new ScenePassage { Kind = kind, Words = words }, line, waiting);

    private void Add(ScenePassage passage, ScenesLine line, Waiting waiting)
    {
        passages.Add(new(passage, line.Number, line.Text));
        this.waiting = waiting;
        isUnderChoice = false;
    }

    private void Direct(string directive)
    {
        // An ending is said by its title and by its line; that someone is harmed, by one of them.
        var isEnding = directive.StartsWith("ending", StringComparison.Ordinal);
        if (isEnding && directives.FindIndex(d => d.Text == "ending") is var plain and >= 0)
            directives[plain] = new(directive);
        else if (!directives.Exists(d => d.Text == directive || (isEnding && d.Text.StartsWith("ending", StringComparison.Ordinal))))
            directives.Add(new(directive));
    }

    private void Remark(ScenesRemarkKind kind, int line, string what = "") => remarks.Add(new(kind, line, what, index));

    [GeneratedRegex(@"^\\?>\s?(?<words>.*)\z")]
    private static partial Regex Quote();

    [GeneratedRegex(@"^- \[.+\]\(#[a-z0-9-]+\)")]
    private static partial Regex OwnChoice();
}
