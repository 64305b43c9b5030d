using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace Training.Content.Markup;

/// <summary>
/// Whether the prose keeps to the words of <c>terms.yaml</c>. What people say between quotation marks is theirs, and so are the lines of a session: only
/// its front matter and its feedback are read.
/// </summary>
internal static partial class TermChecks
{
    /// <summary>What people read of a front matter, whatever the kind of file.</summary>
    private static readonly string[] Read = ["title", "summary", "audience", "objectives", "warnings", "reflection", "labels"];

    public static void Check(MarkdownFile file, IReadOnlyList<Term> terms, bool quotesOnly, ProblemList problems)
    {
        var here = terms.Where(term => term.Language == file.Language).ToList();
        if (here.Count == 0)
            return;
        foreach (var text in Read.SelectMany(key => Texts(file.FrontMatter[key])))
            Check(text.At, Said().Replace(text.Value, " "), here, problems);
        foreach (var block in file.Blocks.Descendants<LeafBlock>().Where(block => !quotesOnly || IsQuoted(block)))
            if (PlainText.Of(block) is { Length: > 0 } text)
                Check(file.At(block), Said().Replace(text, " "), here, problems);
    }

    private static void Check(SourcePoint at, string text, List<Term> terms, ProblemList problems)
    {
        foreach (var term in terms)
        foreach (Match found in term.Avoided.Matches(text))
            problems.Warning(
                ProblemCodes.TermDiscouraged,
                at,
                $"« {found.Value} » : le lexique dit « {term.Use} ».",
                $"“{found.Value}”: the glossary says “{term.Use}”."
            );
    }

    private static IEnumerable<YamlText> Texts(YamlNode? node) =>
        node switch
        {
            YamlText text => [text],
            YamlList list => list.Items.SelectMany(Texts),
            YamlMap map => map.Entries.SelectMany(entry => Texts(entry.Value)),
            _ => [],
        };

    private static bool IsQuoted(Block block)
    {
        for (var parent = block.Parent; parent is not null; parent = parent.Parent)
            if (parent is QuoteBlock)
                return true;
        return false;
    }

    [GeneratedRegex("«[^»]*»|“[^”]*”|\"[^\"]*\"")]
    private static partial Regex Said();
}
