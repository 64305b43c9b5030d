using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Localization;

namespace Training.Authoring.Help;

/// <summary>A page of the specification of authored files, which is the editor’s help too.</summary>
/// <param name="Language">Which it is written in: the page’s own when there is one, otherwise French.</param>
public sealed record HelpPage(string Name, Language Language, string Title, string Text);

/// <summary>The pages of <c>docs/authoring</c>, as the site shows them.</summary>
internal static partial class AuthoringHelp
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();
    private static readonly ConcurrentDictionary<(string Name, Language Language), HelpPage> Pages = [];

    /// <summary>The page for whoever writes such a file with what the site offers.</summary>
    public static string GuideOf(DraftFileKind kind) =>
        kind switch
        {
            DraftFileKind.Scenario or DraftFileKind.Playthroughs => "session",
            DraftFileKind.Captions => "media",
            _ => kind.ToString().ToLowerInvariant(),
        };

    /// <returns>Null when there is no such page.</returns>
    public static HelpPage? Find(string name, Language language)
    {
        if (Pages.TryGetValue((name, language), out var known))
            return known;
        // Whatever else an address says isn’t remembered.
        return (Read(name, language) ?? Read(name, Language.Fr)) is { } page ? Pages.GetOrAdd((name, language), page) : null;
    }

    /// <param name="deeper">How many levels its headings go down, to stand within another page.</param>
    /// <param name="link">From the name of a page to its address.</param>
    public static string Html(HelpPage page, int deeper, Func<string, string> link)
    {
        var document = Markdown.Parse(page.Text, Pipeline);
        // The title is the page’s own heading.
        if (document.FirstOrDefault() is HeadingBlock { Level: 1 } title)
            document.Remove(title);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(6, heading.Level + deeper);
        foreach (var inline in document.Descendants<LinkInline>().ToList())
            if (inline.Url is { } url && url.EndsWith(".md", StringComparison.Ordinal))
                Lead(inline, url.Split('/')[^1][..^".md".Length], link);
        // A wide table scrolls, with the keyboard too, and cuts no word; who reaches it hears what it is.
        var tables = 0;
        return Table()
            .Replace(
                document.ToHtml(Pipeline),
                table =>
                    $"<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{NameOf(page, ++tables)}\">{table.Value}</div>"
            );
    }

    // What isn’t among these pages stays as words.
    private static void Lead(LinkInline inline, string name, Func<string, string> link)
    {
        if (Find(name, Language.Fr) is not null)
            inline.Url = link(name);
        else
        {
            foreach (var word in inline.ToList())
            {
                word.Remove();
                inline.InsertBefore(word);
            }
            inline.Remove();
        }
    }

    private static string NameOf(HelpPage page, int table) =>
        WebUtility.HtmlEncode(
            string.Create(CultureInfo.InvariantCulture, $"{page.Title} – {(page.Language == Language.Fr ? "tableau" : "table")} {table}")
        );

    private static HelpPage? Read(string name, Language language)
    {
        using var stream = typeof(AuthoringHelp).Assembly.GetManifestResourceStream($"authoring/{language.Code()}/{name}.md");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var title = text.Split('\n', 2)[0].TrimStart('#', ' ').TrimEnd();
        return new(name, language, title.Replace("`", "", StringComparison.Ordinal), text);
    }

    [GeneratedRegex("<table>.*?</table>", RegexOptions.Singleline)]
    private static partial Regex Table();
}
