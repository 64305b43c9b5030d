using System.Globalization;
using Microsoft.AspNetCore.Http;
using Training.Content.Quizzes;

namespace Training.Quizzes;

/// <summary>
/// What an attempt’s form posts. Of every item it has, <c>item</c> is the id, <c>r.{id}</c> the values of the answer, and <c>was.{id}</c> the
/// answer that the page showed; <c>flag</c> is the id again, <c>f.{id}</c> the flag, and <c>wasf.{id}</c> the flag that the page showed; and so
/// for how sure one is, <c>sure</c>, <c>c.{id}</c> and <c>wasc.{id}</c>. Script sends single answers, flags and confidences as they are given,
/// each with its moment, <c>seq.{id}</c>, <c>fseq.{id}</c> or <c>cseq.{id}</c>, and without what was; with an
/// answer goes <c>t.{id}</c>, how long the item was worked on.
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

    /// <summary>The item whose answer the learner wants checked; null when they press another button.</summary>
    public string? Check => form[CheckName] is [{ Length: > 0 } item, ..] ? item : null;

    /// <summary>The item to practise once more.</summary>
    public string? Again => form[AgainName] is [{ Length: > 0 } item, ..] ? item : null;

    public const string CheckName = "check";
    public const string AgainName = "again";

    public static string Values(Item item) => $"r.{item.Id}";

    public static string Was(Item item) => $"was.{item.Id}";

    public static string Sequence(Item item) => $"seq.{item.Id}";

    public static string Time(Item item) => $"t.{item.Id}";

    public static string Flag(Item item) => $"f.{item.Id}";

    public static string FlagWas(Item item) => $"wasf.{item.Id}";

    public static string FlagSequence(Item item) => $"fseq.{item.Id}";

    public static string Sure(Item item) => $"c.{item.Id}";

    public static string SureWas(Item item) => $"wasc.{item.Id}";

    public static string SureSequence(Item item) => $"cseq.{item.Id}";

    /// <summary>Keeps the answers and flags that the form changes; what the attempt doesn’t have is passed over.</summary>
    public void Apply(AttemptedQuiz attempted, DateTimeOffset now)
    {
        var attempt = attempted.Attempt;
        var (answered, flagged, sure) = (form["item"].ToHashSet(), form["flag"].ToHashSet(), form["sure"].ToHashSet());
        foreach (var item in attempted.Open.Select(i => i.Item))
        {
            if (answered.Contains(item.Id) && Response(item) is { } response)
            {
                attempt.Answer(item.Id, response, AnswerTime.Parse(form[Sequence(item)]), now);
                attempt.Spend(item.Id, Milliseconds(form[Time(item)]), now);
            }
            if (flagged.Contains(item.Id) && form[Flag(item)].Count > 0 is var isFlagged && !IsAsShown(FlagWas(item), isFlagged ? "1" : ""))
                attempt.Flag(item.Id, isFlagged, AnswerTime.Parse(form[FlagSequence(item)]), now);
            if (attempted.AsksConfidence && sure.Contains(item.Id) && Said(item) is { } said && !IsAsShown(SureWas(item), said))
                attempt.SayConfidence(item.Id, Confidence(said), AnswerTime.Parse(form[SureSequence(item)]), now);
        }
    }

    /// <summary>Keeps practice answers.</summary>
    public void Practise(QuizAttempt attempt, IEnumerable<Item> items, DateTimeOffset now)
    {
        var answered = form["item"].ToHashSet();
        foreach (var item in items.Where(item => answered.Contains(item.Id)))
            if (Response(item) is { } response)
                attempt.Practise(item.Id, response, now);
    }

    // Empty for someone who would rather not say; null for what can’t be said.
    private string? Said(Item item) =>
        form[Sure(item)].ToString() is var said && (said.Length == 0 || Confidence(said) is not null) ? said : null;

    private static Confidence? Confidence(string said) =>
        Enum.TryParse<Confidence>(said, out var confidence) && Enum.IsDefined(confidence) ? confidence : null;

    private static int? Milliseconds(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : null;

    private Response? Response(Item item) =>
        item.Read([.. form[Values(item)].Select(value => value ?? "")]) is { } response && !IsAsShown(Was(item), response.Text)
            ? response
            : null;

    // Another tab may have answered since this page was shown: only what was touched here is an answer from here.
    private bool IsAsShown(string was, string now) => form[was] is [{ } shown] && shown.ReplaceLineEndings("\n") == now;
}
