using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Training.Content.Markup;

/// <summary><c>{{bon|leurre|leurre}}</c>: a gap to fill from a list, in the text of a quiz item.</summary>
internal sealed class GapInline(IReadOnlyList<string> choices) : LeafInline
{
    public const string Open = "{{";
    public const string Close = "}}";

    /// <summary>The right one first.</summary>
    public IReadOnlyList<string> Choices { get; } = choices;
}

internal sealed class GapParser : InlineParser
{
    public GapParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{')
            return false;
        var length = slice.AsSpan().IndexOf(GapInline.Close);
        if (length < 0)
            return false;

        var words = slice.AsSpan()[GapInline.Open.Length..length].ToString().ReplaceLineEndings(" ");
        processor.Inline = new GapInline([.. words.Split('|').Select(choice => choice.Trim())])
        {
            Span = new(
                processor.GetSourcePosition(slice.Start, out var line, out var column),
                processor.GetSourcePosition(slice.Start + length + 1)
            ),
            Line = line,
            Column = column,
        };
        slice.Start += length + GapInline.Close.Length;
        return true;
    }
}

internal sealed class GapExtension : IMarkdownExtension
{
    // First, before braces can be taken for attributes and bars for a table.
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new GapParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }
}

internal static class GapProblems
{
    public static void GapMisplaced(this ProblemList problems, SourcePoint at) =>
        problems.Error(
            ProblemCodes.GapMisplaced,
            at,
            "Un trou « {{…}} » ne va que dans le texte d’un item `cloze`.",
            "A gap “{{…}}” only goes in the text of a `cloze` item.",
            new(
                "Un trou ne va que dans le texte d’une question de la sorte « Texte à trous ».",
                "A gap only goes in the text of a question with gaps."
            )
        );
}

/// <summary>Leaves a mark that no author can write, since HTML is refused; the reader parts the text there.</summary>
internal sealed class GapRenderer : HtmlObjectRenderer<GapInline>
{
    public const string Mark = "<gap>";

    protected override void Write(HtmlRenderer renderer, GapInline gap)
    {
        if (renderer.EnableHtmlForInline)
            renderer.Write(Mark);
    }
}
