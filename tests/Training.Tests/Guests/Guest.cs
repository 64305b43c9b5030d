using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Learners;

namespace Training.Tests.Guests;

/// <summary>Someone who tries the taster of the test content without an account: a lesson, then a session.</summary>
internal sealed class Guest(TrainingSite site, Browser browser)
{
    public const string Lesson = "/modules/seance/lire";
    public const string Session = "/modules/seance/jouer";

    public Browser Browser => browser;

    public static async Task<Guest> StartAsync(TrainingSite site, string language = "fr-CA")
    {
        var browser = site.Visit(language);
        await browser.SubmitAsync(await browser.GetAsync("/taster"), "/account/guest");
        return new(site, browser);
    }

    public async Task<Page> ReadAsync() => await browser.SubmitAsync(await browser.GetAsync(Lesson), $"{Lesson}/complete");

    /// <summary>The whole session, well played, to its debriefing.</summary>
    public async Task<Page> PlayAsync()
    {
        var begun = await browser.SubmitAsync(await browser.GetAsync(Session), $"{Session}/attempts");
        return await PressAsync(await PressAsync(begun, "bon moment"), "Oui");
    }

    public async Task<Page> RegisterAsync(string email = "amelie@exemple.ca") =>
        await browser.SubmitAsync(
            await browser.GetAsync("/account/register?returnUrl=/modules/seance"),
            "/account/register",
            ("givenName", "Amélie"),
            ("familyName", "Tremblay"),
            ("email", email),
            ("password", TrainingSite.Password)
        );

    /// <summary>Confirms the address in this browser, as the next letter asks, and signs in.</summary>
    public async Task<Page> ConfirmAsync(string email = "amelie@exemple.ca")
    {
        var confirm = await browser.GetAsync(await site.Mail.NextLinkAsync());
        var signIn = await browser.SubmitAsync(confirm, "/account/confirm");
        return await browser.SubmitAsync(signIn, "/account/sign-in", ("email", email), ("password", TrainingSite.Password));
    }

    public Task<Learner> InDatabaseAsync() =>
        site.InDatabaseAsync(db => db.Learners.AsNoTracking().SingleAsync(l => l.GuestSeenAt != null));

    private Task<Page> PressAsync(Page page, string words) =>
        browser.SubmitAsync(
            page.Document.QuerySelectorAll("button")
                .OfType<IHtmlButtonElement>()
                .Single(b => b.TextContent.Contains(words, StringComparison.Ordinal))
        );
}
