using System.Net;
using AngleSharp.Html.Dom;
using Training.Content;

namespace Training.Tests.Quizzes;

/// <summary>A learner who is enrolled on a module of the tests and takes one of its quizzes.</summary>
internal sealed class QuizTaker
{
    public static readonly (string, string)[] AllRight = [("r.ouverture", "0"), ("r.debut", "0"), ("r.debut", "1"), ("r.porte", "1")];

    private QuizTaker(Browser browser, string quiz)
    {
        Browser = browser;
        Quiz = quiz;
    }

    public Browser Browser { get; }

    /// <summary>The address of the quiz.</summary>
    public string Quiz { get; }

    public static async Task<QuizTaker> EnrolAsync(TrainingSite site, string quiz = "essai/bilan", Language language = Language.Fr) =>
        await EnrolAsync(await site.SignUpAsync(language: language), quiz);

    public static async Task<QuizTaker> EnrolAsync(Browser browser, string quiz = "essai/bilan")
    {
        await browser.PostAsync($"/modules/{quiz.Split('/')[0]}/enrol", tokenFrom: $"/modules/{quiz.Split('/')[0]}");
        return new(browser, $"/modules/{quiz}");
    }

    /// <summary>The same learner in another browser.</summary>
    public QuizTaker In(Browser browser) => new(browser, Quiz);

    public string Attempt(int number = 1) => $"{Quiz}/attempts/{number}";

    public async Task<Page> StartAsync() => await Browser.SubmitAsync(await Browser.GetAsync(Quiz), $"{Quiz}/attempts");

    public Task<Page> ShowAsync(int number = 1) => Browser.GetAsync(Attempt(number));

    /// <summary>Starts, ticks and submits.</summary>
    public async Task<Page> TakeAsync(params (string, string)[] answers) => await SubmitAsync(await StartAsync(), answers);

    public Task<Page> SubmitAsync(Page attempt, params (string, string)[] answers) => PressAsync(attempt, "Remettre mes réponses", answers);

    public Task<Page> SaveAsync(Page attempt, params (string, string)[] answers) =>
        PressAsync(attempt, "Enregistrer et continuer plus tard", answers);

    /// <summary>Ticks what is given, leaves the rest of the form as it is, and presses a button.</summary>
    public Task<Page> PressAsync(Page page, string words, params (string, string)[] answers)
    {
        var button = page.Document.QuerySelectorAll("button").OfType<IHtmlButtonElement>().Single(b => b.TextContent.Trim() == words);
        var form = button.Form!;
        form.SetAttribute("action", button.GetAttribute("formaction") ?? form.GetAttribute("action"));
        return Browser.SubmitAsync(form, button.Name is { Length: > 0 } name ? [.. answers, (name, button.Value)] : answers);
    }

    /// <summary>What quiz.js sends when an answer changes, without its moment: it is given now.</summary>
    public Task<HttpStatusCode> AutosaveAsync(Page attempt, string item, params string[] values) =>
        SendAsync(attempt, [("item", item), .. values.Select(value => ($"r.{item}", value))]);

    /// <summary>What quiz.js sends, now or much later, of an answer given at a moment.</summary>
    public Task<HttpStatusCode> DeliverAsync(Page attempt, string item, long sequence, params string[] values) =>
        SendAsync(attempt, [("item", item), ($"seq.{item}", $"{sequence}"), .. values.Select(value => ($"r.{item}", value))]);

    /// <summary>What quiz.js sends of an answer and of the time spent on it.</summary>
    public Task<HttpStatusCode> SpendAsync(Page attempt, string item, string value, string milliseconds) =>
        SendAsync(attempt, [("item", item), ($"r.{item}", value), ($"t.{item}", milliseconds)]);

    /// <summary>What quiz.js sends when an item is marked to look at again, or no more.</summary>
    public Task<HttpStatusCode> FlagAsync(Page attempt, string item, long sequence, bool isFlagged) =>
        SendAsync(
            attempt,
            [("flag", item), ($"fseq.{item}", $"{sequence}"), .. isFlagged ? [($"f.{item}", "1")] : Array.Empty<(string, string)>()]
        );

    /// <summary>What quiz.js sends when the learner says how sure they are: 1 to 3, or nothing to take it back.</summary>
    public Task<HttpStatusCode> SayConfidenceAsync(Page attempt, string item, long sequence, string confidence) =>
        SendAsync(attempt, [("sure", item), ($"cseq.{item}", $"{sequence}"), ($"c.{item}", confidence)]);

    /// <summary>Has the answer to an item checked, or practises it again: the button with this name and value.</summary>
    public Task<Page> PressOnAsync(Page page, string name, string item, params (string, string)[] answers)
    {
        var button = page.Document.QuerySelectorAll($"button[name={name}]").OfType<IHtmlButtonElement>().Single(b => b.Value == item);
        var form = button.Form!;
        form.SetAttribute("action", button.GetAttribute("formaction") ?? form.GetAttribute("action"));
        return Browser.SubmitAsync(form, [.. answers, (name, item)]);
    }

    public Task<Page> CheckAsync(Page page, string item, params (string, string)[] answers) => PressOnAsync(page, "check", item, answers);

    private async Task<HttpStatusCode> SendAsync(Page attempt, IEnumerable<(string Name, string Value)> fields)
    {
        var token = attempt.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{attempt.Path}/responses", UriKind.Relative));
        request.Headers.Add("X-Requested-With", "fetch");
        request.Content = new FormUrlEncodedContent([
            new("__RequestVerificationToken", token),
            .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
        ]);
        using var response = await Browser.Client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>What the page shows as chosen in lists: <c>r.ordre=0:2</c>.</summary>
    public static IEnumerable<string> Chosen(Page attempt) =>
        attempt
            .Document.QuerySelectorAll("select[name^='r.']")
            .OfType<IHtmlSelectElement>()
            .SelectMany(s => s.Options.Where(o => o.IsSelected && o.Value.Length > 0).Select(o => $"{s.Name}={o.Value}"));

    /// <summary>What the page shows as ticked: <c>r.debut=0</c>.</summary>
    public static IEnumerable<string> Ticked(Page attempt) =>
        attempt
            .Document.QuerySelectorAll("input[type=radio], input[type=checkbox]")
            .OfType<IHtmlInputElement>()
            .Where(i => i.IsChecked)
            .Select(i => $"{i.Name}={i.Value}");
}
