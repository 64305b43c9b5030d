using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Content;

namespace Training.Tests.Localization;

public sealed class ChooseLanguageTests
{
    [Theory]
    [InlineData("fr", "fr-CA")]
    [InlineData("en-US,en;q=0.9", "en-CA")]
    [InlineData("de,en;q=0.5,fr;q=0.4", "en-CA")]
    [InlineData("de", "fr-CA")]
    [InlineData("*", "fr-CA")]
    public async Task The_browser_says_the_first_language_and_French_is_the_default(string accepted, string language)
    {
        using var site = new TrainingSite();

        var page = await site.Visit(accepted).GetAsync("/");

        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_choice_keeps_the_place_and_is_remembered()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        var french = await visitor.GetAsync("/account/sign-in?returnUrl=%2Faccount%2Fprofile%3Fsaved%3Dprofile");

        var english = await visitor.GetAsync(french.Link("English"));
        var next = await visitor.GetAsync("/");

        Assert.Equal(french.Address, english.Address);
        Assert.Equal("Sign in", english.Heading);
        Assert.Equal("en-CA", next.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_learners_choice_follows_them_to_another_device()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: "amelie@exemple.ca");
        var here = await site.SignInAsync("amelie@exemple.ca");

        await here.GetAsync("/language/en");
        var elsewhere = await site.SignInAsync("amelie@exemple.ca");

        Assert.Equal(Language.En, await site.InDatabaseAsync(db => db.Learners.Select(l => l.Language).SingleAsync()));
        Assert.Equal("en-CA", (await elsewhere.GetAsync("/")).Document.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("https://mechant.exemple.com")]
    [InlineData("//mechant.exemple.com")]
    [InlineData("~//mechant.exemple.com")]
    [InlineData("/\t/mechant.exemple.com")]
    [InlineData("")]
    public async Task A_choice_leads_to_no_other_site(string address)
    {
        using var site = new TrainingSite();

        var answer = await site.VisitWithoutRedirects().GetAsync("/language/en?return=" + Uri.EscapeDataString(address));

        Assert.Equal("/", answer.Response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_language_the_site_does_not_speak_is_not_a_page()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync("/language/de");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }
}
