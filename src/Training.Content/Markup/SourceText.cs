using System.Buffers;
using System.Text;

namespace Training.Content.Markup;

/// <summary>Turns the bytes of an authored file into text, or says why they can’t be read.</summary>
internal static class SourceText
{
    public const int MostBytes = 1 << 20;
    private const int LongestLine = 10_000;
    private const int DeepestPrefix = 48;
    private const int LongestRun = 200;
    private const int MostMarksTogether = 500;
    private const int MostLinesTogether = 1_000;
    private static readonly SearchValues<char> NestingMarks = SearchValues.Create(" \t>-*+0123456789.)");
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Read(string file, ReadOnlyMemory<byte> bytes, ProblemList problems)
    {
        var top = new SourcePoint(file, 1, 1);
        if (bytes.Length > MostBytes)
        {
            problems.Error(ProblemCodes.FileTooLarge, top, "Ce fichier dépasse 1 Mo : découpez-le.", "This file is over 1 MB: split it.");
            return null;
        }

        string text;
        try
        {
            text = Strict.GetString(bytes.Span).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.Span[..Math.Max(0, Math.Min(e.Index, bytes.Length))].Count((byte)'\n');
            problems.Error(
                ProblemCodes.NotUtf8,
                top with
                {
                    Line = line,
                },
                "Ce fichier n’est pas en UTF-8 : enregistrez-le dans cet encodage.",
                "This file isn’t UTF-8: save it in that encoding."
            );
            return null;
        }
        return IsBounded(text, file, problems) ? text : null;
    }

    // Markdown nests without end and some of its rules are quadratic; no text written for people comes near these limits.
    private static bool IsBounded(string text, string file, ProblemList problems)
    {
        int number = 0,
            marks = 0,
            together = 0;
        var isMarkdown = file.EndsWith(".md", StringComparison.Ordinal);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var prefix = line.IndexOfAnyExcept(NestingMarks);
            var isRule = line.Trim().IndexOfAnyExcept("-* ") < 0;
            var isApart = prefix < 0 || !isMarkdown;
            marks = isApart ? 0 : marks + MarksIn(line);
            together = isApart ? 0 : together + 1;
            if (
                marks > MostMarksTogether
                || together > MostLinesTogether
                || line.Length > LongestLine
                || LongestSameRun(line) > LongestRun
                || ((prefix < 0 ? line.Length : prefix) > DeepestPrefix && !isRule)
            )
            {
                problems.Error(
                    ProblemCodes.NestedTooDeep,
                    new(file, number, 1),
                    "Ce passage est trop long ou trop imbriqué : simplifiez-le, ou séparez-le par des lignes vides.",
                    "This passage is too long or too deeply nested: simplify it, or part it with blank lines."
                );
                return false;
            }
            if (line.ContainsAnyInRange('\0', '\b'))
            {
                problems.Error(
                    ProblemCodes.NotUtf8,
                    new(file, number, 1),
                    "Cette ligne contient un caractère de commande.",
                    "This line holds a control character."
                );
                return false;
            }
        }
        return true;
    }

    // Each run of marks may pair with any earlier one of its paragraph.
    private static int MarksIn(ReadOnlySpan<char> line)
    {
        var marks = 0;
        for (var i = 0; i < line.Length; i++)
            if (line[i] is '[' or '*' or '_' or '!' or '~' or ':' or '<' or '`' && (i == 0 || line[i] != line[i - 1]))
                marks++;
        return marks;
    }

    private static int LongestSameRun(ReadOnlySpan<char> line)
    {
        int longest = 0,
            run = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var special = line[i] is '[' or ']' or '(' or '*' or '_' or '`' or '!' or '<' or '>' or '~' or '|' or '{';
            run =
                special && i > 0 && line[i] == line[i - 1] ? run + 1
                : special ? 1
                : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
