using System.Globalization;
using Microsoft.AspNetCore.Http;
using Training.Content.Quizzes;

namespace Training.Quizzes;

/// <summary>
/// What an attempt’s form posts. Of every item it has, <c>item</c> is the id, <c>r.{id}</c> the values of the answer, and <c>was.{id}</c> the
/// answer that the page showed; <c>flag</c> is the id again, <c>f.{id}</c> the flag, and <c>wasf.{id}</c> the flag that the page showed.
/// Script sends single answers and flags as they are given, each with its moment, <c>seq.{id}</c> or <c>fseq.{id}</c>, and without what was;
/// with an answer goes <c>t.{id}</c>, how long the item was worked on.
/// </summary>
internal sealed class AnswerForm(IFormCollection form)
{
    public const string TimeUp = "time";

    /// <summary>Submit, or leave the page, with items unanswered.</summary>
    public bool IsConfirmed => form.ContainsKey("confirm");

    /// <summary>Not the learner, but the page’s clock, submits.</summary>
    public bool IsTimeUp => form["confirm"] == TimeUp;

    /// <summary>The page to go to, as people number it; null to stay.</summary>
    public int? GoTo => int.TryParse(form["go"], out var page) ? page : null;

    public static string Values(Item item) => $"r.{item.Id}";

    public static string Was(Item item) => $"was.{item.Id}";

    public static string Sequence(Item item) => $"seq.{item.Id}";

    public static string Time(Item item) => $"t.{item.Id}";

    public static string Flag(Item item) => $"f.{item.Id}";

    public static string FlagWas(Item item) => $"wasf.{item.Id}";

    public static string FlagSequence(Item item) => $"fseq.{item.Id}";

    /// <summary>Keeps the answers and flags that the form changes; what the attempt doesn’t have is passed over.</summary>
    public void Apply(QuizAttempt attempt, IEnumerable<Item> items, DateTimeOffset now)
    {
        var (answered, flagged) = (form["item"].ToHashSet(), form["flag"].ToHashSet());
        foreach (var item in items)
        {
            if (answered.Contains(item.Id) && Response(item) is { } response)
            {
                attempt.Answer(item.Id, response, AnswerTime.Parse(form[Sequence(item)]), now);
                attempt.Spend(item.Id, Milliseconds(form[Time(item)]), now);
            }
            if (flagged.Contains(item.Id) && form[Flag(item)].Count > 0 is var isFlagged && !IsAsShown(FlagWas(item), isFlagged ? "1" : ""))
                attempt.Flag(item.Id, isFlagged, AnswerTime.Parse(form[FlagSequence(item)]), now);
        }
    }

    private static int? Milliseconds(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : null;

    private Response? Response(Item item) =>
        item.Read([.. form[Values(item)].Select(value => value ?? "")]) is { } response && !IsAsShown(Was(item), response.Text)
            ? response
            : null;

    // Another tab may have answered since this page was shown: only what was touched here is an answer from here.
    private bool IsAsShown(string was, string now) => form[was] is [{ } shown] && shown.ReplaceLineEndings("\n") == now;
}
