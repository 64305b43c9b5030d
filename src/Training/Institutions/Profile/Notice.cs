using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Institutions.Profile;

/// <summary>What an institution says of personal data, from Markdown to a page. HTML in it is read as the letters it is made of.</summary>
internal static class Notice
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <returns>Null when it is nested too deep to be read.</returns>
    public static string? ToHtml(string text)
    {
        try
        {
            var blocks = Markdown.Parse(text, Pipeline);
            foreach (var node in blocks.Descendants().ToList())
                Tidy(node);
            return blocks.ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig’s own guard.
            return null;
        }
    }

    private static void Tidy(MarkdownObject node)
    {
        switch (node)
        {
            case HeadingBlock heading:
                // The page has its title.
                heading.Level = Math.Min(heading.Level + 1, 6);
                break;
            case LinkInline { IsImage: true } picture:
                picture.Remove();
                break;
            case LinkInline link when !IsSafe(link.GetDynamicUrl?.Invoke() ?? link.Url):
                (link.GetDynamicUrl, link.Url) = (null, "");
                break;
            case AutolinkInline { IsEmail: false } link when !IsSafe(link.Url):
                link.ReplaceBy(new LiteralInline(link.Url));
                break;
        }
    }

    private static bool IsSafe(string? url) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto" or "tel";
}
