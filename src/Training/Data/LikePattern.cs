namespace Training.Data;

/// <summary>A part of a text, as LIKE looks for it: the signs that mean something to it mean themselves.</summary>
internal static class LikePattern
{
    public const string Escape = "\\";

    public static string Containing(string word) =>
        "%"
        + word.Replace(Escape, Escape + Escape, StringComparison.Ordinal)
            .Replace("%", Escape + "%", StringComparison.Ordinal)
            .Replace("_", Escape + "_", StringComparison.Ordinal)
            .Replace("[", Escape + "[", StringComparison.Ordinal)
        + "%";

    /// <summary>The words that someone looks for; more than a few make no better search.</summary>
    public static IEnumerable<string> WordsOf(string? typed) =>
        (typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(4);
}
