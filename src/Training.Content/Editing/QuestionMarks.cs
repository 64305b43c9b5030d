using System.Buffers;
using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>The small signs by which people say what is right, what goes together, what is to be put in order.</summary>
internal static partial class QuestionMarks
{
    private const string Checks = "✓✔☑☒✅";
    private const string Crosses = "✗✘❌";

    private static readonly HashSet<string> RightWords =
    [
        "bonne reponse",
        "bonnes reponses",
        "la bonne reponse",
        "bonne",
        "bon",
        "correct",
        "correcte",
        "exact",
        "exacte",
        "reponse correcte",
        "reponse exacte",
        "correct answer",
        "the correct answer",
        "right answer",
        "the right answer",
        "right",
        "x",
        "*",
    ];

    private static readonly HashSet<string> WrongWords =
    [
        "mauvaise reponse",
        "mauvaise",
        "incorrect",
        "incorrecte",
        "leurre",
        "wrong",
        "wrong answer",
        "incorrect answer",
        "decoy",
    ];

    private static readonly HashSet<string> OrderWords =
    [
        "en ordre",
        "ordre",
        "mise en ordre",
        "a mettre en ordre",
        "dans l'ordre",
        "order",
        "in order",
        "ordering",
    ];

    private static readonly HashSet<string> OpenWords =
    [
        "question ouverte",
        "ouverte",
        "question a developpement",
        "a developpement",
        "developpement",
        "reponse redigee",
        "reponse longue",
        "reponse developpee",
        "open question",
        "open-ended question",
        "open-ended",
        "open",
        "essay",
        "essay question",
        "long answer",
        "written answer",
    ];

    private static readonly string[] OrderPhrases =
    [
        "en ordre",
        "dans l'ordre",
        "dans le bon ordre",
        "dans quel ordre",
        "in the right order",
        "in the correct order",
        "in what order",
        "in which order",
    ];

    // What may stand before the first letter of a sentence.
    private static readonly SearchValues<char> Opening = SearchValues.Create("«“\"(*_ \u00A0");

    private static readonly string[] Arrows = ["→", "⇒", "➔", "➜", "⟶", "->", "=>"];

    /// <summary>Without what words don’t differ by.</summary>
    public static string Fold(string text) => ItemFormText.OneLine(Slug.Fold(text.Replace("\\", "", StringComparison.Ordinal)));

    public static bool EndsAsking(string words) => words.TrimEnd(' ', '\u00A0', '*', '»', '”', '"', ')', '\\') is [.., '?' or ':' or '…'];

    /// <summary>Takes the bold off words that are all bold; says whether they were.</summary>
    public static bool TakeBold(ref string words)
    {
        if (!words.StartsWith("**", StringComparison.Ordinal))
            return false;
        var parts = words.Split("**");
        if (parts.Length % 2 == 0 || parts.Where((part, i) => i % 2 == 0 && part.Any(c => char.IsLetterOrDigit(c))).Any())
            return false;
        var bare = string.Concat(parts).Trim();
        if (bare.Length == 0)
            return false;
        words = bare;
        return true;
    }

    /// <summary>Takes the mark of a right answer, or of a wrong one, off the words of an answer; says whether it was a right one’s.</summary>
    public static bool TakeRight(ref string words)
    {
        var isRight = TakeBefore(ref words);
        while (TakeAfter(ref words) is { } right)
            isRight |= right;
        return isRight;
    }

    /// <summary>Whether words in parentheses say that the answer before them is right.</summary>
    public static bool IsRight(string aside) => RightWords.Contains(Fold(aside));

    private static bool TakeBefore(ref string words)
    {
        if (words.Length > 1 && (Checks.Contains(words[0]) || Crosses.Contains(words[0])))
        {
            var isRight = Checks.Contains(words[0]);
            words = words[1..].TrimStart();
            return isRight;
        }
        var star = StarLength(words);
        if (star == 0)
            return false;
        words = words[star..].TrimStart();
        return true;
    }

    /// <summary>How long the star before an answer is; 0 where there is none, or where it begins emphasis.</summary>
    public static int StarLength(string words)
    {
        if (words.StartsWith("\\*", StringComparison.Ordinal) && words.Length > 2)
            return 2;
        return words is ['*', not '*', ..] && words.Length > 1 && words.IndexOf('*', 1) < 0 ? 1 : 0;
    }

    private static bool? TakeAfter(ref string words)
    {
        if (words.Length < 2)
            return null;
        if (Checks.Contains(words[^1]) || Crosses.Contains(words[^1]))
        {
            var isRight = Checks.Contains(words[^1]);
            words = words[..^1].TrimEnd();
            return isRight;
        }
        if (words[^1] == '*' && words[^2] != '*' && (words[^2] == '\\' || words.IndexOf('*', StringComparison.Ordinal) == words.Length - 1))
        {
            words = words[..^1].TrimEnd('\\').TrimEnd();
            return true;
        }
        if (LastAside(words) is not var (said, before))
            return null;
        if (!RightWords.Contains(said) && !WrongWords.Contains(said))
            return null;
        words = before;
        return RightWords.Contains(said);
    }

