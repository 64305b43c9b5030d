using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Training.Content.Quizzes;

namespace Training.Content.Interchange.Moodle;

/// <summary>A question inside the text of a cloze question: <c>{1:MULTICHOICE_S:=bon~leurre}</c>.</summary>
internal sealed partial record MoodleGap(string Kind, IReadOnlyList<(string Text, decimal Weight, string FeedbackHtml)> Answers)
{
    public bool IsList => Kind.StartsWith("MULTICHOICE", StringComparison.Ordinal) || Kind.StartsWith("MC", StringComparison.Ordinal);

    public bool IsNumber => Kind is "NUMERICAL" or "NM";

    public static string Write(Gap gap, Language language)
    {
        var choices = gap.Choices.OrderBy(c => c.Index).Select(c => (c.Index == ClozeItem.Right ? "=" : "~") + Escape(c.Text.In(language)));
        return $"{{1:MULTICHOICE_S:{string.Concat(choices)}}}";
    }

    /// <summary>The gaps of a text, and the text with a mark at each.</summary>
    public static (string Html, IReadOnlyList<MoodleGap> Gaps) ReadAll(string html)
    {
        var gaps = new List<MoodleGap>();
        var marked = new StringBuilder();
        var last = 0;
        for (var match = Start().Match(html); match.Success; match = Start().Match(html, last))
        {
            if (End(html, match.Index + match.Length) is not { } end)
                break;
            marked.Append(html, last, match.Index - last);
            marked.Append(gaps.Count < GapMark.Most ? GapMark.Of(gaps.Count) : "");
            gaps.Add(new(match.Groups[1].Value, [.. Split(html[(match.Index + match.Length)..end], '~').Select(Answer)]));
            last = end + 1;
        }
        return (marked.Append(html, last, html.Length - last).ToString(), gaps);
    }

    private static string Escape(string text)
    {
        var written = new StringBuilder();
        foreach (var c in RubricHtml.Encode(text))
            written.Append(c is '}' or '#' or '~' or '\\' ? "\\" : "").Append(c);
        return written.ToString();
    }

    private static int? End(string html, int start)
    {
        for (var i = start; i < html.Length; i++)
            if (html[i] == '\\')
                i++;
            else if (html[i] == '}')
                return i;
        return null;
    }

    private static List<string> Split(string text, char mark)
    {
        var parts = new List<string>();
        var last = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\\')
                i++;
            else if (text[i] == mark)
            {
                parts.Add(text[last..i]);
                last = i + 1;
            }
        parts.Add(text[last..]);
        return parts;
    }

    private static (string, decimal, string) Answer(string part)
    {
        decimal weight = 0;
        if (part.StartsWith('='))
        {
            weight = 100;
            part = part[1..];
        }
        else if (Weighed().Match(part) is { Success: true } match)
        {
            _ = decimal.TryParse(match.Groups[1].Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out weight);
            part = part[match.Length..];
        }
        // An entity has a sign of its own.
        var bits = Split(Entity().Replace(part, match => Restored(match.Value)), '#');
        return (HtmlToMarkdown.Plain(Restored(bits[0]), new()), weight, bits.Count > 1 ? Restored(bits[1]) : "");
    }

    private static string Restored(string text) =>
        text.StartsWith("&#", StringComparison.Ordinal) ? RubricHtml.Encode(WebUtility.HtmlDecode(text)) : Escaped().Replace(text, "$1");

    [GeneratedRegex(
        @"\{[0-9]{0,4}:(MULTICHOICE(?:_[VHS]{1,2})?|MC[VHS]{0,2}|SHORTANSWER(?:_C)?|SAC?|MWC?|NUMERICAL|NM|MULTIRESPONSE(?:_[HS]{1,2})?|MR[HS]{0,2}):"
    )]
    private static partial Regex Start();

    [GeneratedRegex(@"^%(-?[0-9]{1,3}(?:[.,][0-9]{0,10})?)%")]
    private static partial Regex Weighed();

    [GeneratedRegex("&#x?[0-9a-fA-F]{1,6};")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();
}
