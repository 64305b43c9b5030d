using System.Globalization;
using AngleSharp.Dom;
using Training.Content.Quizzes;

namespace Training.Content.Interchange;

/// <summary>The rubric of an open item as a table of HTML.</summary>
internal static class RubricHtml
{
    public static string Write(Rubric rubric, Language language)
    {
        var heads = rubric.Levels.Select(level =>
            $"<th>{Encode(level.Name.In(language))} ({level.Points.ToString(CultureInfo.InvariantCulture)})</th>"
        );
        var rows = rubric.Criteria.Select(criterion =>
            $"<tr><th>{criterion.NameHtml.In(language)}</th>{string.Concat(criterion.LevelsHtml.Select(level => $"<td>{level.In(language)}</td>"))}</tr>"
        );
        return $"<table><thead><tr><th>{rubric.CornerHtml.In(language)}</th>{string.Concat(heads)}</tr></thead><tbody>{string.Concat(rows)}</tbody></table>";
    }

    /// <param name="hasMore">Whether there are words beside the table.</param>
    public static ImportedRubric? Read(string html, DroppedHtml dropped, out bool hasMore)
    {
        var nodes = HtmlToMarkdown.Parse(html, dropped);
        var table = nodes.OfType<IElement>().FirstOrDefault(element => element.LocalName == "table");
        hasMore = nodes.Any(node => node != table && !string.IsNullOrWhiteSpace(node.TextContent));
        if (table is null)
            return null;
        var rows = table
            .QuerySelectorAll("tr")
            .Select(row => (IReadOnlyList<string>)[.. row.Children.Select(cell => HtmlToMarkdown.Line(cell.ChildNodes, dropped))])
            .ToList();
        return rows is [var heads, _, ..] && rows.TrueForAll(row => row.Count == heads.Count) ? new(heads, rows[1..]) : null;
    }

    public static string Encode(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
}
