using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Training.Tests.Web;

public sealed class HealthTests
{
    [Fact]
    public async Task The_site_is_ready_when_its_database_is()
    {
        using var site = new TrainingSite();

        var ready = await site.Visit().GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, ready.Status);
        Assert.Equal("Healthy", ready.Html);
    }

    [Fact]
    public async Task The_site_is_alive_but_not_ready_while_a_migration_is_missing()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        await site.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsHistory" """));

        var alive = await visitor.GetAsync("/health/live");
        var ready = await visitor.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, alive.Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Equal("Unhealthy", ready.Html);
    }
}
