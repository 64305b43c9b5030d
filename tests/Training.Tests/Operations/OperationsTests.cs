using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Institutions;
using Training.Learners;
using Training.Outbox;
using Training.Tests.Outbox;

namespace Training.Tests.Operations;

/// <summary>What an operator sees and does.</summary>
public sealed class OperationsTests
{
    private static readonly string[] Pages = ["", "/institutions", "/outbox", "/mail", "/versions", "/storage"];

    [Fact]
    public async Task Only_operators_have_these_pages_and_the_way_there()
    {
        using var site = new TrainingSite();
        var (keeper, admin) = (await site.SignUpWithRoleAsync(Role.Operator), await site.SignUpWithRoleAsync(Role.Admin));

        foreach (var page in Pages)
        {
            Assert.Equal(HttpStatusCode.OK, (await keeper.GetAsync("/operations" + page)).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await admin.GetAsync("/operations" + page)).Status);
        }
        Assert.True((await keeper.GetAsync("/modules")).Has("header a[href='/operations']"));
        Assert.False((await admin.GetAsync("/modules")).Has("header a[href='/operations']"));
    }

    [Fact]
    public async Task An_operator_makes_an_institution_once_and_sees_how_many_people_each_has()
    {
        using var site = new TrainingSite();
        var keeper = await site.SignUpWithRoleAsync(Role.Operator);
        var form = await keeper.GetAsync("/operations/institutions");

        var made = await CreateAsync(keeper, form, "cegep", "Cégep du Large");
        var again = await CreateAsync(keeper, form, "cegep", "Cégep du Large");

        Assert.Contains("/i/cegep", made.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await keeper.GetAsync("/i/cegep/")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.True(again.Has("a[href='#slug']"));
        Assert.Equal("Cégep du Large", again.Value("nameFr"));
        Assert.Equal(["1", "0"], again.Texts("tbody tr:last-child td:nth-child(n + 5)"));
        Assert.Equal(2, await site.InDatabaseAsync(db => db.Set<Institution>().CountAsync()));
    }

    [Theory]
    [InlineData("Pas Bon", "Nom", "", "", "slug")]
    [InlineData("bon", " ", "", "", "nameFr")]
    [InlineData("bon", "Nom", "pas un domaine", "", "host")]
    [InlineData("bon", "Nom", "", "pas une adresse", "contact")]
    public async Task What_is_wrong_with_it_is_said_at_its_field(string slug, string name, string host, string contact, string field)
    {
        using var site = new TrainingSite();
        var keeper = await site.SignUpWithRoleAsync(Role.Operator);

        var page = await keeper.SubmitAsync(
            await keeper.GetAsync("/operations/institutions"),
            "/operations/institutions",
            ("slug", slug),
            ("nameFr", name),
            ("host", host),
            ("contact", contact)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has($".errors a[href='#{field}']"));
        Assert.True(page.Has($"#{field}[aria-invalid=true]"));
    }

    [Fact]
    public async Task What_failed_is_shown_without_content_and_tried_again_when_asked_once()
    {
        using var site = await OutboxTests.RefusingAsync();
        var id = await FailAsync(site, isDead: true);
        var keeper = await site.SignUpWithRoleAsync(Role.Operator);

        var page = await keeper.GetAsync("/operations/outbox");
        var after = await keeper.SubmitAsync(page, $"/operations/outbox/{id}/retry");
        await keeper.SubmitAsync(page, $"/operations/outbox/{id}/retry");

        Assert.Contains("abandonné", page.Text("#failed + div tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain("amelie", page.Html, StringComparison.Ordinal);
        Assert.Contains("repris", after.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("En retard", (await keeper.GetAsync("/operations")).Text("dl"), StringComparison.Ordinal);
        var message = await site.InDatabaseAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());
        Assert.Equal((0, null, null, site.Time.GetUtcNow()), (message.Tries, message.DeadAt, message.Problem, message.DueAt));
        Assert.Single(site.Log.Lines, line => line.Contains($"{id} is tried again", StringComparison.Ordinal));
        await OutboxTests.DoAsync(site);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<OutboxMessage>().Select(m => m.Tries).SingleAsync()));
    }

    [Fact]
    public async Task What_is_dropped_loses_its_content_and_is_never_done()
    {
        using var site = await OutboxTests.RefusingAsync();
        var keeper = await site.SignUpWithRoleAsync(Role.Operator);
        var id = await FailAsync(site, isDead: false);
        var page = await keeper.GetAsync("/operations/outbox");

        await keeper.SubmitAsync(page, $"/operations/outbox/{id}/drop");
        await keeper.SubmitAsync(page, $"/operations/outbox/{id}/drop");
        await keeper.SubmitAsync(page, $"/operations/outbox/{id}/retry");
        site.Time.Advance(TimeSpan.FromDays(2));
        await OutboxTests.DoAsync(site);
        var asked = await OutboxTests.AddAsync(site, "bonjour-1");

        var message = await site.InDatabaseAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());
        Assert.Equal(("", 1, false), (message.Payload, message.Tries, asked));
        Assert.Single(site.Log.Lines, line => line.Contains($"{id} is dropped", StringComparison.Ordinal));
        Assert.Contains("écarté", (await keeper.GetAsync("/operations/mail")).Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("Rien n’a échoué", (await keeper.GetAsync("/operations/outbox")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_asked_for_cannot_be_tried_again_or_dropped_and_what_waits_neither()
    {
        using var site = await OutboxTests.RefusingAsync();
        var keeper = await site.SignUpWithRoleAsync(Role.Operator);
        await OutboxTests.AddAsync(site, "bonjour-1", dueAt: site.Time.GetUtcNow().AddDays(3));
        var waiting = await site.InDatabaseAsync(db => db.Set<OutboxMessage>().Select(m => m.Id).SingleAsync());

        var none = await keeper.PostAsync($"/operations/outbox/{Guid.NewGuid()}/drop", "/operations/institutions");
        await keeper.PostAsync($"/operations/outbox/{waiting}/drop", "/operations/institutions");
        await keeper.PostAsync($"/operations/outbox/{waiting}/retry", "/operations/institutions");

        Assert.Equal(HttpStatusCode.NotFound, none.Status);
        var message = await site.InDatabaseAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());
        Assert.Equal((null, site.Time.GetUtcNow().AddDays(3)), (message.DoneAt, message.DueAt));
    }

    [Fact]
    public async Task The_mail_is_listed_by_when_and_what_and_by_nothing_that_names_anyone()
    {
        using var site = await OutboxTests.AsleepAsync();
        var keeper = await site.SignUpWithRoleAsync(Role.Operator, Language.En);
        for (var n = 0; n < 101; n++)
            await OutboxTests.AddAsync(site, $"bonjour-personne{n}", to: "amelie@exemple.ca");
        await OutboxTests.DoAsync(site);

        var first = await keeper.GetAsync("/operations/mail");
        var second = await keeper.GetAsync(first.Link("Older"));

        Assert.Equal((100, 1), (first.Texts("tbody tr").Count, second.Texts("tbody tr").Count));
        Assert.Contains("Letter bonjour", first.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("done", first.Text("tbody tr"), StringComparison.Ordinal);
        Assert.DoesNotContain("amelie", first.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("personne1", first.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_and_storage_say_what_is_there()
    {
        using var site = new TrainingSite();
        var keeper = await site.SignUpWithRoleAsync(Role.Operator);

        var versions = await keeper.GetAsync("/operations/versions");
        var storage = await keeper.GetAsync("/operations/storage");

        Assert.Contains("essai", versions.Texts("tbody th"));
        Assert.Matches("^[0-9a-fA-F]{64}$", versions.Text("tbody td code"));
        Assert.Contains("Courses", versions.Text("ol"), StringComparison.Ordinal);
        Assert.Contains(storage.Texts("#tables + div tbody tr"), row => row == "Learners 1");
        Assert.Contains("Mo", storage.Text(".lede"), StringComparison.Ordinal);
        Assert.Contains("essai", storage.Texts("#media ~ div tbody th"));
    }

    private static Task<Page> CreateAsync(Browser keeper, Page form, string slug, string name) =>
        keeper.SubmitAsync(form, "/operations/institutions", ("slug", slug), ("nameFr", name));

    private static async Task<Guid> FailAsync(TrainingSite site, bool isDead)
    {
        await OutboxTests.AddAsync(site, "bonjour-1");
        for (var n = 0; n < (isDead ? 1 + ClaimOutbox.Steps.Count : 1); n++)
        {
            await OutboxTests.DoAsync(site);
            if (isDead)
                site.Time.Advance(TimeSpan.FromDays(2));
        }
        return await site.InDatabaseAsync(db => db.Set<OutboxMessage>().Select(m => m.Id).SingleAsync());
    }
}
