using System.Security.Cryptography;
using System.Text;

namespace Training.Credentials.Badges.LinkedData;

/// <summary>
/// The same statements always as the same text (RDF Dataset Canonicalization, RDFC-1.0). Two things without an address that say the same are refused rather
/// than told apart by the long algorithm: a badge has none.
/// </summary>
internal static class CanonicalForm
{
    public static byte[] Of(IReadOnlyList<Statement> statements)
    {
        var distinct = statements.Distinct().ToList();
        var hashes = distinct.SelectMany(s => s.Blanks).Distinct().ToDictionary(blank => blank, blank => Hash(blank, distinct));
        if (hashes.Values.Distinct().Count() < hashes.Count)
            throw new FormatException("Two things that can’t be told apart.");
        var labels = hashes
            .OrderBy(pair => pair.Value, StringComparer.Ordinal)
            .Select((pair, i) => (pair.Key, Label: Statement.Blank($"c14n{i}")))
            .ToDictionary(pair => pair.Key, pair => pair.Label);
        return Sort(distinct.Select(s => s.Rename(blank => labels[blank])));
    }

    /// <summary>By what is said of it and with it (“hash first degree quads”).</summary>
    private static string Hash(string blank, List<Statement> statements) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Sort(
                    statements
                        .Where(s => s.Blanks.Contains(blank))
                        .Select(s => s.Rename(other => Statement.Blank(other == blank ? "a" : "z")))
                )
            )
        );

    /// <summary>By code point, which is the order of the bytes of UTF-8 and not that of UTF-16.</summary>
    private static byte[] Sort(IEnumerable<Statement> statements)
    {
        var lines = statements.Select(s => Encoding.UTF8.GetBytes(s.ToString())).ToArray();
        Array.Sort(lines, (a, b) => a.AsSpan().SequenceCompareTo(b));
        return [.. lines.SelectMany(line => line)];
    }
}
