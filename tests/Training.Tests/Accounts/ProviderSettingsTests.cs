using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Training.Institutions;
using Training.Learners;
using Training.Web.Accounts.Providers;
using static Training.Tests.Accounts.ProviderSite;

namespace Training.Tests.Accounts;

/// <summary>An admin says where the institution’s provider is.</summary>
public sealed class ProviderSettingsTests
{
    [Fact]
    public async Task Neither_address_nor_secret_comes_into_the_log_or_the_page_and_the_secret_is_encrypted()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        await EnterAsync(site.VisitWithoutRedirects(), provider);
        var admin = await site.SignInAsync("admin@exemple.ca", at: At);

        var page = await admin.GetAsync(Settings);
        var kept = await site.InDatabaseAsync(db =>
            db.Set<InstitutionOidc>().OfAllInstitutions().Select(p => p.ProtectedSecret).SingleAsync()
        );

        Assert.DoesNotContain(OpenIdProvider.Secret, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(OpenIdProvider.Secret, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(
            site.Log.Lines,
            line =>
                line.Contains("zoe", StringComparison.OrdinalIgnoreCase) || line.Contains(OpenIdProvider.Secret, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_secret_is_kept_while_the_address_stays_and_asked_for_when_it_changes()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var other = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var admin = await site.SignInAsync("admin@exemple.ca", at: At);
        var form = await admin.GetAsync(Settings);

        var renamed = await admin.SubmitAsync(form, Settings, ("name", "la Coop"));
        var moved = await admin.SubmitAsync(form, Settings, ("authority", other.Authority));
        var landed = await EnterAsync(site.VisitWithoutRedirects(), provider);

        Assert.Contains("enregistré", renamed.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, moved.Status);
        Assert.True(moved.Has("#secret-error"));
        Assert.Equal("Zoé", landed.Text("details.menu summary"));
    }

    [Fact]
    public async Task Removed_twice_it_is_gone_and_with_it_the_button()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var admin = await site.SignInAsync("admin@exemple.ca", at: At);
        var form = await admin.GetAsync(Settings);

        await admin.SubmitAsync(form, Settings + "/remove");
        var twice = await admin.SubmitAsync(form, Settings + "/remove");

        Assert.Contains("retiré", twice.Text("[role=status]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Continuer avec", (await site.Visit().GetAsync(At + "/account/sign-in")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_where_no_such_provider_is_is_refused_with_a_clear_word()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = new TrainingSite();
        var admin = await AdminAsync(site, "cegep", "Cégep du Large");
        (string Authority, string Word)[] wrong =
        [
            ("pas une adresse", "n’est pas complète"),
            ("http://connexion.exemple.ca", "https://"),
            ("http://127.0.0.1:1", "Rien ne répond"),
            (provider.Authority + "/plus-loin", "Aucun fournisseur"),
            (provider.Authority.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), "se donne un autre nom"),
            ("", "Écrivez l’adresse"),
        ];

        foreach (var (authority, word) in wrong)
        {
            var page = await SaveAsync(admin, authority, joins: true);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(word, page.Text("#authority-error"), StringComparison.Ordinal);
        }
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<InstitutionOidc>().OfAllInstitutions().CountAsync()));
    }

    [Fact]
    public async Task An_address_that_leads_on_to_another_is_not_followed()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var leading = WebApplication.CreateSlimBuilder().Build();
        leading.Urls.Add("http://127.0.0.1:0");
        leading.MapFallback(http =>
        {
            http.Response.Redirect(provider.Authority + http.Request.Path);
            return Task.CompletedTask;
        });
        await leading.StartAsync();
        using var site = new TrainingSite();
        var admin = await AdminAsync(site, "cegep", "Cégep du Large");

        var page = await SaveAsync(admin, leading.Urls.Single(), joins: true);

        Assert.Contains("Aucun fournisseur", page.Text("#authority-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_the_inner_network_is_not_asked_unless_the_operator_allows_it()
    {
        using var site = InProduction();
        var admin = await AdminAsync(site, "cegep", "Cégep du Large");

        string[] inner = ["127.0.0.1:1", "localhost:1", "10.0.0.1", "[::1]:1", "169.254.169.254"];

        foreach (var host in inner)
        {
            var page = await SaveAsync(admin, "https://" + host, joins: true);
            var plain = await SaveAsync(admin, "http://" + host, joins: true);

            Assert.Contains("réseau privé", page.Text("#authority-error"), StringComparison.Ordinal);
            Assert.Contains("https://", plain.Text("#authority-error"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_operator_may_allow_the_inner_network_in_production_though_not_without_https()
    {
        using var site = InProduction();
        site.Settings["Training:InnerProviders"] = "true";
        var admin = await AdminAsync(site, "cegep", "Cégep du Large");

        var page = await SaveAsync(admin, "https://127.0.0.1:1", joins: true);
        var plain = await SaveAsync(admin, "http://127.0.0.1:1", joins: true);

        Assert.Contains("Rien ne répond", page.Text("#authority-error"), StringComparison.Ordinal);
        Assert.Contains("https://", plain.Text("#authority-error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("172.16.3.4", false)]
    [InlineData("172.32.3.4", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    public void Addresses_of_inner_networks_are_known(string address, bool isPublic) =>
        Assert.Equal(isPublic, OuterHttp.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task The_settings_are_the_admins()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var instructor = await site.AddLearnerAsync();
        await site.GrantAsync(instructor, Role.Instructor, cegep);

        var page = await (await site.SignInAsync(instructor.Email!, at: At)).GetAsync(Settings);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }

    private static TrainingSite InProduction() =>
        new()
        {
            Environment = "Production",
            Settings =
            {
                ["Training:PublicUrl"] = "https://localhost",
                ["Training:Institution:Name"] = "Cégep de l’Estuaire",
                ["Training:Institution:Contact"] = "formation@exemple.ca",
                ["Training:Institution:RepresentativeName"] = "Zoé Roy",
                ["Training:Institution:RepresentativeTitle"] = "Direction",
                ["Training:Institution:Address"] = "Rimouski",
            },
        };
}
