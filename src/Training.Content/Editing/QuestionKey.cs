using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Content.Editing;

/// <summary>The answers that a text tells by themselves, below its questions: a title, then the number of a question and its answer, a line each.</summary>
/// <param name="Start">The title, among the lines.</param>
/// <param name="End">What follows the last answer.</param>
/// <param name="IsSure">Whether the title can be nothing else.</param>
internal sealed partial record QuestionKey(int Start, int End, bool IsSure, IReadOnlyList<QuestionKeyEntry> Entries)
{
    private const int MostPieces = 200;

    public static QuestionKey? In(IReadOnlyList<QuestionLine> lines, bool isSure)
    {
        for (var i = 0; i < lines.Count; i++)
            if (TitleOf(lines[i].Text) is var (sure, rest) && (sure || !isSure) && EntriesBelow(lines, i, rest) is var (entries, end))
                if (entries.Count > (sure && rest.Length == 0 ? 0 : 1))
                    return new(i, end, sure, entries);
        return null;
    }

    private static (bool IsSure, string Said)? TitleOf(string text)
    {
        var bare = text.Trim('#', '*', '_', '\\', ' ', '\u00A0');
        return Sure().Match(bare) is { Success: true } sure ? (true, Unmarked(sure.Groups["rest"].Value))
            : Unsure().Match(bare) is { Success: true } unsure ? (false, Unmarked(unsure.Groups["rest"].Value))
            : null;
    }

    private static string Unmarked(string rest) => rest.Trim('*', ' ', '\u00A0');

    private static (List<QuestionKeyEntry> Entries, int End)? EntriesBelow(IReadOnlyList<QuestionLine> lines, int title, string rest)
    {
        var entries = new List<QuestionKeyEntry>();
        if (rest.Length > 0)
        {
            if (Pieces(rest) is not { Count: > 1 } said)
                return null;
            entries.AddRange(said.Select(piece => Entry(lines[title], piece)));
        }
        var end = title + 1;
        for (var i = end; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Kind == QuestionLineKind.Blank || (entries.Count == 0 && line.Kind == QuestionLineKind.Row && Pieces(line) is null))
                continue;
            if (Pieces(line) is { } pieces && GoesOn(pieces, entries) && !IsAnswered(lines, i))
                entries.AddRange(pieces.Select(piece => Entry(line, piece)));
            else if (
                entries.Count > 0
                && (
                    line.Kind is QuestionLineKind.Feedback or QuestionLineKind.Quote
                    || (line.Kind == QuestionLineKind.Plain && !line.IsApart)
                )
            )
                entries[^1].Lines.Add(line);
            else if (line.Kind != QuestionLineKind.Row || line.Text.Trim('|', '-', ':', ' ').Length > 0)
                break;
            end = i + 1;
        }
        return (entries, end);
    }

    private static QuestionKeyEntry Entry(QuestionLine line, (int Number, string Words) piece) =>
        new(piece.Number, [line with { Kind = QuestionLineKind.Key, Words = piece.Words, Ordinal = 0, IsApart = false }]);

    private static bool GoesOn(List<(int Number, string Words)> pieces, List<QuestionKeyEntry> entries) =>
        entries.Count == 0 || pieces[0].Number > entries[^1].Number;

    // A numbered question comes before its answers.
    private static bool IsAnswered(IReadOnlyList<QuestionLine> lines, int i)
    {
        do i++;
        while (i < lines.Count && lines[i].Kind == QuestionLineKind.Blank);
        return i < lines.Count && (lines[i].IsAnswer || lines[i].Kind == QuestionLineKind.Key);
    }

    private static List<(int Number, string Words)>? Pieces(QuestionLine line)
    {
        if (line.Kind != QuestionLineKind.Row)
            return Pieces(line.Text);
        return
            ItemFormText.Cells(line.Words) is [var number, var answer]
            && int.TryParse(number.Trim('*', '.', ')', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            && answer.Trim('*', ' ').Length > 0
            ? [(read, answer.Trim('*', ' '))]
            : null;
    }

    /// <summary>« 2. a, c », or several of them: « 1. b  2. a, c ».</summary>
    private static List<(int Number, string Words)>? Pieces(string text)
    {
        var bare = text.Replace("**", "", StringComparison.Ordinal)
            .Replace("\\", "", StringComparison.Ordinal)
            .Trim(' ', '\u00A0', '-', '•', '·', '\t');
        var pieces = Between().Split(bare);
        if (
            pieces.Length is > 1 and <= MostPieces
            && Array.ConvertAll(pieces, piece => Short().Match(piece)) is var each
            && each.All(m => m.Success)
        )
            return [.. each.Select(Piece)];
        return (Short().Match(bare) is { Success: true } brief ? brief : Long().Match(bare)) is { Success: true } one ? [Piece(one)] : null;
    }

    private static (int Number, string Words) Piece(Match match) =>
        (int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture), match.Groups["rest"].Value.Trim());

    [GeneratedRegex(
        @"^(?:(?:le|la|the)\s)?(?:corrig[ée]s?|solutionnaire|corrections?|cl[ée]s?\s(?:de\scorrection|des?\sr[ée]ponses)|(?:les\s)?r[ée]ponses\s(?:aux|des)\squestions|answer\skey|key|(?:the\s)?answers\sto\s(?:the\s)?questions)(?:\s(?:du|des|de|of)\s[\p{L}’' ]{1,30})?\s?(?::\s*(?<rest>.*))?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Sure();

    [GeneratedRegex(
        @"^(?:(?:les|the)\s)?(?:(?:bonnes|right|correct)\s)?(?:r[ée]ponses|answers|solutions)(?:\s(?:exactes|correctes|attendues))?\s?(?::\s*(?<rest>.*))?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Unsure();

    [GeneratedRegex(@"[\s,;]+(?=\(?\d{1,3}\s?[.):=–—-]?\s?[A-Za-z])")]
    private static partial Regex Between();

    [GeneratedRegex(
        @"^(?:(?:question|q)\s?)?\(?(?<n>\d{1,3})\s?[.):=–—-]?\s?(?:(?:(?:bonne\s)?r[ée]ponse|(?:(?:right|correct)\s)?answer)\s?:\s*)?(?<rest>[a-h](?:\s?[,;/&+]\s?[a-h]|\s(?:et|and)\s[a-h]){0,7}|vrai|faux|true|false|[vft])[.;,]?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Short();

    [GeneratedRegex(
        @"^(?:(?:question|q)\s?(?:n\s?[o°º]\.?\s?)?)?\(?(?<n>\d{1,3})\s?(?:[.):=]|[–—-])\s*(?:(?:(?:bonne\s)?r[ée]ponse|(?:(?:right|correct)\s)?answer)\s?:\s*)?(?<rest>\S.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Long();
}

/// <summary>The answer to a question, told below.</summary>
/// <param name="Lines">As a line « Réponse : … » would be, and what says why.</param>
internal sealed record QuestionKeyEntry(int Number, List<QuestionLine> Lines)
{
    public int At => Lines[0].At;
    public string Words => Lines[0].Words;
}
