using AngleSharp.Html.Dom;
using Training.Content;
using Training.Tests.Quizzes;

namespace Training.Tests.Review;

/// <summary>A learner who completed modules of the tests and goes over their items.</summary>
internal sealed class Reviewer(TrainingSite site, Browser browser)
{
    public const string Mot = "/review/seul/unique/mot/answers";

    public static readonly (string, string)[] AllRight = [("r.mot", "0"), ("r.rappel", "0")];

    public Browser Browser => browser;

    public static async Task<Reviewer> WhoCompletedAsync(TrainingSite site, Language language = Language.Fr)
    {
        var learner = await QuizTaker.EnrolAsync(site, "seul/unique", language);
        await learner.PressAsync(
            await learner.StartAsync(),
            language == Language.Fr ? "Remettre mes réponses" : "Submit my answers",
            AllRight
        );
        return new(site, learner.Browser);
    }

    public Task<Page> ShowAsync() => browser.GetAsync("/review");

    /// <summary>Answers the card on the page: 0 is right, 1 is wrong.</summary>
    public Task<Page> AnswerAsync(Page card, string value = "0") =>
        browser.SubmitAsync(card.Form(Action(card)), ($"r.{ItemOf(card)}", value));

    public Task<Page> PressAsync(Page page, string words) =>
        browser.SubmitAsync(
            page.Document.QuerySelectorAll("main button")
                .OfType<IHtmlButtonElement>()
                .Single(b => b.TextContent.Contains(words, StringComparison.Ordinal))
        );

    /// <summary>Answers all that is left for today, rightly.</summary>
    public async Task FinishTodayAsync()
    {
        for (var page = await ShowAsync(); page.Has("fieldset.item"); page = await ShowAsync())
            await AnswerAsync(page);
    }

    /// <summary>So many days later.</summary>
    public void Wait(int days) => site.Time.Advance(TimeSpan.FromDays(days));

    public static string ItemOf(Page card) => card.Document.QuerySelector("fieldset.item")!.Id!["item-".Length..];

    private static string Action(Page card) =>
        card.Document.Forms.Single(f => f.GetAttribute("action")!.EndsWith("/answers", StringComparison.Ordinal)).GetAttribute("action")!;
}
