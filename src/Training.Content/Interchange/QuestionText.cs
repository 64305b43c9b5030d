using AngleSharp.Dom;
using Training.Content.Quizzes;

namespace Training.Content.Interchange;

/// <summary>The text of a question where a format has only one: our parts of it are classes, so that they come back as what they were.</summary>
internal sealed record QuestionText(string Prompt, string Context, CaseText? Case, string RowsHead, string AnswersHead)
{
    private const int LongestHeading = 250;

    /// <summary>The vignette, the prompt, the context, what is matched with what.</summary>
    public static string Write(Item item, Language language, LossList losses)
    {
        var words = item.Text.In(language);
        var html = "";
        if (item.Case?.Text.In(language) is { } vignette)
            html += $"<div class=\"case\"><p class=\"title\"><strong>{vignette.PromptHtml}</strong></p>{vignette.ContextHtml}</div>";
        html += $"<p class=\"prompt\">{words.PromptHtml}</p>{words.ContextHtml}";
        if (item is MatchItem match && match.Heads.In(language) is var heads && (heads.RowsHtml + heads.AnswersHtml).Length > 0)
            html += $"<p class=\"heads\"><span>{heads.RowsHtml}</span> → <span>{heads.AnswersHtml}</span></p>";
        return PortableHtml.Of(html, item, losses);
    }

    /// <param name="name">What shows in lists; the heading when the text has none that fits.</param>
    public static QuestionText Read(string html, string? name, MarkdownBlocks without, DroppedHtml dropped)
    {
        var groups = Groups(Inner(HtmlToMarkdown.Parse(html, dropped)));
        var vignette = Take(groups, "case") is { } box ? CaseText.Read(box.ChildNodes, dropped) : null;
        string[] heads = Take(groups, "heads") is { } pair
            ? [.. pair.Children.Select(child => HtmlToMarkdown.Line(child.ChildNodes, dropped))]
            : [];
        var prompt = Take(groups, "prompt") is { } ours ? HtmlToMarkdown.Line(ours.ChildNodes, dropped) : null;
        if (prompt is null)
            prompt = TakePrompt(groups, name, dropped);
        var context = new HtmlToMarkdown(dropped, without).Blocks(groups.SelectMany(group => group));
        return new(prompt, context, vignette, heads is [var rows, _] ? rows : "", heads is [_, var answers] ? answers : "");
    }

    private static string TakePrompt(List<IReadOnlyList<INode>> groups, string? name, DroppedHtml dropped)
    {
        var candidates = groups.Where(group => IsParagraph(group) && HtmlInlines.Plain(group).Length > 0).ToList();
        var chosen = candidates.LastOrDefault(group => HtmlInlines.Plain(group).EndsWith('?')) ?? candidates.FirstOrDefault();
        if (chosen is null || (HtmlInlines.Plain(chosen).Length > LongestHeading && name is { Length: > 0 }))
            return MarkdownText.OneLine(name ?? "");
        groups.Remove(chosen);
        return HtmlToMarkdown.Line(chosen, dropped);
    }

    private static bool IsParagraph(IReadOnlyList<INode> group) =>
        group is not [IElement { LocalName: not "p" } block] || !HtmlToMarkdown.IsBlock(block);

    // Editors wrap everything in one box.
    private static IEnumerable<INode> Inner(IReadOnlyList<INode> nodes)
    {
        var full = nodes.Where(node => node is IElement || !string.IsNullOrWhiteSpace(node.TextContent)).ToList();
        return full is [IElement { LocalName: "div" or "body" or "section" } box] && !box.ClassList.Contains("case")
            ? Inner([.. box.ChildNodes])
            : nodes;
    }

    /// <summary>Blocks one by one, and together what stands between them.</summary>
    private static List<IReadOnlyList<INode>> Groups(IEnumerable<INode> nodes)
    {
        var groups = new List<IReadOnlyList<INode>>();
        var run = new List<INode>();
        foreach (var node in nodes)
        {
            if (!HtmlToMarkdown.IsBlock(node))
            {
                run.Add(node);
                continue;
            }
            if (run.Count > 0)
                groups.Add(run);
            run = [];
            groups.Add([node]);
        }
        if (run.Count > 0)
            groups.Add(run);
        return groups;
    }

    private static IElement? Take(List<IReadOnlyList<INode>> groups, string name)
    {
        var index = groups.FindIndex(group => group is [IElement element] && element.ClassList.Contains(name));
        if (index < 0)
            return null;
        var taken = (IElement)groups[index][0];
        groups.RemoveAt(index);
        return taken;
    }
}

/// <summary>A vignette that came with one of its questions.</summary>
internal sealed record CaseText(string Prompt, string Context)
{
    public static CaseText Read(IEnumerable<INode> nodes, DroppedHtml dropped)
    {
        var all = nodes.ToList();
        var title = all.FindIndex(node => node is IElement element && element.ClassList.Contains("title"));
        if (title < 0)
            return new("", HtmlBlocks(all, dropped));
        var words = all[title] is IElement { Children: [{ LocalName: "strong" } strong] } ? strong : all[title];
        all.RemoveAt(title);
        return new(HtmlToMarkdown.Line(words.ChildNodes, dropped), HtmlBlocks(all, dropped));
    }

    private static string HtmlBlocks(IEnumerable<INode> nodes, DroppedHtml dropped) => new HtmlToMarkdown(dropped).Blocks(nodes);
}
