using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Learners;
using Training.Privacy;
using Training.Review;
using Training.Scenarios;
using Training.Tests.Scenarios;

namespace Training.Tests.Privacy;

/// <summary>What people agree to, with proof, and take back.</summary>
public sealed class ConsentTests
{
    private const string Profile = "/account/profile";

    [Fact]
    public async Task A_new_account_is_written_to_by_nobody()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        await visitor.SubmitAsync(
            await visitor.GetAsync("/account/register"),
            "/account/register",
            ("givenName", "Noé"),
            ("familyName", "Gagnon"),
            ("email", "noe@exemple.ca"),
            ("password", TrainingSite.Password)
        );

        var digest = await site.InDatabaseAsync(db => db.Learners.Select(l => l.Digest).SingleAsync());

        Assert.Equal(Digest.Off, digest);
        Assert.Empty(await ConsentsAsync(site));
    }

    [Fact]
    public async Task A_consent_keeps_the_proof_of_the_text_that_was_shown()
    {
        using var site = new TrainingSite();
        var browser = await SignUpWithoutDigestAsync(site);
        var page = await browser.GetAsync(Profile);
        var shown = page
            .Document.QuerySelectorAll("fieldset")
            .Single(f => f.InnerHtml.Contains("name=\"digest\"", StringComparison.Ordinal))
            .QuerySelector(".hint")!
            .TextContent;

        await browser.SubmitAsync(page, Profile, ("digest", "Weekly"));
        await browser.SubmitAsync(page, Profile, ("digest", "Weekly"));

        var consent = Assert.Single(await ConsentsAsync(site));
        Assert.Equal((true, "digest"), (consent.IsGiven, consent.Purpose));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown))), consent.TextHash);
    }

    [Fact]
    public async Task The_digest_is_taken_back_on_ones_page()
    {
        using var site = new TrainingSite();
        var browser = await SignUpWithoutDigestAsync(site);
        await browser.SubmitAsync(await browser.GetAsync(Profile), Profile, ("digest", "Daily"));
        var page = await browser.GetAsync(Someone.Page);
        var address = Someone.Page + "/consents/digest/withdrawal";

        await browser.SubmitAsync(page, address);
        var twice = await browser.SubmitAsync(page, address);

        Assert.False(twice.Has($"form[action='{address}']"));
        Assert.Equal([true, false], (await ConsentsAsync(site)).Select(c => c.IsGiven));
        Assert.Equal(Digest.Off, await site.InDatabaseAsync(db => db.Learners.Select(l => l.Digest).SingleAsync()));
    }

    [Fact]
    public async Task A_shared_debrief_is_a_consent_and_taking_it_back_ends_every_link()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var debrief = await learner.PlayWellAsync();
        await learner.Browser.SubmitAsync(debrief, $"{SessionTaker.Scenario}/attempts/1/share");

        var address = Someone.Page + "/consents/debrief/withdrawal";
        await learner.Browser.SubmitAsync(await learner.Browser.GetAsync(Someone.Page), address);

        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<SharedDebrief>().CountAsync()));
        Assert.Equal([true, false], (await ConsentsAsync(site)).Select(c => c.IsGiven));
    }

    [Fact]
    public async Task The_reminder_is_taken_back_where_it_was_given_or_on_ones_page()
    {
        using var site = new TrainingSite();
        var browser = await SignUpWithoutDigestAsync(site);
        await browser.PostAsync("/review/reminder", Profile, ("remind", "on"), ("hour", "7"));
        await browser.PostAsync("/review/reminder", Profile, ("remind", "off"), ("hour", "7"));
        await browser.PostAsync("/review/reminder", Profile, ("remind", "on"), ("hour", "7"));

        await browser.SubmitAsync(await browser.GetAsync(Someone.Page), Someone.Page + "/consents/reminder/withdrawal");

        Assert.Equal([true, false, true, false], (await ConsentsAsync(site)).Select(c => c.IsGiven));
        Assert.False(await site.InDatabaseAsync(db => db.Set<ReviewReminder>().AnyAsync(r => r.IsOn)));
    }

    [Fact]
    public async Task What_the_site_does_not_do_cannot_be_taken_back_and_a_forged_form_changes_nothing()
    {
        using var site = new TrainingSite();
        var browser = await SignUpWithoutDigestAsync(site);
        await browser.SubmitAsync(await browser.GetAsync(Profile), Profile, ("digest", "Daily"));

        var unknown = await browser.PostAsync(Someone.Page + "/consents/publicite/withdrawal", Profile);
        var forged = await browser.ForgeAsync(Someone.Page + "/consents/digest/withdrawal");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown.Status, forged.Status));
        Assert.Single(await ConsentsAsync(site));
    }

    private static async Task<Browser> SignUpWithoutDigestAsync(TrainingSite site)
    {
        var browser = await site.SignUpAsync();
        await site.InDatabaseAsync(db => db.Learners.ExecuteUpdateAsync(c => c.SetProperty(l => l.Digest, Digest.Off)));
        return browser;
    }

    private static Task<List<Consent>> ConsentsAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<Consent>().OrderBy(c => c.Id).ToListAsync());
}
