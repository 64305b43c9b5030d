using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Credentials;
using Training.Localization;

namespace Training.Tests.Credentials;

/// <summary>A learner sees how their certificates stand, what a verifier sees, and what a shared address shows of itself.</summary>
public sealed class ShareCredentialTests
{
    [Fact]
    public async Task The_card_of_a_shared_address_says_what_it_is_and_names_nobody()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var page = await site.Visit().GetAsync($"/c/{credential.Code}");
        var card = page
            .Document.QuerySelectorAll("meta[property^='og:']")
            .ToDictionary(m => m.GetAttribute("property")!, m => m.GetAttribute("content")!.Replace('\u00A0', ' '));

        Assert.Equal("Attestation de réussite : Un essai", card["og:title"]);
        Assert.Equal($"https://formation.exemple.ca/c/{credential.Code}", card["og:url"]);
        Assert.StartsWith("Délivrée par Institut de démonstration le 23 novembre 2026.", card["og:description"], StringComparison.Ordinal);
        Assert.Equal("fr_CA", card["og:locale"]);
        Assert.DoesNotContain(
            card.Values,
            v => v.Contains("Amélie", StringComparison.Ordinal) || v.Contains("Valide", StringComparison.Ordinal)
        );
        Assert.NotNull(page.Document.QuerySelector("link[rel=canonical]"));
    }

    [Theory]
    [InlineData(Language.Fr, "attestation-essai.json", "« Add from file »")]
    [InlineData(Language.En, "certificate-essai.json", "“Add from file”")]
    public async Task The_signed_badge_is_there_for_a_wallet_under_a_plain_name_and_it_is_said_which_takes_it(
        Language language,
        string name,
        string how
    )
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site, language: language);
        await learner.AwardAsync();

        var page = await learner.Browser.GetAsync($"/language/{language.Code()}?return=~/credentials");
        var link = page.Document.QuerySelector($"a[download='{name}']")!;
        using var file = await learner.Browser.Client.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
        var said = page.Text($"[id='{link.GetAttribute("aria-describedby")}']").Replace('\u00A0', ' ');

        Assert.Equal("application/vc", file.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(JsonNode.Parse(await file.Content.ReadAsStringAsync())!["proof"]);
        Assert.Contains(name, said, StringComparison.Ordinal);
        Assert.Contains(how, page.Text("#wallet").Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_replaced_leads_to_the_one_that_stands_and_is_not_for_sharing()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);
        var before = await learner.AwardAsync();
        var after = before.Successor(site.Time.GetUtcNow(), "Amélie Roy", site.Time.GetUtcNow().AddDays(10));
        await site.InDatabaseAsync(async db =>
        {
            db.Add(after);
            await db.SaveChangesAsync();
            await db.Set<Credential>()
                .Where(c => c.Id == before.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(c => c.SupersededBy, after.Code));
        });

        var page = await learner.Browser.GetAsync("/credentials");

        Assert.True(page.Has($"[id='{before.Code}'] a[href='#{after.Code}']"));
        Assert.False(page.Has($"[id='{before.Code}'] input"));
        Assert.True(page.Has($"[id='{after.Code}'] input"));
        Assert.Contains("Valide jusqu’au 3 décembre 2026", page.Text($"[id='{after.Code}']"), StringComparison.Ordinal);
    }
}
