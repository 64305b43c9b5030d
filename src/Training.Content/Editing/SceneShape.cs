using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>Whether a scene is read by learners’ pages as its form says it: what is typed in a field doesn’t become something else.</summary>
internal static class SceneShape
{
    /// <param name="body">What follows the heading.</param>
    public static bool Holds(MarkdownFile file, IEnumerable<Block> body, SceneForm form)
    {
        var blocks = new Queue<Block>(body.Where(block => block is not FootnoteGroup));
        var places = form.Passages.Where(p => p.Kind == ScenePassageKind.Directives).Select(p => p.From).ToHashSet();
        var own = form.Directives.Where(d => d.Passage is null || !places.Contains(d.Passage)).Select(d => d.Text).ToList();
        if (own.Count > 0 && !(blocks.TryDequeue(out var first) && Says(file, first, own)))
            return false;
        foreach (var passage in form.Passages)
            if (!blocks.TryDequeue(out var block) || !IsPassage(file, block, passage, form))
                return false;
        return blocks.Count == 0;
    }

    private static bool IsPassage(MarkdownFile file, Block block, ScenePassage passage, SceneForm form) =>
        passage.Kind switch
        {
            ScenePassageKind.Directives => Says(file, block, form.Directives.Where(d => d.Passage == passage.From).Select(d => d.Text)),
            ScenePassageKind.Debrief => block is QuoteBlock,
            ScenePassageKind.Choices => block is ListBlock { IsOrdered: false } list
                && list.Count == form.Choices.Count
                && list.Zip(form.Choices).All(pair => IsChoice(file, (ListItemBlock)pair.First, pair.Second)),
            _ => block is ParagraphBlock { Inline: { } words }
                && Directive.In(file, words).Count == 0
                && Braces(PlainText.Of(words)) == Braces(string.Concat([passage.Words, .. passage.Cues.Select(cue => cue.Text)])),
        };

    private static bool IsChoice(MarkdownFile file, ListItemBlock item, SceneChoice choice) =>
        item.FirstOrDefault() is ParagraphBlock { Inline: { FirstChild: LinkInline { IsImage: false } link } words }
        && link.Url == "#" + choice.Target
        && PlainText.Of(link) is { Length: > 0 } said
        && Braces(said) == Braces(choice.Words)
        && words.Skip(1).All(i => i is CodeInline or LineBreakInline || (i is LiteralInline l && l.Content.IsEmptyOrWhitespace()))
        && Says(file, words, choice.Directives)
        && item.Count == (choice.Feedback.Length > 0 ? 2 : 1)
        && item.Skip(1).All(block => block is QuoteBlock);

    private static bool Says(MarkdownFile file, Block block, IEnumerable<string> directives) =>
        Directive.Only(file, block) is { } read && read.Select(d => d.Text).SequenceEqual(directives.Select(text => text.Trim()));

    private static bool Says(MarkdownFile file, ContainerInline words, IEnumerable<string> directives) =>
        Directive.In(file, words).Select(d => d.Text).SequenceEqual(directives.Select(text => text.Trim()));

    // Some of what stands between braces is taken for attributes, and leaves the text.
    private static int Braces(string text) => text.Count(c => c is '{' or '}');
}
