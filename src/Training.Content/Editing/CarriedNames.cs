using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Training.Content.Markup;
using Training.Content.Scenarios;

namespace Training.Content.Editing;

/// <summary>Carries names through the scenes of a text: wherever one is named it becomes another, or what names it leaves; all else stays to the letter.</summary>
internal sealed class CarriedNames(MarkdownFile file, IReadOnlyList<NameChange> changes)
{
    private readonly List<(int Start, int End, string Text)> edits = [];
    private readonly List<NameMention> mentions = [];

    public IReadOnlyList<NameMention> Mentions => mentions;

    /// <param name="body">What follows the scene’s heading.</param>
    public void Through(ScenePart scene, IEnumerable<Block> body)
    {
        foreach (var block in body)
            if (block is ListBlock { IsOrdered: false } list)
            {
                foreach (var leaf in list.OfType<ListItemBlock>().Select(item => item.FirstOrDefault()).OfType<ParagraphBlock>())
                    if (leaf.Inline is { FirstChild: LinkInline { IsImage: false } link } words)
                        Through(scene, leaf, link, [.. words.OfType<CodeInline>()]);
            }
            else if (Directive.Only(file, block) is not null)
                Through(scene, block, null, [.. ((ParagraphBlock)block).Inline!.OfType<CodeInline>()]);
            else if (block is ParagraphBlock paragraph)
                ThroughLine(scene, paragraph);
    }

    public string Text()
    {
        var text = new StringBuilder(file.Text);
        foreach (var (start, end, now) in edits.OrderByDescending(edit => edit.Start))
            text.Remove(start, end - start).Insert(start, now);
        return text.ToString();
    }

    private void ThroughLine(ScenePart scene, ParagraphBlock paragraph)
    {
        if (LineReader.LinePattern().Match(PlainText.Of(paragraph)) is not { Success: true } match)
            return;
        var name = match.Groups["name"].Value.Trim();
        var start = paragraph.Span.Start;
        foreach (var change in changes.Where(c => c.Kind == NamedKind.Person && c.From == name))
        {
            mentions.Add(new(scene, NamedKind.Person, name, false));
            if (change.To is { } to && file.Text.AsSpan(start).StartsWith(name, StringComparison.Ordinal))
                edits.Add((start, start + name.Length, to));
        }
    }

    private void Through(ScenePart scene, Block block, LinkInline? link, IReadOnlyList<CodeInline> codes)
    {
        if (link is { Url: ['#', .. var target] } && changes.FirstOrDefault(c => c.Kind == NamedKind.Scene && c.From == target) is { } led)
        {
            mentions.Add(new(scene, NamedKind.Scene, target, false));
            if (led.To is { } to && !link.UrlSpan.IsEmpty)
                edits.Add((link.UrlSpan.Start, link.UrlSpan.End + 1, "#" + to));
        }
        var said = codes.Select(code => code.Content.Trim()).ToList();
        var now = said.ConvertAll(directive => Carried(scene, directive));
        for (var i = 0; i < now.Count; i++)
            if (now[i] is { } text && text != said[i] && IsSaid(text, now, i))
                now[i] = null;
        if (now.SequenceEqual(said))
            return;
        if (link is null && now.TrueForAll(directive => directive is null))
        {
            RemoveBlock(block);
            return;
        }
        var isFirst = link is null;
        foreach (var (code, directive) in codes.Zip(now))
        {
            var (start, end) = (code.Span.Start, code.Span.End + 1);
            if (directive is not null)
                edits.Add((start, end, directive == code.Content.Trim() ? file.Text[start..end] : $"`{directive}`"));
            else if (isFirst)
                // Nothing stands before it: the space that followed goes with it.
                edits.Add((start, end + (end < file.Text.Length && char.IsWhiteSpace(file.Text[end]) ? 1 : 0), ""));
            else
                edits.Add((start - (char.IsWhiteSpace(file.Text[start - 1]) ? 1 : 0), end, ""));
            isFirst &= directive is null;
        }
    }

    private string? Carried(ScenePart scene, string directive)
    {
        string? now = directive;
        foreach (var change in changes)
            if (now is not null && change.In(now) is { } mentioned)
            {
                mentions.Add(new(scene, change.Kind, change.From, mentioned.IsCondition));
                now = mentioned.Text;
            }
        return now;
    }

    // Of two that would count for the same, the one that was there stays.
    private static bool IsSaid(string directive, List<string?> all, int index) =>
        all.Where((_, i) => i != index)
            .Any(other =>
                other == directive || other is not null && NameChange.Counted(other) is { } name && name == NameChange.Counted(directive)
            );

    // With the line end before it, and the blank line if it stood by itself.
    private void RemoveBlock(Block block)
    {
        var (start, end) = (block.Span.Start, block.Span.End + 1);
        var before = file.Text.AsSpan(0, start);
        var length =
            before.EndsWith("\n\n") ? 2
            : before.EndsWith("\n") ? 1
            : 0;
        edits.Add((start - length, end, ""));
    }
}
