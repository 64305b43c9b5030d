using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Training.Content.Interchange.Word;

/// <summary>What the style of a paragraph says that it is.</summary>
internal enum WordRole
{
    Text,
    Title,
    Heading,
    Quote,
    Contents,
}

/// <summary>
/// The styles of a Word file. Their ids are in the language of whoever made it (« Titre1 »), their names are in English (“heading 1”), and any of them can be
/// based on another.
/// </summary>
internal sealed partial class WordStyles
{
    private const int LongestChain = 20;
    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);

    // All is looked up once, so that a file made of huge styles costs no more than its size.
    public WordStyles(XElement? part)
    {
        foreach (var style in part.Children("style"))
            if (style.Attr("styleId") is { } id)
                styles.TryAdd(id, Read(style, id));
    }

    public (WordRole Role, int Level) RoleOf(string? id) =>
        Chain(id).Select(style => RoleOf(style)).FirstOrDefault(role => role is not null) ?? (WordRole.Text, 0);

    /// <summary>Where a style numbers its paragraphs: the list, and how deep in it when the style says so.</summary>
    public (int List, int? Level)? NumberingOf(string? id) =>
        Chain(id)
            .Where(style => style.List is not null)
            .Select(style => ((int, int?)?)(style.List!.Value, LevelIn(style.Name) ?? style.ListLevel))
            .FirstOrDefault();

    public bool IsBold(string? id) => Chain(id).Select(style => style.Bold).FirstOrDefault(isOn => isOn is not null) ?? false;

    public bool IsItalic(string? id) => Chain(id).Select(style => style.Italic).FirstOrDefault(isOn => isOn is not null) ?? false;

    public bool IsHidden(string? id) => Chain(id).Select(style => style.Hidden).FirstOrDefault(isOn => isOn is not null) ?? false;

    private static Style Read(XElement style, string id)
    {
        var (paragraph, letters) = (style.Child("pPr"), style.Child("rPr"));
        var numbering = paragraph.Child("numPr");
        return new(
            style.Child("name").Val() ?? id,
            style.Child("basedOn").Val(),
            paragraph.Child("outlineLvl").Number(),
            numbering.Child("numId").Number(),
            numbering.Child("ilvl").Number(),
            letters.On("b"),
            letters.On("i"),
            letters.On("vanish")
        );
    }

    private static (WordRole, int)? RoleOf(Style style)
    {
        if (ContentsName().IsMatch(style.Name))
            return (WordRole.Contents, 0);
        if (HeadingName().Match(style.Name) is { Success: true } heading)
            return (WordRole.Heading, heading.Groups["level"].Value[0] - '0');
        if (TitleName().IsMatch(style.Name))
            return (WordRole.Title, 1);
        if (QuoteName().IsMatch(style.Name))
            return (WordRole.Quote, 0);
        return style.Outline is >= 0 and < 9 and var level ? (WordRole.Heading, level + 1) : null;
    }

    private static int? LevelIn(string name) =>
        ListName().Match(name) is { Success: true } deep ? deep.Groups["level"].Value[0] - '1' : null;

    private IEnumerable<Style> Chain(string? id)
    {
        for (var depth = 0; id is not null && depth < LongestChain; depth++)
        {
            // A style that the file doesn’t have is known by its id.
            var style = styles.GetValueOrDefault(id) ?? new(id);
            yield return style;
            id = style.BasedOn;
        }
    }

    [GeneratedRegex(@"^(?:heading|titre) ?(?<level>[1-9])\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeadingName();

    [GeneratedRegex(@"^(?:title|titre)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleName();

    [GeneratedRegex(
        @"^(?:(?:intense )?quote|quotations|block ?quot(?:e|ation)|block text|citation(?: ?intense)?)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex QuoteName();

    [GeneratedRegex(
        @"^(?:(?:toc|tm|contents) ?(?:[1-9]|heading)|en-tête de table des matières|table of figures|table des illustrations)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ContentsName();

    [GeneratedRegex(@"^list(?: bullet| number)? (?<level>[2-9])\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ListName();

    private sealed record Style(
        string Name,
        string? BasedOn = null,
        int? Outline = null,
        int? List = null,
        int? ListLevel = null,
        bool? Bold = null,
        bool? Italic = null,
        bool? Hidden = null
    );
}
