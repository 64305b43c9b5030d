using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Training.Content.Quizzes;

namespace Training.Quizzes;

/// <summary>
/// The posted answers. For every item the form has, <c>item</c> is its id, <c>r.{id}</c> the indexes of the ticked choices, and
/// <c>was.{id}</c> what was ticked when the page was shown. Script sends single items as it goes, without <c>was</c>.
/// </summary>
internal static class AnswerForm
{
    public static string Response(Item item) => $"r.{item.Id}";

    public static string Was(Item item) => $"was.{item.Id}";

    /// <summary>The answers that the form changes; items and choices that the attempt doesn’t have are passed over.</summary>
    public static IEnumerable<(Item Item, IReadOnlySet<int> Ticked)> Read(IFormCollection form, IReadOnlyList<DrawnItem> items)
    {
        var sent = form["item"].ToHashSet();
        foreach (var item in items.Select(drawn => drawn.Item).Where(item => sent.Contains(item.Id)))
        {
            var values = form[Response(item)];
            var ticked = Ticked(values, item);
            var isRefused = values.Count > 0 && ticked.Count == 0;
            if (!isRefused && !IsAsShown(form[Was(item)], ticked))
                yield return (item, ticked);
        }
    }

    // Another tab may have answered since this page was shown: only what was touched here is an answer from here.
    private static bool IsAsShown(StringValues was, HashSet<int> ticked) => was is [{ } shown] && shown == string.Join(',', ticked.Order());

    private static HashSet<int> Ticked(StringValues values, Item item)
    {
        var known = values
            .Select(v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1)
            .Where(index => index >= 0 && index < item.Choices.Count);
        return [.. item.Kind == ItemKind.Single ? known.Take(1) : known];
    }
}
