using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Training.Content.Editing;

/// <summary>Reads the lines of a text of questions, as teachers write them in a word processor.</summary>
internal static partial class QuestionLines
{
    private const int TabWidth = 4;
    private const int MostOfMark = 40;

    // What a question of a lesson is called by those who write it: the page calls it so by itself.
    private const string SelfCheck =
        @"(?:question\s(?:de\sv[ée]rification|d['’]auto-?v[ée]rification|[ée]clair)|auto-?v[ée]rification|v[ée]rification|self-?check(?:\squestion)?|check\squestion)";

    /// <summary>With <c>\n</c> at the end of lines, and without the characters that no content may hold.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        // Word’s line within a paragraph is a vertical tab.
        foreach (var rune in text.Replace('\v', '\n').ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is >= 0xE000 and <= 0xF8FF)
                // The bullets of Symbol and Wingdings.
                clean.Append(clean.Length == 0 || clean[^1] is '\n' or ' ' or '\t' ? "•" : "");
            else if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xFEFF or 0x200B or 0xFFFE or 0xFFFF))
                clean.Append(rune.ToString());
        return clean.ToString();
    }

    /// <param name="first">The number of the first line.</param>
    public static List<QuestionLine> Of(IReadOnlyList<string> lines, int first)
    {
        var read = new List<QuestionLine>(lines.Count);
        foreach (var (i, line) in lines.Index())
        foreach (var piece in Pieces(line))
            read.Add(Read(first + i, piece) with { IsApart = read is [.., { Kind: QuestionLineKind.Blank }] });
        CheckLetters(read);
        CheckStars(read);
        return read;
    }

    // « Vrai ou faux : on raccroche toujours. Réponse : Faux. Rétroaction : On dit au revoir. »
    private static IEnumerable<string> Pieces(string line)
    {
        if (line.TrimStart() is ['|' or '>', ..])
            return [line];
        var indent = line[..(line.Length - line.TrimStart().Length)];
        var pieces = new List<string>();
        var from = 0;
        foreach (Match label in LabelWithin().Matches(line))
            if (Phrase().IsMatch(line.AsSpan(from, label.Index - from)))
            {
                pieces.Add(line[from..label.Index]);
                from = label.Groups["label"].Index;
            }
        pieces.Add(line[from..]);
        return pieces.Select(
            (piece, i) =>
                i == 0 ? piece
                : LastClosed().Match(piece) is { Success: true } closed ? indent + closed.Groups["said"].Value
                : indent + piece
        );
    }

    private static QuestionLine Read(int at, string line)
    {
        var text = WithoutBreak(line.Trim());
        // What is said of a question is often in italics, which say nothing more.
        if (Slanted().Match(text) is { Success: true } slanted)
            text = slanted.Groups["said"].Value;
        var indent = line.TakeWhile(char.IsWhiteSpace).Sum(c => c == '\t' ? TabWidth : 1);
        return ReadMarked(at, text) with { Indent = indent };
    }

    private static QuestionLine ReadMarked(int at, string text)
    {
        QuestionLine Line(QuestionLineKind kind, string words = "") => new(at, kind, text, words.Trim());

        if (text.Length == 0)
            return Line(QuestionLineKind.Blank);
        if (IsRule(text))
            return Line(QuestionLineKind.Rule);
        if (text is ['|', .., '|'])
            return Line(QuestionLineKind.Row, text);
        if (text.StartsWith('>') || text.StartsWith("\\>", StringComparison.Ordinal))
            return Line(QuestionLineKind.Quote, text[(text.IndexOf('>', StringComparison.Ordinal) + 1)..]);

        var words = WithoutBoldMark(text);
        var isBold = QuestionMarks.TakeBold(ref words);
        if (Heading().Match(words) is { Success: true } heading)
        {
            words = heading.Groups["rest"].Value;
            QuestionMarks.TakeBold(ref words);
            return Asked(words) is { } asked
                ? Line(QuestionLineKind.Heading, asked.Words) with
                {
                    Ordinal = asked.Ordinal,
                    IsOpen = asked.IsOpen,
                }
                : Line(QuestionLineKind.Heading, words);
        }
        if (QuestionTags.Read(words) is not null)
            return Line(QuestionLineKind.Tags, words);
        var line = Asked(words) ?? Labelled(words) ?? Answered(words) ?? Of(QuestionLineKind.Plain, words);
        var inner = line.Words;
        isBold |= QuestionMarks.TakeBold(ref inner);
        return line with { At = at, Text = text, Words = inner, IsBold = isBold };
    }

    private static QuestionLine Of(QuestionLineKind kind, string words, int ordinal = 0, char sign = '\0') =>
        new(0, kind, "", words.Trim()) { Ordinal = ordinal, Sign = sign };

    private static QuestionLine? Asked(string words)
    {
        if (Ask().Match(words) is { Success: true } ask)
            return
                Opened(Of(QuestionLineKind.Ask, ask.Groups["rest"].Value, OrdinalOf(ask.Groups["n"].Value))) is var asked
                && ask.Groups["open"].Success
                ? asked with
                {
                    IsOpen = true,
                }
                : asked;
        if (Number().Match(words) is { Success: true } number)
            return Opened(
                Of(
                    QuestionLineKind.Number,
                    number.Groups["rest"].Value,
                    OrdinalOf(number.Groups["n"].Value),
                    number.Groups["sign"].Value is [.., var sign] ? sign : ' '
                )
            );
        return OpenQuestion().Match(words) is { Success: true } open
            ? Of(QuestionLineKind.Ask, open.Groups["rest"].Value) with
            {
                IsOpen = true,
            }
            : null;
    }

    // « 3. Question ouverte. Que dites-vous? »
    private static QuestionLine Opened(QuestionLine line) =>
        OpenBefore().Match(line.Words) is { Success: true } open ? line with { Words = open.Groups["rest"].Value, IsOpen = true } : line;

    private static QuestionLine? Labelled(string words)
    {
        if (Model().Match(words) is { Success: true } model)
            return Of(QuestionLineKind.Model, model.Groups["rest"].Value);
        if (AnswerWord().Match(words) is { Success: true } answer)
            return Of(QuestionLineKind.Letter, answer.Groups["rest"].Value, OrdinalOf(answer.Groups["n"].Value), ':');
        if (Key().Match(words) is { Success: true } key)
            return Of(QuestionLineKind.Key, key.Groups["rest"].Value);
        return Feedback().Match(words) is { Success: true } feedback
            ? Of(QuestionLineKind.Feedback, feedback.Groups["rest"].Value, OrdinalOf(feedback.Groups["n"].Value)) with
            {
                IsGeneral = feedback.Groups["general"].Success,
            }
            : null;
    }

    private static QuestionLine? Answered(string words)
    {
        if (Box().Match(words) is { Success: true } box)
            return Inside(Of(QuestionLineKind.Box, box.Groups["rest"].Value), box.Groups["tick"].Value.Trim().Length > 0);
        if (words is ['☐' or '□' or '◻' or '☑' or '☒' or '✅' or '✓' or '✔', _, ..])
            return Inside(Of(QuestionLineKind.Box, words[1..]), words[0] is not ('☐' or '□' or '◻'));
        if (Letter().Match(words) is { Success: true } letter)
            return Lettered(letter, isRight: letter.Groups["star"].Length > 0);
        if (Bullet().Match(words) is { Success: true } bullet)
            return Inside(Of(QuestionLineKind.Bullet, bullet.Groups["rest"].Value, sign: bullet.Groups["sign"].Value[0]), isRight: false);
        return QuestionMarks.StarLength(words) is > 0 and var star
            ? Of(QuestionLineKind.Plain, words[star..]) with
            {
                IsRight = true,
            }
            : null;
    }

    // « - a) Un numéro »
    private static QuestionLine Inside(QuestionLine line, bool isRight) =>
        Letter().Match(line.Words) is { Success: true } letter
            ? line with
            {
                Words = letter.Groups["rest"].Value,
                Ordinal = OrdinalOf(letter.Groups["n"].Value),
                IsRight = isRight || letter.Groups["star"].Length > 0,
            }
            : line with
            {
                IsRight = isRight,
            };

    private static QuestionLine Lettered(Match letter, bool isRight) =>
        Of(QuestionLineKind.Letter, letter.Groups["rest"].Value, OrdinalOf(letter.Groups["n"].Value), letter.Groups["sign"].Value[^1]) with
        {
            IsRight = isRight,
        };

    // « A. Tremblay vous appelle » is no answer: letters go on from one to the next.
    private static void CheckLetters(List<QuestionLine> lines)
    {
        var last = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Kind is not QuestionLineKind.Letter)
                continue;
            var goesOn = line.Ordinal == 1 ? IsFollowed(lines, i) : last > 0 && line.Ordinal >= last && line.Ordinal <= last + 2;
            if (goesOn || line.IsRight)
                last = line.Ordinal;
            else
                lines[i] = line with { Kind = QuestionLineKind.Plain, Words = line.Text, Ordinal = 0 };
        }
    }

    // Among lines without a mark, a star says what is right.
    private static void CheckStars(List<QuestionLine> lines)
    {
        var (before, star) = (false, -1);
        for (var i = 0; i <= lines.Count; i++)
        {
            if (i < lines.Count && lines[i].Kind == QuestionLineKind.Blank)
                continue;
            var isAnswer = i < lines.Count && lines[i].IsAnswer;
            if (star >= 0 && !isAnswer)
                lines[star] = lines[star] with { Kind = QuestionLineKind.Plain, IsRight = true };
            star = i < lines.Count && !before && lines[i] is { Kind: QuestionLineKind.Bullet, Sign: '*' } ? i : -1;
            before = isAnswer;
        }
    }

    private static bool IsFollowed(List<QuestionLine> lines, int i)
    {
        for (var next = i + 1; next < lines.Count; next++)
            if (lines[next] is { Kind: QuestionLineKind.Letter } letter)
                return letter.Ordinal > 1;
            else if (lines[next].Kind is QuestionLineKind.Heading or QuestionLineKind.Ask or QuestionLineKind.Rule)
                return false;
        return false;
    }

    private static int OrdinalOf(string mark) =>
        int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : mark is [var letter] && char.IsAsciiLetter(letter) ? char.ToLowerInvariant(letter) - 'a' + 1
        : 0;

    // « **Question 1 :** Que faites-vous? »
    private static string WithoutBoldMark(string text)
    {
        if (!text.StartsWith("**", StringComparison.Ordinal))
            return text;
        var end = text.IndexOf("**", 2, StringComparison.Ordinal);
        if (end is < 3 or > MostOfMark || text[(end + 2)..].Trim() is not { Length: > 0 } rest)
            return text;
        var mark = text[2..end].Trim();
        return BoldMark().IsMatch(mark) ? $"{mark} {rest}"
            : rest[0] == ':' && BoldMark().IsMatch(mark + ':') ? mark + rest
            : text;
    }

    private static string WithoutBreak(string text) => (text.Length - text.TrimEnd('\\').Length) % 2 == 1 ? text[..^1].TrimEnd() : text;

    private static bool IsRule(string text)
    {
        var bare = text.Replace("\\", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return bare.Length >= 3 && (bare[0] is '-' or '*' or '_' or '=' or '–' or '—') && bare.All(c => c == bare[0]);
    }

    [GeneratedRegex(
        @"(?<=[.!?…;»”""*)\]])\s*(?:\s|(?<open>\())(?<label>\*{0,2}(?:(?:Bonne\sr|R)[ée]ponse|(?:Right\sa|Correct\sa|A)nswer|R[ée]troaction|Feedback)\s?:)"
    )]
    private static partial Regex LabelWithin();

    [GeneratedRegex(
        @"^(?<mark>[*_])(?!\k<mark>)(?<said>(?:(?:bonnes?\s|right\s|correct\s)?(?:r[ée]ponses?|answers?)(?:\s[\p{L}() ]{1,30})?|r[ée]troaction|feedback|[ée]l[ée]ments\sattendus)\s?:(?:[^*_]|\*\*|__)+)\k<mark>\.?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Slanted();

    // More than the mark of an answer or of a question.
    [GeneratedRegex(@"\p{L}{2,}\P{L}+\p{L}")]
    private static partial Regex Phrase();

    // « (Réponse : Vrai) »
    [GeneratedRegex(@"^(?<said>[^()]*(?:\([^()]*\)[^()]*)*)\)\s?\.?\s*\z")]
    private static partial Regex LastClosed();

    [GeneratedRegex(@"^\\?#{1,6}\s+(?<rest>.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"^(?:(?:question|q|item|exercice|exercise)\s?(?:n\s?[o°º]\.?\s?|\\?#\s?)?(?<n>\d{1,3})\s?(?<open>\((?:ouverte|d[ée]veloppement|longue|r[ée]dig[ée]e|essay|open(?:-ended)?|long|written)\)\s?)?(?:\\?[.):]|[-–—]|$)|question\s?:|"
            + SelfCheck
            + @"\s?[:.])\s*(?<rest>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Ask();

    [GeneratedRegex(
        @"^(?:question\s(?:ouverte|[àa]\sd[ée]veloppement|longue)|(?:open(?:-ended)?|essay|long)\squestion)(?:\s?[:.]\s*(?<rest>.*)|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OpenQuestion();

    [GeneratedRegex(
        @"^\(?(?:question\s(?:ouverte|[àa]\sd[ée]veloppement|longue)|d[ée]veloppement|r[ée]ponse\s(?:longue|r[ée]dig[ée]e)|(?:open(?:-ended)?|essay|long)\squestion|essay)\)?(?:\s?[:.)]\s*|(?<=\))\s*)(?<rest>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OpenBefore();

    [GeneratedRegex(
        @"^(?:(?:la|une|the|a)\s)?(?:(?:r[ée]ponse|answer)(?:\s(?:attendue|possible|expected))?\s?\((?:longue|r[ée]dig[ée]e|d[ée]velopp[ée]e|ouverte|[àa]\sd[ée]veloppement|long|essay|written|open)\)|r[ée]ponse\s(?:longue|r[ée]dig[ée]e|d[ée]velopp[ée]e|mod[èe]le)(?:\sattendue)?|(?:exemple|mod[èe]le|[ée]l[ée]ments)\sde\s(?:la\s)?r[ée]ponse|(?:[ée]l[ée]ments|points|contenu)\sattendus?|attendus?|expected\s(?:elements|points|content)|expected\sanswer\s?\((?:long|essay|written|open)\)|(?:long|model|sample|written|essay)\sanswer|d[ée]veloppement|essay)\s?(?:[:=](?<rest>.*)|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Model();

    [GeneratedRegex(@"^\(?(?<n>\d{1,3})(?:(?<sign>\\?[.)])(?:\s+|$|(?=[\p{L}«""“*(]))|\s?(?<sign>[-–—])\s+(?=[\p{Lu}«""“*]))(?<rest>.*)$")]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(?:r[ée]ponse|choix|option|answer|choice)\s(?<n>[a-h]|\d{1,2})\s?(?:\\?[:.)]|[-–])\s+(?<rest>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex AnswerWord();

    [GeneratedRegex(
        @"^(?:(?:la|les|the)\s)?(?:(?:bonnes?|right|correct|expected|accepted)\s)?(?:r[ée]ponses?(?:\(s\))?|r[ée]p\.?|r|answers?|solutions?|corrig[ée]|cl[ée]|key)(?:\s(?:correctes?|exactes?|attendues?|accept[ée]e?s?|possibles?|key)){0,2}\s?[:=](?<rest>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Key();

    [GeneratedRegex(
        @"^(?<general>general\s)?(?:r[ée]troaction|r[ée]tro|feedback|pourquoi|why|explications?|explanations?|rationale|justification|commentaires?|comment)(?<general>\s(?:g[ée]n[ée]rale?|general))?(?:\s(?:de|pour|sur|for|on|la|le|the|r[ée]ponse|answer|trou|gap|choix|choice)){0,3}(?:\s\(?(?<n>[a-z]|\d{1,2})\)?)?\s?:(?<rest>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Feedback();

    [GeneratedRegex(@"^(?:[-*+•–]\s+)?(?:\\?\[(?<tick>[ xX✓✔]?)\]|\((?<tick>[ xX✓✔•])\))\s+(?<rest>\S.*)$")]
    private static partial Regex Box();

    [GeneratedRegex(
        @"^(?<star>(?:\\?\*|[✓✔])\s?)?\(?(?<n>[A-Za-z])(?:(?<sign>\\?\))\s*|(?<sign>\\?[.:])\s+|\s?(?<sign>[-–—])\s+)(?<rest>\S.*)$"
    )]
    private static partial Regex Letter();

    [GeneratedRegex(@"^(?:\\?(?<sign>[-*+])\s+|(?<sign>[–•·‣▪■●○◦◯►➢➤§])\s*|(?<sign>o)\t\s*|(?<sign>-)(?=[\p{L}«“*]))(?<rest>\S.*)$")]
    private static partial Regex Bullet();

    [GeneratedRegex(
        @"^(?:[^:]{0,36}:|\(?(?:\d{1,3}|[A-Za-z])\\?[.)]|" + SelfCheck + @"\s?\.)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex BoldMark();
}
