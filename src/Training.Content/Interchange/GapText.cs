using System.Text;
using Training.Content.Quizzes;

namespace Training.Content.Interchange;

internal static class GapText
{
    /// <summary>The text of a cloze item, each gap written as the format has it.</summary>
    public static string Write(ClozeItem item, Language language, Func<int, string> gap)
    {
        var html = new StringBuilder();
        foreach (var (i, segment) in item.SegmentsHtml.In(language).Index())
            html.Append(segment).Append(i < item.Gaps.Count ? gap(i) : "");
        return html.ToString();
    }
}

/// <summary>General feedback that begins, as in our own files, with a list of the feedback on each row, step or gap.</summary>
internal static class EachFeedback
{
    public static string Write(Item item, Language language)
    {
        IEnumerable<string> each = item switch
        {
            MatchItem match => match
                .Rows.Select(r => r.FeedbackHtml)
                .Concat(match.Answers.Select(a => a.FeedbackHtml).OfType<Localized<string>>())
                .Select(f => f.In(language)),
            OrderItem order => order.Steps.Select(s => s.Text.In(language).FeedbackHtml),
            ClozeItem cloze => cloze.Gaps.Select(g => g.FeedbackHtml.In(language)),
            _ => [],
        };
        var all = each.ToList();
        var list = all.Exists(html => html.Length > 0) ? $"<ol>{string.Concat(all.Select(html => $"<li>{html}</li>"))}</ol>" : "";
        return list + item.Text.In(language).FeedbackHtml;
    }
}
