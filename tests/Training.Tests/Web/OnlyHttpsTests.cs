using System.Net;

namespace Training.Tests.Web;

public sealed class OnlyHttpsTests
{
    [Fact]
    public async Task Over_plain_http_a_visitor_is_shown_the_way_and_the_operator_the_setting()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca/" } };
        using var visitor = site.CreateDefaultClient(new Uri("http://formation.exemple.ca"));

        var page = await Page.ReadAsync(await visitor.GetAsync("/account/sign-in"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("https://formation.exemple.ca/", page.Link("Retour à l’accueil"));
        Assert.Contains(site.Log.Lines, line => line.Contains("ASPNETCORE_FORWARDEDHEADERS_ENABLED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_is_answered_over_plain_http()
    {
        using var site = new TrainingSite();
        using var balancer = site.CreateDefaultClient(new Uri("http://10.0.0.1"));

        Assert.Equal(HttpStatusCode.OK, (await balancer.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task On_a_developers_machine_plain_http_is_fine()
    {
        using var site = new TrainingSite { Environment = "Development" };
        using var visitor = site.CreateDefaultClient(new Uri("http://localhost:5080"));

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account/sign-in")).StatusCode);
    }
}
