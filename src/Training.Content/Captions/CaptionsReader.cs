using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Captions;

/// <summary>
/// Reads captions in WebVTT: their head, their cues, their times and who speaks. Of what else the format has, notes and the places of words on a picture
/// are passed over, and marks like italics are dropped; styles are refused.
/// </summary>
public static partial class CaptionsReader
{
    public const int MostCues = 3_000;
    private const int MostTold = 20;

    /// <summary>What could be read; null when it isn’t text, or no captions at all.</summary>
    public static IReadOnlyList<Cue>? Read(string path, ReadOnlyMemory<byte> bytes, ProblemList problems) =>
        SourceText.Read(path, bytes, problems) is { } text ? new Reading(path, text.Split('\n'), problems).Cues() : null;

    private sealed class Reading(string path, string[] lines, ProblemList problems)
    {
        private readonly List<Cue> cues = [];
        private int told;

        public List<Cue>? Cues()
        {
            if (!Head().IsMatch(lines[0]))
            {
                Wrong(
                    0,
                    "Des sous-titres commencent par une ligne « WEBVTT », puis une ligne vide.",
                    "Captions begin with a “WEBVTT” line, then an empty line."
                );
                return null;
            }
            // What a program says of the file stands right under its first line.
            var at = EndOfBlock(0);
            while (at < lines.Length && told < MostTold && cues.Count <= MostCues)
            {
                if (IsEmpty(at))
                {
                    at++;
                    continue;
                }
                var end = EndOfBlock(at);
                ReadBlock(at, end);
                at = end;
            }
            if (cues.Count > MostCues)
                Wrong(lines.Length - 1, $"Il y a plus de {MostCues} répliques.", $"There are more than {MostCues} cues.");
            else if (cues.Count == 0 && told == 0)
                Wrong(
                    lines.Length - 1,
                    "Il n’y a pas encore de réplique : « 00:00.000 --> 00:04.000 », et dessous ce qui se dit.",
                    "There is no cue yet: “00:00.000 --> 00:04.000”, and under it what is said."
                );
            return cues;
        }

        private void ReadBlock(int start, int end)
        {
            if (Note().IsMatch(lines[start]))
                return;
            if (lines[start].TrimEnd() is "STYLE" or "REGION")
            {
                Wrong(
                    start,
                    "Des sous-titres n’ont ni « STYLE » ni « REGION » : enlevez ce passage.",
                    "Captions have neither “STYLE” nor “REGION”: remove this passage."
                );
                return;
            }
            // A cue may have a name or a number above its time.
            var at = lines[start].Contains("-->", StringComparison.Ordinal) || start + 1 == end ? start : start + 1;
            if (Times(at) is not var (from, to))
                return;
            if (at + 1 == end)
                Wrong(at, "Cette réplique n’a pas de mots sous son temps.", "This cue has no words under its time.");
            else if (Words(at + 1, end) is { } said)
                cues.Add(new(from, to, said));
        }

        private (TimeSpan, TimeSpan)? Times(int at)
        {
            if (Timing().Match(lines[at]) is not { Success: true } times)
            {
                Wrong(
                    at,
                    "Un temps s’écrit « 00:12.000 --> 00:15.500 » : minutes, secondes, millièmes; une ligne vide sépare les répliques.",
                    "A time is written “00:12.000 --> 00:15.500”: minutes, seconds, thousandths; an empty line stands between cues."
                );
                return null;
            }
            var (from, to) = (TimeOf(times, "from"), TimeOf(times, "to"));
            if (to <= from)
                Wrong(at, "Cette réplique finit avant de commencer.", "This cue ends before it begins.");
            else if (cues is [.., var last] && from < last.From)
                Wrong(at, "Cette réplique commence avant celle qui la précède.", "This cue begins before the one above it.");
            else
                return (from, to);
            return null;
        }

        private List<Speech>? Words(int start, int end)
        {
            var said = new List<Speech>();
            string? speaker = null;
            var words = new StringBuilder();
            for (var line = start; line < end; line++)
            {
                var rest = 0;
                foreach (Match mark in Mark().Matches(lines[line]))
                {
                    words.Append(lines[line].AsSpan(rest..mark.Index));
                    rest = mark.Index + mark.Length;
                    if (mark.Groups["other"].Success)
                    {
                        Wrong(
                            line,
                            "« < » seul ne se lit pas : qui parle s’écrit « <v Nom> », et un « < » à dire, « &lt; ».",
                            "A lone “<” can’t be read: who speaks is written “<v Name>”, and a “<” to say, “&lt;”."
                        );
                        return null;
                    }
                    if (!mark.Groups["voice"].Success)
                        continue;
                    End();
                    speaker = mark.Groups["name"].Success ? Plain(mark.Groups["name"].Value) : null;
                }
                words.Append(lines[line].AsSpan(rest)).Append(' ');
            }
            End();
            if (said.Count > 0)
                return said;
            Wrong(start, "Cette réplique n’a pas de mots.", "This cue has no words.");
            return null;

            void End()
            {
                if (Plain(words.ToString()) is { Length: > 0 } plain)
                    said.Add(new(speaker, plain));
                words.Clear();
            }
        }

        private int EndOfBlock(int at)
        {
            while (at < lines.Length && !IsEmpty(at))
                at++;
            return at;
        }

        private bool IsEmpty(int at) => string.IsNullOrWhiteSpace(lines[at]);

        private void Wrong(int line, string fr, string en)
        {
            told++;
            problems.Error(ProblemCodes.CaptionsWrong, new(path, line + 1, 1), fr, en);
        }
    }

    private static TimeSpan TimeOf(Match times, string which)
    {
        var parts = times.Groups[which].Value.Split(':', '.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var hours = parts.Length == 4 ? parts[0] : 0;
        return new(0, hours, parts[^3], parts[^2], parts[^1]);
    }

    private static string Plain(string words) =>
        Spaces()
            .Replace(
                words
                    .Replace("&nbsp;", "\u00A0", StringComparison.Ordinal)
                    .Replace("&lrm;", "\u200E", StringComparison.Ordinal)
                    .Replace("&rlm;", "\u200F", StringComparison.Ordinal)
                    .Replace("&lt;", "<", StringComparison.Ordinal)
                    .Replace("&gt;", ">", StringComparison.Ordinal)
                    .Replace("&amp;", "&", StringComparison.Ordinal),
                " "
            )
            .Trim();

    [GeneratedRegex(@"^WEBVTT(?:[ \t].*)?$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^NOTE(?:[ \t]|$)")]
    private static partial Regex Note();

    [GeneratedRegex(@"^(?<from>(?:\d{2}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+(?<to>(?:\d{2}:)?[0-5]\d:[0-5]\d\.\d{3})(?:[ \t].*)?$")]
    private static partial Regex Timing();

    // Who speaks; marks that change nothing of what is said; anything else that begins as a mark does.
    [GeneratedRegex(
        @"(?<voice><v(?:\.[^\s<>]*)?[ \t]+(?<name>[^<>]+)>|</v>)|</?(?:b|i|u|c|ruby|rt|lang)(?:[ \t.][^<>]*)?>|<[\d:.]+>|(?<other><|-->)"
    )]
    private static partial Regex Mark();

    [GeneratedRegex(@"[\s-[\u00A0\u202F]]+")]
    private static partial Regex Spaces();
}
