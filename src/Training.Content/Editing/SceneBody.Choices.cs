namespace Training.Content.Editing;

/// <summary>The choices of a scene: their lines, and what stands about them above and below.</summary>
internal sealed partial class SceneBody
{
    // « Rend vrai : loic-est-seul », under a choice; under the title of the scene, it is true when one comes there.
    private bool ReadSettings(ScenesLine line)
    {
        if (ScenesChoice.HasArrow(line.Text))
            return false;
        var text = ScenesChoice.Unmarked(line.Text);
        var words = text is ['(', .., ')'] ? text[1..^1] : text;
        var isMeant = ScenesSettings.IsMeant(words);
        var isApart = isMeant && words.Contains(':', StringComparison.Ordinal);
        if (isUnderChoice && (isMeant || IsUnder(line) || words != text))
        {
            if (known.Settings.ReadAll(words) is not { } said)
            {
                if (known.Settings.ReadMost(words) is { } most)
                {
                    Count(most.Said);
                    foreach (var part in most.Unknown)
                        Remark(ScenesRemarkKind.Unsettled, line.Number, part);
                    return true;
                }
                if (isMeant)
                    Remark(ScenesRemarkKind.Unknown, line.Number, words);
                return false;
            }
            Count(said);
            return true;
        }
        if (!isApart)
            return false;
        if (choices.Count == 0 && known.Settings.ReadAll(words) is { } all && all.All(d => d.StartsWith("fact ", StringComparison.Ordinal)))
        {
            foreach (var fact in all)
                Direct(fact);
            return true;
        }
        Remark(ScenesRemarkKind.Unknown, line.Number, words);
        return false;
    }

    private void Count(IReadOnlyList<string> said) =>
        choices[^1] = choices[^1] with { Choice = choices[^1].Choice with { Directives = [.. choices[^1].Choice.Directives.Union(said)] } };

    // « vous avez 20 secondes; passé ce temps, elle raccroche → scène 8. Rétroaction : Trop tard. ».
    private void ReadTimed(string rest, ScenesRemarkKind otherwise, ScenesLine line)
    {
        var (told, feedback) = ScenesChoice.Apart(rest);
        var time = ScenesWords.Decide(told) is { } alone ? (alone, "") : ScenesWords.TimeIn(told);
        var read = ScenesChoice.Read(time?.Words ?? told, known);
        var isSilent = ScenesWords.IsUnsaid(read.Words) || ScenesWords.IsAfterTime(read.Words);
        // A second line says otherwise what silence leads to.
        if (silence is not null && (read.Target.Length > 0 || isSilent || feedback.Length > 0))
        {
            Remark(ScenesRemarkKind.Choices, line.Number, line.Text);
            Add(ScenePassageKind.Narration, line.Text, line);
            return;
        }
        if (time is { Directive: var directive })
            Direct(directive);
        var isTime = otherwise == ScenesRemarkKind.Time;
        if (time is null ? isTime || read.Target.Length == 0 : !isTime && read.Target.Length == 0 && read.Words.Length > 0 && !isSilent)
        {
            Remark(otherwise, line.Number, line.Text);
            Add(ScenePassageKind.Narration, line.Text, line);
            return;
        }
        if (read.Target.Length > 0 || isSilent || feedback.Length > 0)
        {
            RemarkOn(read, line);
            string[] parts =
            [
                isSilent || read.Target.Length == 0 ? "" : ScenesWords.Sentence(read.Words),
                ScenesWords.Sentence(read.After),
                feedback,
            ];
            silence = new(
                new()
                {
                    Words = Silent,
                    Directives = [.. read.Directives.Append("on timeout").Distinct()],
                    Feedback = string.Join("\n\n", parts.Where(part => part.Length > 0)),
                },
                line.Number,
                read.Target
            );
        }
        if (read.Target.Length == 0 && !isSilent && read.Words.Length > 0)
        {
            Remark(ScenesRemarkKind.Beside, line.Number, read.Words);
            Add(ScenePassageKind.Narration, ScenesWords.Sentence(read.Words), line);
        }
    }

    private string Silent => names.Language == Language.Fr ? "Ne rien dire." : "Say nothing.";