    /// <summary>What the parentheses or brackets at the end hold, and what stands before them; null when there are none.</summary>
    public static (string Said, string Before)? LastAside(string words)
    {
        var end = words.TrimEnd(' ', '\u00A0', '.', ';', ',');
        if (end is [.., ')' or ']'] && end.LastIndexOf(end[^1] == ')' ? '(' : '[') is > 0 and var open)
            return (Fold(end[(open + 1)..^1]), words[..open].TrimEnd('\\', ' ', '\u00A0'));
        return words.LastIndexOf('←') is > 0 and var arrow ? (Fold(words[(arrow + 1)..]), words[..arrow].TrimEnd()) : null;
    }

    public static bool IsOrder(string aside) => OrderWords.Contains(aside);

    public static bool IsOpen(string aside) => OpenWords.Contains(aside);

    /// <summary>« Répondez en quelques lignes. »</summary>
    public static bool AsksAtLength(string prompt) => AtLength().IsMatch(Fold(prompt));

    /// <summary>A blank to write in, as word processors have it.</summary>
    public static bool HasBlank(string text) => BlankLine().IsMatch(text);

    /// <summary>What followed a label is a sentence of its own.</summary>
    public static string Capital(string words)
    {
        var at = words.AsSpan().IndexOfAnyExcept(Opening);
        return at < 0 || !char.IsLower(words[at]) || words.AsSpan(at).StartsWith("http", StringComparison.Ordinal)
            ? words
            : $"{words[..at]}{char.ToUpperInvariant(words[at])}{words[(at + 1)..]}";
    }

    public static bool AsksForOrder(string prompt)
    {
        var folded = Fold(prompt);
        return Array.Exists(OrderPhrases, phrase => folded.Contains(phrase, StringComparison.Ordinal))
            || (folded.TrimEnd('.', ':', ' ', ')').EndsWith("in order", StringComparison.Ordinal));
    }

    /// <summary>In its words, or in parentheses after them.</summary>
    public static bool IsOrderAsked(string words) => AsksForOrder(words) || (LastAside(words) is var (said, _) && IsOrder(said));

    /// <summary>The two sides of <c>a → b</c>; the left one may be empty.</summary>
    /// <param name="isLoose">Whether <c>a = b</c>, and what a tab parts, are pairs too.</param>
    public static (string Left, string Right)? Pair(string words, bool isLoose)
    {
        foreach (var arrow in isLoose ? [.. Arrows, " = ", "\t"] : Arrows)
            if (words.IndexOf(arrow, StringComparison.Ordinal) is >= 0 and var at)
            {
                var (left, right) = (words[..at].Trim().TrimEnd('\\'), words[(at + arrow.Length)..].Trim());
                return right.Length > 0 && (left.Length > 0 || !isLoose || arrow.Length < 3) ? (left, right) : null;
            }
        return null;
    }

    public static bool HasGap(string text) => Gap().Matches(text).Any(match => AnswersOf(match) is not null);

    /// <summary>The text with its gaps as our own are written.</summary>
    public static string WithGaps(string text) =>
        Gap().Replace(text, match => AnswersOf(match) is { } answers ? $"{{{{{string.Join('|', answers)}}}}}" : match.Value);

    // A gap has its right answer and a decoy; otherwise brackets are brackets.
    private static List<string>? AnswersOf(Match gap)
    {
        var answers = gap.Groups["in"]
            .Value.Replace("\\", "", StringComparison.Ordinal)
            .Split('|')
            .Select(answer => answer.Trim())
            .Where(answer => answer.Length > 0)
            .ToList();
        return answers.Count > 1 ? answers : null;
    }

    // Bounded, so that a text of brackets alone is soon read.
    [GeneratedRegex(@"(?:\\?\{){2}(?<in>[^{}\[\]\n]{1,400})(?:\\?\}){2}|\\?\[(?<in>[^{}\[\]\n]{1,400})\](?!\()")]
    private static partial Regex Gap();

    [GeneratedRegex(
        @"\b(?:en\s(?:quelques|\p{L}+\s(?:a|ou)\s\p{L}+|une|deux|trois|quatre|cinq|six|dix|\d+(?:\s?(?:a|ou|-|–)\s?\d+)?)\s(?:courtes\s)?(?:lignes?|phrases?|paragraphes?)|in\s(?:a\sfew|one|two|three|four|five|\d+(?:\s?(?:to|or|-|–)\s?\d+)?)\s(?:short\s)?(?:lines?|sentences?|paragraphs?))\b"
    )]
    private static partial Regex AtLength();

    [GeneratedRegex(@"(?:\\?_){3,}|…{2,}|\.{5,}")]
    private static partial Regex BlankLine();
}
