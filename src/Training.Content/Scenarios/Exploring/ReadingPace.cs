using System.Buffers;

namespace Training.Content.Scenarios.Exploring;

/// <summary>
/// How long a session takes a made-up learner: who reads what comes through, and then the choices on offer, at 200 words a minute, and needs
/// five seconds more for each step.
/// </summary>
internal sealed class ReadingPace
{
    private const int WordsPerMinute = 200;
    private static readonly TimeSpan Deciding = TimeSpan.FromSeconds(5);
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\u00A0\u202F");

    private readonly int narration;
    private readonly int spoken;
    private readonly int typed;
    private readonly int[] cues = new int[Enum.GetValues<Layer>().Length];

    public ReadingPace(Scene scene)
    {
        foreach (var passage in scene.Passages)
            if (passage is Narration told)
                narration += CountWords(WithoutTags(told.Html));
            else if (passage is Line line)
            {
                if (line.IsTyped)
                    typed += CountWords(line.Words);
                else
                    spoken += CountWords(line.Words);
                foreach (var cue in line.Cues)
                    cues[(int)cue.Layer] += CountWords(cue.Text);
            }
    }

    /// <summary>How many words of the scene a channel lets through.</summary>
    public int Words(ChannelState channel)
    {
        var words = narration + (channel.CarriesWords ? spoken + (channel.HasScreen ? typed : 0) : 0);
        for (var layer = 0; layer < cues.Length; layer++)
            if (cues[layer] > 0 && channel.Carries((Layer)layer))
                words += cues[layer];
        return words;
    }

    /// <summary>How many words of the scene a channel holds back.</summary>
    public int HiddenWords(ChannelState channel) => narration + spoken + typed + cues.Sum() - Words(channel);

    public static TimeSpan Step(int words) => Deciding + Reading(words);

    public static TimeSpan Reading(int words) => TimeSpan.FromMinutes(words) / WordsPerMinute;

    /// <summary>Words as people count them: a mark that stands alone, as « in French, is none.</summary>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny(Blanks);
            var word = end < 0 ? text : text[..end];
            words += HasLetter(word) ? 1 : 0;
            text = end < 0 ? [] : text[(end + 1)..];
        }
        return words;
    }

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (char.IsLetterOrDigit(c))
                return true;
        return false;
    }

    private static string WithoutTags(string html)
    {
        var text = new System.Text.StringBuilder(html.Length);
        var isTag = false;
        foreach (var c in html)
        {
            if (c is '<' or '>')
            {
                isTag = c == '<';
                text.Append(' ');
            }
            else if (!isTag)
            {
                text.Append(c);
            }
        }
        return text.ToString();
    }
}
