using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Content.Interchange.Gift;

/// <summary>Reads GIFT as Moodle does: questions parted by empty lines, their answers between braces. What can’t be taken is told, question by question.</summary>
public sealed partial class GiftReader
{
    private const int MostLetters = 200_000;

    private readonly ForeignQuiz quiz = new();
    private readonly Language language;
    private int number;

    private GiftReader(Language language) => this.language = language;

    public static Imported Read(ReadOnlyMemory<byte> bytes, Language language)
    {
        if (ForeignFile.Text(bytes, out var problem) is not { } text)
            return Imported.Refuse(problem!);
        var reader = new GiftReader(language);
        foreach (var lines in Chunks(text))
            if (!reader.quiz.IsFull)
                reader.ReadChunk(lines);
        return reader.quiz.Finish();
    }

    private static IEnumerable<List<string>> Chunks(string text)
    {
        var chunk = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Append(""))
            if (line.Length > 0)
                chunk.Add(line);
            else if (chunk.Count > 0)
            {
                yield return chunk;
                chunk = [];
            }
    }

    private void ReadChunk(List<string> lines)
    {
        var comments = string.Join('\n', lines.Where(IsComment));
        var rest = lines.Where(line => !IsComment(line)).ToList();
        const string Category = "$CATEGORY:";
        while (rest is [var first, ..] && first.StartsWith(Category, StringComparison.Ordinal))
        {
            quiz.Title ??= CategoryName.Read(first[Category.Length..].Trim());
            rest.RemoveAt(0);
        }
        if (rest.Count > 0)
            ReadQuestion(GiftText.Protect(string.Join('\n', rest)).Trim(), comments);
    }

    private static bool IsComment(string line) => line.StartsWith("//", StringComparison.Ordinal);

    private void ReadQuestion(string text, string comments)
    {
        number++;
        string? name = null;
        if (text.StartsWith("::", StringComparison.Ordinal) && text.IndexOf("::", 2, StringComparison.Ordinal) is var end and > 0)
        {
            name = GiftText.Restore(text[2..end]);
            text = text[(end + 2)..].Trim();
        }
        var open = text.IndexOf('{');
        var close = text.IndexOf('}');
        if (text.Length > MostLetters || (open < 0) != (close < 0) || close < open || open < 0)
        {
            quiz.Losses.Add(
                name ?? $"n° {number.ToString(CultureInfo.InvariantCulture)}",
                open < 0 && close < 0
                    ? "Un texte sans question n’est pas repris."
                    : "Ses accolades ne vont pas par deux : la question est laissée de côté.",
                open < 0 && close < 0 ? "A text without a question is not taken." : "Its braces don’t pair: the question is left out."
            );
            return;
        }
        var answers = text[(open + 1)..close].Trim();
        // What follows the answers goes on with the sentence, around a blank.
        var words = close == text.Length - 1 ? text[..open] : $"{text[..open]}_____{text[(close + 1)..]}";
        var (html, format) = ReadText(words, TextFormat.Moodle);
        var general = answers.LastIndexOf("####", StringComparison.Ordinal);
        var feedback = general < 0 ? "" : ReadText(answers[(general + 4)..], format).Html;
        if (general >= 0)
            answers = answers[..general].Trim();

        var id = Id().Match(comments) is { Success: true } found ? Unescape(found.Groups[1].Value) : null;
        var tags = Tag().Matches(comments).Select(tag => Unescape(tag.Groups[1].Value));
        html = GapMarked(html, tags);
        var question = new ForeignQuestion(id, name, tags, html, feedback, number, quiz.Losses);
        quiz.Add(question, Make(question, answers, format, comments));
    }

    private ImportedItem? Make(ForeignQuestion question, string answers, TextFormat format, string comments)
    {
        if (answers.Length == 0)
            return question.Open("");
        if (answers[0] == '#')
            return Number(question, answers[1..], format, comments);
        if (answers.Contains('~'))
            return Choices(question, answers, format);
        if (answers.Contains('=') && answers.Contains("->", StringComparison.Ordinal))
            return Match(question, answers, format, comments);
        var bits = answers.Split('#', 3);
        if (bits[0].Trim() is "T" or "TRUE" or "F" or "FALSE")
            return TrueOrFalse(question, bits, format);
        var accepted = Parts(answers, '=')
            .Select(part => Weighed(part, 100, format))
            .Select(a => (HtmlPlain(a.Text), a.Weight, a.FeedbackHtml));
        return question.Short([.. accepted]);
    }

    private ImportedItem TrueOrFalse(ForeignQuestion question, string[] bits, TextFormat format)
    {
        var isTrue = bits[0].Trim()[0] == 'T';
        var wrong = bits.Length > 1 ? ReadText(bits[1], format).Html : "";
        var right = bits.Length > 2 ? ReadText(bits[2], format).Html : "";
        return question.TrueOrFalse(isTrue, isTrue ? right : wrong, isTrue ? wrong : right, language);
    }

    private static ImportedItem Choices(ForeignQuestion question, string answers, TextFormat format)
    {
        var isSingle = answers.Contains('=');
        var read = new List<ForeignAnswer>();
        foreach (var part in Parts(answers.Replace("=", "~=", StringComparison.Ordinal), '~'))
        {
            var isRight = part.StartsWith('=');
            var answer = Weighed(isRight ? part[1..] : part, isRight ? 100 : 0, format);
            read.Add(new(ReadText(answer.Text, format).Html, answer.Weight, answer.FeedbackHtml));
        }
        return question.Choices(read, isSingle);
    }

    private static ImportedItem? Match(ForeignQuestion question, string answers, TextFormat format, string comments)
    {
        var rows = new List<(string Html, string Answer)>();
        foreach (var part in Parts(answers, '='))
            if (part.IndexOf("->", StringComparison.Ordinal) is var arrow and >= 0)
                rows.Add((ReadText(part[..arrow], format).Html, GiftText.Restore(part[(arrow + 2)..])));
        if (
            question.Tags.Has(ItemTags.Order)
            && rows.TrueForAll(row => int.TryParse(row.Answer, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        )
            return question.Order([.. rows.OrderBy(row => int.Parse(row.Answer, CultureInfo.InvariantCulture)).Select(row => row.Html)]);
        return question.Tags.Has(ItemTags.Cloze) ? question.Cloze(Gaps(rows, comments)) : question.Match(rows);
    }

    private static List<ImportedGap> Gaps(List<(string Html, string Answer)> rows, string comments)
    {
        var own = Decoys()
            .Matches(comments)
            .DistinctBy(match => match.Groups[1].Value)
            .ToDictionary(match => match.Groups[1].Value, match => Unescape(match.Groups[2].Value).Split('|'));
        var shared = rows.Where(row => row.Html.Length == 0).Select(row => row.Answer).ToList();
        return
        [
            .. rows.Where(row => row.Html.Length > 0)
                .Select(
                    (row, i) =>
                        new ImportedGap([
                            row.Answer,
                            .. own.GetValueOrDefault((i + 1).ToString(CultureInfo.InvariantCulture)) ?? [.. shared],
                        ])
                ),
        ];
    }

    private static ImportedItem? Number(ForeignQuestion question, string answers, TextFormat format, string comments)
    {
        // After a tilde comes only the feedback on wrong answers.
        var list = answers.Split('~')[0];
        var read = Parts(list, '=')
            .Select(part =>
            {
                var (text, weight, feedback) = Weighed(part, 100, format);
                var (value, tolerance) = Range(GiftText.Restore(text));
                return (value, tolerance, weight, feedback);
            });
        return question.Number([.. read], [.. Units().Matches(comments).Select(unit => Unescape(unit.Groups[1].Value))]);
    }

    private static (string Value, string Tolerance) Range(string text)
    {
        if (text.Split("..") is [var least, var most] && Decimal(least) is { } min && Decimal(most) is { } max)
            return (((min + max) / 2).ToString(CultureInfo.InvariantCulture), ((max - min) / 2).ToString(CultureInfo.InvariantCulture));
        return text.Split(':') is [var value, var tolerance, ..] ? (value, tolerance) : (text, "0");
    }

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1_000_000_000_000
            ? value
            : null;

    private static IEnumerable<string> Parts(string text, char mark) =>
        text.Split(mark).Select(part => part.Trim()).SkipWhile((part, i) => i == 0 && part.Length == 0);

    private static (string Text, decimal Weight, string FeedbackHtml) Weighed(string part, decimal weight, TextFormat format)
    {
        if (
            Weight().Match(part) is { Success: true } match
            && decimal.TryParse(match.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var written)
        )
        {
            weight = written;
            part = part[match.Length..];
        }
        var bits = part.Split('#', 2);
        return (bits[0].Trim(), weight, bits.Length > 1 ? ReadText(bits[1], format).Html : "");
    }

    private static string HtmlPlain(string text) => HtmlToMarkdown.Plain(System.Net.WebUtility.HtmlEncode(GiftText.Restore(text)), new());

    private static (string Html, TextFormat Format) ReadText(string text, TextFormat format)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith('[') && trimmed.IndexOf(']') is var end and > 0)
        {
            TextFormat? named = trimmed[1..end] switch
            {
                "html" => TextFormat.Html,
                "moodle" => TextFormat.Moodle,
                "plain" => TextFormat.Plain,
                "markdown" => TextFormat.Markdown,
                _ => null,
            };
            if (named is { } known)
                return (ForeignText.ToHtml(GiftText.Restore(trimmed[(end + 1)..]), known), known);
        }
        return (ForeignText.ToHtml(GiftText.Restore(trimmed), format), format);
    }

    /// <summary>Of a text whose gaps we numbered, with the marks of its gaps.</summary>
    private static string GapMarked(string html, IEnumerable<string> tags) =>
        tags.Contains(ItemTags.Cloze)
            ? GapPlace()
                .Replace(
                    html,
                    match =>
                        int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var gap)
                        && gap is >= 1 and <= GapMark.Most
                            ? GapMark.Of(gap - 1)
                            : ""
                )
            : html;

    private static string Unescape(string text) => text.Replace("\\]", "]", StringComparison.Ordinal);

    [GeneratedRegex(@"\[id:((?:\\\]|[^\]\p{Cc}]){1,200})\]")]
    private static partial Regex Id();

    [GeneratedRegex(@"\[tag:((?:\\\]|[^\]\p{Cc}]){1,200})\]")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[unit:((?:\\\]|[^\]\p{Cc}]){1,60})\]")]
    private static partial Regex Units();

    [GeneratedRegex(@"\[decoys:([0-9]{1,3}):((?:\\\]|[^\]\p{Cc}]){1,1000})\]")]
    private static partial Regex Decoys();

    [GeneratedRegex(@"^%(-?[0-9]{1,3}(?:\.[0-9]{1,10})?)%")]
    private static partial Regex Weight();

    [GeneratedRegex("<strong class=\"gap\">\\[([0-9]{1,3})\\]</strong>")]
    private static partial Regex GapPlace();
}
