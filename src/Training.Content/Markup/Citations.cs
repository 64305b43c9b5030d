using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace Training.Content.Markup;

/// <summary><c>[@persbeh]</c> or <c>[@35; @82]</c>: what a sentence rests on. No ids when it is miswritten.</summary>
internal sealed class CitationInline(IReadOnlyList<string> sourceIds) : LeafInline
{
    public IReadOnlyList<string> SourceIds { get; } = sourceIds;
}

internal sealed class CitationParser : InlineParser
{
    public CitationParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '@')
            return false;
        var length = slice.AsSpan().IndexOf(']');
        if (length < 0)
            return false;

        var ids = slice.AsSpan()[1..length].ToString().Split(';').Select(id => id.Trim().TrimStart('@')).ToArray();
        if (!Array.TrueForAll(ids, Slug.IsSlug))
            ids = [];

        processor.Inline = new CitationInline(ids)
        {
            Span = new(
                processor.GetSourcePosition(slice.Start, out var line, out var column),
                processor.GetSourcePosition(slice.Start + length)
            ),
            Line = line,
            Column = column,
        };
        slice.Start += length + 1;
        return true;
    }
}

internal sealed class CitationExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new CitationParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }
}
