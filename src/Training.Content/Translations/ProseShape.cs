using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Training.Content.Markup;

namespace Training.Content.Translations;

/// <summary>What a translation keeps of its source: headings and ids, directives, marks, boxes, pictures. Only words change.</summary>
internal static class ProseShape
{
    /// <param name="What">As the author writes it, which reads the same in both languages.</param>
    public sealed record Part(string What, SourcePoint At);

    public static List<Part> Of(MarkdownFile file) =>
        [.. file.Blocks.Descendants().SelectMany(node => Write(file, node).Select(what => new Part(what, file.At(node))))];

    private static IEnumerable<string> Write(MarkdownFile file, MarkdownObject node)
    {
        var id = node.TryGetAttributes()?.Id is { } written ? $" {{#{written}}}" : "";
        return node switch
        {
            HeadingBlock heading => [new string('#', heading.Level) + id],
            CustomContainer box => [$":::{BoxKinds.Of(box.Info)?.ToString().ToLowerInvariant()}{id}"],
            AlertBlock alert => [$"> [!{alert.Kind}]"],
            Table table => [string.Concat(Enumerable.Repeat("|-", table.OfType<TableRow>().FirstOrDefault()?.Count ?? 0)) + "|"],
            ListItemBlock item when TaskItems.MarkOf(item) is { } mark => [mark.Checked ? "- [x]" : "- [ ]"],
            SoundBlock sound => [$"![…]({sound.Content.Url})"],
            // A translation may give the document in its own language.
            LinkInline link when DocumentWeight.Of(link) is not null => ["[…](media/…)"],
            LinkInline { IsImage: true } picture => [$"![…]({picture.Url})"],
            FootnoteLink { IsBackLink: false } note => [$"[^{note.Footnote.Order}]"],
            ParagraphBlock paragraph when Directive.Only(file, paragraph) is { } directives => directives.Select(d => $"`{d.Text}`"),
            _ => [],
        };
    }
}
