using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Content;
using Training.Credentials;
using Training.Institutions;

namespace Training.Tests.Credentials;

public sealed class VerifyCredentialTests
{
    [Fact]
    public async Task Anyone_with_the_code_sees_what_was_certified()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        var learner = await Graduate.OfAsync(site);
        var credential = await learner.AwardAsync();

        var page = await site.Visit().GetAsync($"/c/{credential.Code}");

        Assert.Equal("Un essai", page.Heading);
        Assert.Equal("Amélie Tremblay-Nguyễn", page.Text(".holder"));
        Assert.Equal("Valide. Vérifiée le 23 novembre 2026.", page.Text(".standing"));
        var said = page.Text("main");
        string[] expected =
        [
            "Attestation de réussite",
            "a réussi l’activité de formation en ligne",
            "0,25\u00A0h",
            "1.0.0, en français",
            "En ligne, à son rythme\u00A0: lecture, questionnaire",
            "Questionnaire «\u00A0Bilan\u00A0», seuil de\u00A080",
            "Institut de démonstration",
            "Vérifier le lieu avant le contenu.",
            "C2 Protéger la confidentialité",
            "elle ne constitue pas une reconnaissance par un ordre professionnel",
            $"https://formation.exemple.ca/c/{credential.Code}",
        ];
        Assert.All(expected, words => Assert.Contains(OneLine(words), said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_dates_are_its_issuers_on_whichever_institutions_site_it_is_looked_at()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        await site.InDatabaseAsync(db =>
            db.Set<Institution>()
                .Where(i => i.Id == cegep.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(i => i.TimeZone, "Pacific/Auckland"))
        );
        await site.Services.GetRequiredService<InstitutionDirectory>().ReloadAsync();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var home = await site.Visit().GetAsync($"/c/{credential.Code}");
        var elsewhere = await site.Visit().GetAsync($"/i/cegep/c/{credential.Code}");

        // There, it is the 24th already.
        Assert.Equal("Valide. Vérifiée le 23 novembre 2026.", elsewhere.Text(".standing"));
        Assert.Equal(home.Text(".facts"), elsewhere.Text(".facts"));
    }

    [Fact]
    public async Task A_reader_of_English_sees_it_in_English()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var page = await site.Visit("en-CA").GetAsync($"/c/{credential.Code}");

        Assert.Equal("A trial", page.Heading);
        Assert.Equal("Valid. Checked on November 23, 2026.", page.Text(".standing"));
        Assert.Contains("1.0.0, in French", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Contains("it does not constitute recognition by a professional order", page.Text("article"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_switch_stays_on_the_certificate()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var visitor = site.Visit();
        var french = await visitor.GetAsync($"/c/{credential.Code}");

        var english = await visitor.GetAsync(french.Link("English"));

        Assert.Equal($"/c/{credential.Code}", english.Path);
        Assert.Equal("A trial", english.Heading);
    }

    [Fact]
    public async Task The_page_says_nothing_that_is_not_on_the_certificate()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);
        var credential = await learner.AwardAsync();

        var page = await site.Visit().GetAsync($"/c/{credential.Code}");

        Assert.DoesNotContain(learner.Email, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(credential.LearnerId.ToString(), page.Html, StringComparison.Ordinal);
        Assert.Contains("noindex", page.Response.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_asks_the_database_once()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var visitor = site.Visit();
        await visitor.GetAsync($"/c/{credential.Code}");

        var asked = await site.Sql.DuringAsync(() => visitor.GetAsync($"/c/{credential.Code}"));

        Assert.Single(asked);
    }

    [Fact]
    public async Task A_code_typed_by_hand_finds_its_certificate()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var typed = CredentialCode.ForReading(credential.Code).ToLowerInvariant().Replace('0', 'o');

        var page = await site.Visit().GetAsync($"/c?code={typed}");

        Assert.Equal($"/c/{credential.Code}", page.Path);
        Assert.Equal("Un essai", page.Heading);
    }

    [Theory]
    [InlineData("/c/7K3QD2M4PAXH8ZR5TWVC9NBE6G")]
    [InlineData("/c/7K3QD2M4PAXH8ZR5TWVC9NBE6G/pdf")]
    [InlineData("/c/rien")]
    [InlineData("/c?code=%22%3E%3Cscript%3E")]
    public async Task A_code_that_no_certificate_has_gets_a_page_that_helps(string address)
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Aucune attestation n’a ce code", page.Heading);
        Assert.True(page.Has("form[action='/c'] input[name=code]"));
    }

    [Fact]
    public async Task A_revoked_certificate_says_so_and_is_no_longer_printed()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        await site.InDatabaseAsync(db =>
            db.Set<Credential>()
                .ExecuteUpdateAsync(change =>
                    change.SetProperty(c => c.State, CredentialState.Revoked).SetProperty(c => c.StateChangedAt, site.Time.GetUtcNow())
                )
        );

        var page = await site.Visit().GetAsync($"/c/{credential.Code}/pdf?lang=fr");

        Assert.Equal($"/c/{credential.Code}", page.Path);
        Assert.StartsWith("Révoquée le 23 novembre 2026", page.Text(".standing.revoked"), StringComparison.Ordinal);
        Assert.DoesNotContain("/pdf", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_does_not_change_with_the_module()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var facts = credential.Facts with { Title = new("Le titre d’alors", "The title of that day") };
        await site.InDatabaseAsync(db => db.Set<Credential>().ExecuteUpdateAsync(change => change.SetProperty(c => c.Facts, facts)));

        var page = await site.Visit().GetAsync($"/c/{credential.Code}");

        Assert.Equal("Le titre d’alors", page.Heading);
    }

    [Fact]
    public async Task A_certificate_of_participation_claims_no_success()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site, Graduate.NotAssessed, Language.En)).AwardAsync();

        var page = await site.Visit().GetAsync($"/c/{credential.Code}");

        Assert.Contains("Attestation de participation", page.Text("article"), StringComparison.Ordinal);
        Assert.Contains("a participé à l’activité", page.Text("article"), StringComparison.Ordinal);
        Assert.Contains("Aucune évaluation exigée", page.Text("article"), StringComparison.Ordinal);
        Assert.DoesNotContain("réussi", page.Text("article"), StringComparison.Ordinal);
    }

    // Pages are compared with their spaces folded, no-break ones too.
    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
