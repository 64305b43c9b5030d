using System.Text.RegularExpressions;

namespace Training.Content.Editing;

/// <summary>The scenes that choices may lead to, as a text calls them.</summary>
internal sealed partial class ScenesTitles(IEnumerable<string> titles)
{
    // A longer line is words.
    private const int MostStops = 12;

    private readonly HashSet<string> known =
    [
        .. titles.SelectMany(title => (string[])[title, AddedScenes.Head(title)]).Select(AddedScenes.Folded),
    ];

    /// <summary>What an arrow leads to, and what follows on the line; all of it is a title where none is known.</summary>
    public (string Title, string After) Apart(string text)
    {
        if (!IsScene(text))
            foreach (var stop in Stop().Matches(text).Take(MostStops).Reverse())
                if (IsScene(text[..stop.Index]))
                    return (Bare(text[..stop.Index]), text[(stop.Index + stop.Length)..].Trim());
        return (Bare(text), "");
    }

    /// <summary>A title without what stands around it: quotes, brackets, « (fin) », « on va à la ».</summary>
    public static string Bare(string typed)
    {
        var title = ScenesWords.Unmarked(typed.Trim(' ', '\u00A0', '\u202F', '.', ';', ','));
        title = title is ['«', .., '»'] or ['“', .., '”'] or ['"', .., '"'] or ['[', .., ']'] ? title[1..^1].Trim() : title;
        return Going().Replace(ScenesWords.EndingOf(title).Title, "");
    }

    private bool IsScene(string typed) =>
        Bare(typed) is { Length: > 0 } title
        && (
            known.Contains(AddedScenes.Folded(title))
            || Numbered().IsMatch(title)
            || ScenesWords.SceneIn(title) is { Title: { Length: > 0 } named } && known.Contains(AddedScenes.Folded(named))
            || AddedScenes.Folded(title) is var slug && (ScenesWords.IsNext(slug) || ScenesWords.IsBack(slug))
        );

    [GeneratedRegex(@"[.;,:!?](?=\s)|\s(?=\()")]
    private static partial Regex Stop();

    [GeneratedRegex(
        @"^(?:\d{1,3}|sc[eè]ne\s+\d{1,3}(?:(?:\s*:|\s+[–—-])\s[^.;!?(]*)?)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Numbered();

    [GeneratedRegex(
        @"^(?:(?:on va |aller |passer |passez |allez )?à la |la |vers la |go to (?:the )?|to (?:the )?|the )(?=sc[eè]ne\s+\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Going();
}
