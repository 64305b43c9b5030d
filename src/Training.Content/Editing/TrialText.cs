using System.Globalization;
using Training.Content.Scenarios;

namespace Training.Content.Editing;

/// <summary>A step as playthroughs write it.</summary>
public sealed record TrialText
{
    private readonly string key;
    private readonly string value;

    private TrialText(string key, string value)
    {
        this.key = key;
        this.value = value;
    }

    public static TrialText Timeout { get; } = Words("timeout");

    public static TrialText Words(string words) => new("", words);

    public static TrialText Act(string act) => new("act", act);

    public static TrialText Wait(TimeSpan time) => new("wait", $"{((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture)}s");

    /// <summary>Of a choice’s words, as few as tell it from the others on offer.</summary>
    /// <returns>Null when no words of it do: all of them are in another choice too.</returns>
    public static TrialText? Of(Choice choice, IReadOnlyList<Choice> offered)
    {
        var words = choice.Words.Trim('«', '»', '“', '”', ' ', '\u00A0', '\u202F').Split(' ');
        for (var count = Math.Min(3, words.Length); count <= words.Length; count++)
        {
            var said = string.Join(' ', words.Take(count)).TrimEnd(',', ';', ':', '.', '?', '!', '…', '\u00A0', '\u202F');
            if (IsMeant(said))
                return Words(said);
        }
        return IsMeant(choice.Words) ? Words(choice.Words) : null;

        bool IsMeant(string said) =>
            said is not ("" or "timeout") && offered.Where(c => Playthroughs.Means(said, c)).ToList() is [var only] && only == choice;
    }

    internal string InBrackets => key.Length > 0 ? $"{{ {key}: {FrontMatterText.Flow(value)} }}" : FrontMatterText.Flow(value);

    internal string OnItsLine => key.Length > 0 ? InBrackets : FrontMatterText.Block(value);
}
