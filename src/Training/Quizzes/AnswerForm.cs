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

    /// <summary>The answers that the form changes; what the attempt doesn’t have is passed over.</summary>
    public static IEnumerable<(Item Item, Response Response)> Read(IFormCollection form, IReadOnlyList<Item> items)
    {
        var sent = form["item"].ToHashSet();
        foreach (var item in items.Where(item => sent.Contains(item.Id)))
            if (item.Read([.. form[Response(item)].Select(value => value ?? "")]) is { } response && !IsAsShown(form[Was(item)], response))
                yield return (item, response);
    }

    // Another tab may have answered since this page was shown: only what was touched here is an answer from here.
    private static bool IsAsShown(StringValues was, Response response) => was is [{ } shown] && shown == response.Text;
}
