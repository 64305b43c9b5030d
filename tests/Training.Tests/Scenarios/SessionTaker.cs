using AngleSharp.Html.Dom;
using Training.Content;

namespace Training.Tests.Scenarios;

/// <summary>A learner in the simulated session of the test content, pressing its buttons without script.</summary>
internal sealed class SessionTaker(Browser browser)
{
    public const string Scenario = "/modules/seance/jouer";

    public Browser Browser => browser;

    public static async Task<SessionTaker> EnrolAsync(TrainingSite site, Language language = Language.Fr)
    {
        var browser = await site.SignUpAsync(language: language);
        await browser.PostAsync("/modules/seance/enrol", tokenFrom: "/modules/seance");
        return new(browser);
    }

    public async Task<Page> StartAsync(string time = "1") =>
        await browser.SubmitAsync(await browser.GetAsync(Scenario), $"{Scenario}/attempts", ("time", time));

    public Task<Page> ShowAsync(int number = 1) => browser.GetAsync($"{Scenario}/attempts/{number}");

    /// <summary>Presses the button with these words, as it stands on the page, even an old one.</summary>
    public Task<Page> PressAsync(Page page, string words)
    {
        var button = page
            .Document.QuerySelectorAll("button")
            .OfType<IHtmlButtonElement>()
            .Single(b => b.TextContent.Contains(words, StringComparison.Ordinal));
        return browser.SubmitAsync(button);
    }

    /// <summary>From a debrief, takes the session up again from one of its decisions.</summary>
    public Task<Page> ReplayAsync(Page debrief, int decision)
    {
        var button = debrief
            .Document.QuerySelectorAll("button[form=replay]")
            .OfType<IHtmlButtonElement>()
            .Single(b => b.TextContent.Contains($"Décision {decision}", StringComparison.Ordinal));
        return browser.SubmitAsync(button);
    }

    /// <summary>The whole session, well played.</summary>
    public async Task<Page> PlayWellAsync() => await PressAsync(await PressAsync(await StartAsync(), "bon moment"), "Oui");
}
