namespace Training.Content.Captions;

/// <summary>What is said in a stretch of a sound.</summary>
public sealed record Cue(TimeSpan From, TimeSpan To, IReadOnlyList<Speech> Said);

/// <summary>Words, and who says them; null where the captions don’t say.</summary>
public sealed record Speech(string? Speaker, string Words);

/// <summary>A text to read in place of a sound.</summary>
public static class SpokenText
{
    /// <summary>Where nobody speaks for so long, a paragraph ends.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private const int LongParagraph = 600;

    /// <summary>The words of the cues in paragraphs: one for each who speaks in turn.</summary>
    public static IReadOnlyList<Speech> Of(IReadOnlyList<Cue> cues)
    {
        var text = new List<Speech>();
        var until = TimeSpan.Zero;
        foreach (var cue in cues)
        {
            foreach (var said in cue.Said)
            {
                if (
                    text is [.., var last]
                    && last.Speaker == said.Speaker
                    && cue.From - until < Pause
                    && last.Words.Length + said.Words.Length < LongParagraph
                )
                    text[^1] = last with { Words = $"{last.Words} {said.Words}" };
                else
                    text.Add(said);
            }
            until = cue.To;
        }
        return text;
    }
}
