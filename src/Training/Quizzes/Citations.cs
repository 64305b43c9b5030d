using Training.Content.Quizzes;
using Training.Localization;

namespace Training.Quizzes;

/// <summary>Which sources a page of items lists: those that what it shows cites. A source of the feedback could give an answer away.</summary>
internal static class Citations
{
    /// <param name="shown">What is shown of an item besides what it asks.</param>
    public static List<string> In(IEnumerable<Item> items, Func<Item, Shown> shown) =>
        [.. items.SelectMany(item => Of(item, shown(item))).Distinct()];

    private static IEnumerable<string> Of(Item item, Shown shown)
    {
        var cited = (item.Case?.Text.In(Languages.Current).Cited ?? []).Concat(item.Text.In(Languages.Current).Cited);
        if (shown.HasFlag(Shown.Sources))
            return cited;
        var html = item.AskedHtml(Languages.Current)
            .Concat(shown.HasFlag(Shown.Feedback) ? item.FeedbackHtml(Languages.Current) : [])
            .ToList();
        return cited.Where(source => html.Exists(text => text.Contains($"\"#source-{source}\"", StringComparison.Ordinal)));
    }
}
