using System.Net;
using Training.Content;
using Training.Credentials;

namespace Training.Tests.Credentials;

public sealed class AwardCredentialTests
{
    [Fact]
    public async Task Learner_who_completed_a_module_gets_its_certificate()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);

        var mine = await learner.ClaimAsync();

        var credential = Assert.Single(await learner.CredentialsAsync());
        Assert.Equal("/credentials", mine.Path);
        Assert.Contains("Attestation de réussite", mine.Text("article .kind"), StringComparison.Ordinal);
        Assert.Equal("Amélie Tremblay-Nguyễn", credential.HolderName);
        Assert.Equal(CredentialKind.Success, credential.Kind);
        Assert.Equal("Un essai", credential.Facts.Title.Fr);
        Assert.Equal("A trial", credential.Facts.Title.En);
        Assert.Equal(["C2"], credential.Facts.Competencies.Select(c => c.Code));
        Assert.Equal("Bilan", credential.Facts.Assessments[0].Title.Fr);
        Assert.Equal(0.25m, credential.Hours);
        Assert.Equal("Institut de démonstration", credential.Facts.Issuer.Name);
    }

    [Fact]
    public async Task A_module_that_assesses_nothing_attests_participation_only()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.EnrolledAsync(site, Graduate.NotAssessed);
        var lesson = $"/modules/{Graduate.NotAssessed}/lire";
        await learner.Browser.SubmitAsync(await learner.Browser.GetAsync(lesson), $"{lesson}/complete");

        var credential = await learner.AwardAsync();

        Assert.Equal(CredentialKind.Participation, credential.Kind);
        Assert.Empty(credential.Facts.Assessments);
        Assert.Equal(1.5m, credential.Hours);
    }

    [Fact]
    public async Task Claiming_twice_gives_the_same_certificate()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);
        var form = await learner.Browser.GetAsync(learner.ClaimAddress);
        await learner.Browser.SubmitAsync(form, learner.ClaimAddress);

        await learner.Browser.SubmitAsync(form, learner.ClaimAddress, ("name", "Quelqu’un d’autre"));

        Assert.Equal("Amélie Tremblay-Nguyễn", Assert.Single(await learner.CredentialsAsync()).HolderName);
    }

    [Fact]
    public async Task Claims_that_arrive_at_once_give_one_certificate()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);
        var form = await learner.Browser.GetAsync(learner.ClaimAddress);

        var pages = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => learner.Browser.SubmitAsync(form, learner.ClaimAddress)).ToList()
        );

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Single(await learner.CredentialsAsync());
    }

    [Fact]
    public async Task Learner_who_has_not_completed_the_module_is_sent_back_to_it()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.EnrolledAsync(site);

        var asked = await learner.Browser.GetAsync(learner.ClaimAddress);
        var claimed = await learner.Browser.PostAsync(learner.ClaimAddress, tokenFrom: "/credentials", ("name", "Amélie Tremblay"));

        Assert.Equal("/modules/essai", asked.Path);
        Assert.Equal("/modules/essai", claimed.Path);
        Assert.Empty(await learner.CredentialsAsync());
    }

    [Fact]
    public async Task Nobody_claims_what_another_completed()
    {
        using var site = new TrainingSite();
        var graduate = await Graduate.OfAsync(site);
        await graduate.AwardAsync();
        var other = await Graduate.EnrolledAsync(site);

        await other.Browser.PostAsync(other.ClaimAddress, tokenFrom: "/credentials", ("name", "Amélie Tremblay"));

        Assert.Empty(await other.CredentialsAsync());
        Assert.False((await other.Browser.GetAsync("/credentials")).Has("article"));
    }

    [Fact]
    public async Task Visitor_is_asked_to_sign_in()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync("/modules/essai/credential");

        Assert.Equal("/account/sign-in", page.Path);
    }

    [Theory]
    [InlineData("   ", "Écrivez le nom à imprimer")]
    [InlineData("Амели Tremblay", "А м е л и")]
    [InlineData("Amélie 🌱", "🌱")]
    public async Task A_name_that_cannot_be_printed_comes_back_as_it_was_typed(string typed, string said)
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);

        var page = await learner.ClaimAsync(("name", typed));

        Assert.Equal(learner.ClaimAddress, page.Path);
        Assert.Equal(typed, page.Value("name"));
        Assert.Contains(said, page.Text("#name-error"), StringComparison.Ordinal);
        Assert.Contains(said, page.Text(".errors a[href='#name']"), StringComparison.Ordinal);
        Assert.Empty(await learner.CredentialsAsync());
    }

    [Fact]
    public async Task A_name_has_a_hundred_and_twenty_characters_at_most()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);

        var refused = await learner.ClaimAsync(("name", new string('É', 121)));
        var credential = await learner.AwardAsync(("name", new string('É', 120)));

        Assert.Equal("Le nom a plus de 120 caractères", refused.Text("#name-error"));
        Assert.Equal(120, credential.HolderName.Length);
    }

    [Fact]
    public async Task A_name_is_kept_without_what_nobody_sees()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);

        // A combining accent, a zero-width space and a tab.
        var credential = await learner.AwardAsync(("name", "  Ame\u0301lie\u200B \t Tremblay "));

        Assert.Equal("Amélie Tremblay", credential.HolderName);
    }

    [Fact]
    public async Task The_language_the_module_was_taken_in_is_the_learners_to_say()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);

        var credential = await learner.AwardAsync(("language", "en"));

        Assert.Equal(Language.En, credential.Language);
    }

    [Fact]
    public async Task What_is_completed_but_not_claimed_waits_among_ones_certificates()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);

        var before = await learner.Browser.GetAsync("/credentials");
        await learner.ClaimAsync();
        var after = await learner.Browser.GetAsync("/credentials");

        Assert.Equal("Un essai", before.Text(".resume h2"));
        Assert.False(before.Has("article"));
        Assert.False(after.Has(".resume"));
        Assert.Equal("Un essai", after.Text("article h2"));
    }

    [Fact]
    public async Task Learner_finds_the_addresses_to_share()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        var learner = await Graduate.OfAsync(site, language: Language.En);

        var mine = await learner.ClaimAsync();

        var code = Assert.Single(await learner.CredentialsAsync()).Code;
        Assert.Equal("My certificates", mine.Heading);
        Assert.Equal($"https://formation.exemple.ca/c/{code}", mine.Document.QuerySelector($"#share-{code}")!.GetAttribute("value"));
        Assert.Equal(
            [$"/c/{code}/pdf?lang=en", $"/c/{code}/pdf?lang=fr"],
            mine.Document.QuerySelectorAll("article a.btn[href*='/pdf']").Select(a => a.GetAttribute("href"))
        );
    }
}
