using System.Text;
using System.Text.RegularExpressions;

namespace Training.Content.Interchange.Word;

/// <summary>The fields that are open at a place of a Word file: what they ask for, and whether their result has begun.</summary>
internal sealed partial class WordFields
{
    private const int MostOpen = 50;
    private const int LongestCode = 4_000;

    private readonly Stack<Field> open = new();

    /// <summary>Where the words here lead.</summary>
    public string? Link => open.FirstOrDefault(f => f.Link is not null)?.Link;

    /// <summary>Whether the words here are a table of contents.</summary>
    public bool IsContents => open.Any(f => f.IsContents);

    public void Mark(string? kind)
    {
        if (kind == "begin" && open.Count < MostOpen)
            open.Push(new());
        else if (kind == "separate" && open.TryPeek(out var begun))
            begun.Separate();
        else if (kind == "end")
            open.TryPop(out _);
    }

    public void Code(string words)
    {
        if (open.TryPeek(out var field) && field.Code.Length + words.Length <= LongestCode)
            field.Code.Append(words);
    }

    /// <summary>A heading is in no field: one that a damaged file never ends ends there.</summary>
    public void Reset() => open.Clear();

    /// <returns>Null for what is no link to somewhere else.</returns>
    public static string? LinkIn(string code) => LinkCode().Match(code) is { Success: true } found ? found.Groups["url"].Value : null;

    public static bool IsContentsCode(string code) => ContentsCode().IsMatch(code);

    [GeneratedRegex(@"^\s*HYPERLINK\s+""(?<url>[^""]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinkCode();

    [GeneratedRegex(@"^\s*TOC\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ContentsCode();

    private sealed class Field
    {
        public StringBuilder Code { get; } = new();
        public string? Link { get; private set; }
        public bool IsContents { get; private set; }

        public void Separate()
        {
            var code = Code.ToString();
            Link = LinkIn(code);
            IsContents = IsContentsCode(code);
        }
    }
}