    // One of the choices may say it already.
    private void EndSilence()
    {
        if (silence is not { Choice: var choice })
            return;
        var said = choices.FindIndex(other => other.Choice.Directives.Contains("on timeout"));
        if (said < 0)
        {
            Add(choice, silence.Target, new(silence.Line, "", 0, IsApart: true));
            return;
        }
        var there = choices[said];
        if (there.Target.Length == 0 || silence.Target.Length == 0 || AddedScenes.IsTitled(there.Target, silence.Target))
        {
            string[] feedback = [there.Choice.Feedback, choice.Feedback];
            choices[said] = there with
            {
                Target = there.Target.Length > 0 ? there.Target : silence.Target,
                Choice = there.Choice with
                {
                    Directives = [.. there.Choice.Directives.Union(choice.Directives)],
                    Feedback = string.Join("\n\n", feedback.Where(part => part.Length > 0).Distinct()),
                },
            };
        }
        else
            Remark(ScenesRemarkKind.Choices, silence.Line, $"{choice.Feedback} → {silence.Target}".TrimStart());
    }

    private void ReadPoints(string rest, ScenesLine line)
    {
        if (choices.Count > 0 && known.Settings.ReadAll(rest) is { } said)
            Count(said);
        else if (choices.Count > 0 && known.Settings.ReadMost(rest) is { } most)
        {
            Count(most.Said);
            foreach (var part in most.Unknown)
                Remark(ScenesRemarkKind.Unsettled, line.Number, part);
        }
        else
        {
            Remark(ScenesRemarkKind.Points, line.Number, rest);
            Add(ScenePassageKind.Narration, line.Text, line);
        }
    }

    // « → Dehors », under a choice or alone.
    private void ReadLead(string title, ScenesLine line)
    {
        waiting = Waiting.None;
        if (choices.Count > 0)
            choices[^1] = choices[^1] with { Target = title };
        else
        {
            Remark(ScenesRemarkKind.Wordless, line.Number, title);
            Add(new SceneChoice { Words = names.Language == Language.Fr ? "Continuer." : "Go on." }, title, line);
        }
    }

    private void ReadChoice(ScenesLine line)
    {
        waiting = Waiting.None;
        var (text, feedback) = ScenesChoice.Apart(ScenesSpeech.WithoutLearner(ScenesChoice.Unmarked(line.Text)));
        var read = ScenesChoice.Read(text, known);
        RemarkOn(read, line);
        var words = read.Words;
        if (ScenesWords.IsUnanswered(words) || (words.Length == 0 && read.Directives.Contains("on timeout")))
            words = Silent;
        else if (words.Length == 0)
        {
            Remark(ScenesRemarkKind.Wordless, line.Number, read.Target);
            words = names.Language == Language.Fr ? "Continuer." : "Go on.";
        }
        Add(new SceneChoice { Words = words, Directives = read.Directives }, read.Target, line);
        foreach (var told in ((string[])[read.After, feedback]).Where(told => told.Length > 0))
            AddFeedback(told, "\n\n");
    }

    private void RemarkOn(ScenesChoice read, ScenesLine line)
    {
        foreach (var part in read.Unknown)
            Remark(ScenesSettings.PointsOf(part) is null ? ScenesRemarkKind.Unknown : ScenesRemarkKind.Points, line.Number, part);
        foreach (var part in read.Unsettled)
            Remark(ScenesRemarkKind.Unsettled, line.Number, part);
        foreach (var aside in read.Asides)
            Remark(ScenesRemarkKind.Aside, line.Number, aside);
        if (read.After.Length > 0)
            Remark(ScenesRemarkKind.After, line.Number, ScenesReader.FirstWords(read.After));
    }

    // « La question a été posée », read as « question-posee ».
    private void RemarkOnGuesses(ScenesLine line)
    {
        foreach (var (phrase, fact) in known.Settings.TakeGuesses())
            if (choices is [.., { Choice: var choice }] && choice.Directives.Any(d => d.EndsWith($" {fact}", StringComparison.Ordinal)))
                remarks.Add(new(ScenesRemarkKind.Guessed, line.Number, phrase, index) { As = fact });
    }

    private void Add(SceneChoice choice, string target, ScenesLine line)
    {
        if (choices.Count == 0)
            passages.Add(new(new() { Kind = ScenePassageKind.Choices }, line.Number, ""));
        choices.Add(new(choice, line.Number, target));
        (isUnderChoice, indent) = (true, line.Indent);
    }

    private void AddFeedback(string words, string between)
    {
        var choice = choices[^1].Choice;
        choices[^1] = choices[^1] with
        {
            Choice = choice with { Feedback = choice.Feedback.Length > 0 ? choice.Feedback + between + words : words },
        };
        isUnderChoice = true;
        waiting = Waiting.None;
    }
}
