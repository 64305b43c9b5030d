using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace Training.Content.Markup;

/// <summary>Five underscores or more: a blank to fill in by hand.</summary>
internal sealed class BlankInline : LeafInline
{
    public const int Shortest = 5;
}

internal sealed class BlankParser : InlineParser
{
    public BlankParser() => OpeningCharacters = ['_'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var length = slice.AsSpan().IndexOfAnyExcept('_') is var end and >= 0 ? end : slice.Length;
        if (length < BlankInline.Shortest)
            return false;
        processor.Inline = new BlankInline
        {
            Span = new(
                processor.GetSourcePosition(slice.Start, out var line, out var column),
                processor.GetSourcePosition(slice.Start + length - 1)
            ),
            Line = line,
            Column = column,
        };
        slice.Start += length;
        return true;
    }
}

internal sealed class BlankExtension : IMarkdownExtension
{
    // First, before underscores can be taken for emphasis.
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new BlankParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }
}
