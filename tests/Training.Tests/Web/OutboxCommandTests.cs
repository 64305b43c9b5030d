using Microsoft.EntityFrameworkCore;
using Training.Outbox;
using Training.Tests.Outbox;

namespace Training.Tests.Web;

/// <summary><c>outbox list</c>, <c>retry</c> and <c>drop</c>, at a terminal.</summary>
public sealed class OutboxCommandTests
{
    [Fact]
    public async Task What_failed_is_listed_tried_again_and_dropped()
    {
        using var site = await OutboxTests.RefusingAsync();
        await OutboxTests.AddAsync(site, "bonjour-amelie");
        await OutboxTests.DoAsync(site);
        var id = (await site.InDatabaseAsync(db => db.Set<OutboxMessage>().Select(m => m.Id).SingleAsync())).ToString();

        var list = await RunAsync(site, "list");
        var retried = await RunAsync(site, "retry", id);
        var again = await RunAsync(site, "retry", id);
        var tries = await TriesAsync(site);
        // The command goes by the machine’s clock.
        site.Time.SetUtcNow(await site.InDatabaseAsync(db => db.Set<OutboxMessage>().Select(m => m.DueAt).SingleAsync()));
        await OutboxTests.DoAsync(site);
        var triesLater = await TriesAsync(site);
        var dropped = await RunAsync(site, "drop", id);
        var payload = await site.InDatabaseAsync(db => db.Set<OutboxMessage>().Select(m => m.Payload).SingleAsync());
        var unknown = await RunAsync(site, "drop", Guid.NewGuid().ToString());

        Assert.Equal([0, 0, 0, 1], new[] { list, retried, again, unknown }.Select(r => r.Code));
        Assert.Contains($"{id}", list.Output, StringComparison.Ordinal);
        Assert.Contains("SocketException", list.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("amelie", list.Output, StringComparison.Ordinal);
        Assert.Contains("reprend", retried.Output, StringComparison.Ordinal);
        Assert.Contains("rien à faire", again.Output, StringComparison.Ordinal);
        Assert.Contains("outbox list", unknown.Error, StringComparison.Ordinal);
        Assert.Equal("", unknown.Output);
        Assert.Contains("écarté", dropped.Output, StringComparison.Ordinal);
        Assert.Equal((0, 1, ""), (tries, triesLater, payload));
    }

    [Theory]
    [InlineData("outbox")]
    [InlineData("outbox", "retry")]
    [InlineData("outbox", "retry", "abc")]
    [InlineData("outbox", "burn", "01980000-0000-7000-8000-000000000001")]
    public async Task What_makes_no_sense_prints_the_usage_and_fails(params string[] arguments)
    {
        var run = await ProgramRun.RunInAsync("en_CA.UTF-8", arguments);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("Usage: outbox list", run.Error, StringComparison.Ordinal);
    }

    private static Task<int> TriesAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<OutboxMessage>().Select(m => m.Tries).SingleAsync());

    private static Task<ProgramRun> RunAsync(TrainingSite site, params string[] arguments) =>
        ProgramRun.RunAsync([
            "outbox",
            .. arguments,
            $"--Training:Database:Provider={site.Database.Provider}",
            $"--ConnectionStrings:Training={site.Database.ConnectionString}",
            $"--Training:DataFolder={Path.GetTempPath()}",
        ]);
}
