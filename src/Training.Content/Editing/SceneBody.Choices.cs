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

    // « vous avez 20 secondes; passé ce temps, elle raccroche → scène 8 ».
    private void ReadTimed(string rest, ScenesRemarkKind otherwise, ScenesLine line)
    {
        var time = ScenesWords.Decide(rest) is { } alone ? (alone, "") : ScenesWords.TimeIn(rest);
        var read = ScenesChoice.Read(time?.Words ?? rest, known);
        if (
            (time is null && (otherwise == ScenesRemarkKind.Time || read.Target.Length == 0))
            || (read.Target.Length == 0 && read.Words.Length > 0)
        )
        {
            if (time is { Directive: var within })
                Direct(within);
            Remark(otherwise, line.Number, line.Text);
            Add(ScenePassageKind.Narration, line.Text, line);
            return;
        }
        if (time is { Directive: var directive })
            Direct(directive);
        if (read.Target.Length > 0)
            silence = new(
                new()
                {
                    Words = names.Language == Language.Fr ? "Ne rien dire." : "Say nothing.",
                    Directives = [.. read.Directives.Append("on timeout").Distinct()],
                    Feedback = ScenesWords.Sentence(ScenesWords.IsUnsaid(read.Words) ? "" : read.Words),
                },
                line.Number,
                read.Target
            );
    }

    // One of the choices may say it already.
    private void EndSilence()
    {
        if (silence is null)
            return;
        var said = choices.FindIndex(choice => choice.Choice.Directives.Contains("on timeout"));
        if (said < 0)
            Add(silence.Choice, silence.Target, new(silence.Line, "", 0, IsApart: true));
        else if (choices[said].Target.Length == 0)
            choices[said] = choices[said] with { Target = silence.Target };
        else if (!AddedScenes.IsTitled(choices[said].Target, silence.Target))
            Remark(ScenesRemarkKind.Choices, silence.Line, $"→ {silence.Target}");
    }

    private void ReadPoints(string rest, ScenesLine line)
    {
        if (choices.Count > 0 && known.Settings.ReadAll(rest) is { } said)
            Count(said);
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
        foreach (var part in read.Unknown)
            Remark(ScenesSettings.PointsOf(part) is null ? ScenesRemarkKind.Unknown : ScenesRemarkKind.Points, line.Number, part);
        foreach (var aside in read.Asides)
            Remark(ScenesRemarkKind.Aside, line.Number, aside);
        if (read.After.Length > 0)
            Remark(ScenesRemarkKind.After, line.Number, ScenesReader.FirstWords(read.After));
        var words = read.Words;
        if (words.Length == 0 && read.Directives.Contains("on timeout"))
            words = names.Language == Language.Fr ? "Ne rien dire." : "Say nothing.";
        else if (words.Length == 0)
        {
            Remark(ScenesRemarkKind.Wordless, line.Number, read.Target);
            words = names.Language == Language.Fr ? "Continuer." : "Go on.";
        }
        Add(new SceneChoice { Words = words, Directives = read.Directives }, read.Target, line);
        foreach (var told in ((string[])[read.After, feedback]).Where(told => told.Length > 0))
            AddFeedback(told, "\n\n");
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
