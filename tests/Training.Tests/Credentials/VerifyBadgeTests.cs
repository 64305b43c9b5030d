using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Credentials;
using Training.Credentials.Badges;
using Training.Credentials.Keys;
using Training.Institutions;

namespace Training.Tests.Credentials;

public sealed class VerifyBadgeTests
{
    [Fact]
    public async Task A_badge_of_this_site_is_found_valid()
    {
        using var site = Site();
        var token = await TokenAsync(site);

        var opened = await VerifyAsync(site, token);

        Assert.Null(opened.Problem);
        Assert.Equal(("Amélie Tremblay-Nguyễn", "Un essai"), (opened.Holder, opened.Title));
    }

    [Fact]
    public async Task Every_changed_character_is_refused()
    {
        using var site = Site();
        var token = await TokenAsync(site);
        var keys = await KeysAsync(site);

        var accepted = Enumerable
            .Range(0, token.Length)
            .Where(i =>
            {
                var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
                return OpenedBadge.Open(changed, keys, site.Time.GetUtcNow()).Problem is null;
            });

        Assert.Null(OpenedBadge.Open(token, keys, site.Time.GetUtcNow()).Problem);
        Assert.Empty(accepted);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("=")]
    [InlineData(".")]
    public async Task Nothing_may_be_added(string more)
    {
        using var site = Site();
        var token = await TokenAsync(site);

        Assert.NotNull((await VerifyAsync(site, token + more)).Problem);
    }

    [Theory]
    [InlineData(CredentialState.Revoked, (int)BadgeProblem.Revoked)]
    [InlineData(CredentialState.Suspended, (int)BadgeProblem.Suspended)]
    public async Task One_that_no_longer_stands_is_refused(CredentialState state, int problem)
    {
        using var site = Site();
        var token = await TokenAsync(site);

        await site.InDatabaseAsync(db => db.Set<Credential>().ExecuteUpdateAsync(change => change.SetProperty(c => c.State, state)));

        Assert.Equal((BadgeProblem)problem, (await VerifyAsync(site, token)).Problem);
    }

    [Fact]
    public async Task A_badge_signed_before_a_rotation_is_valid()
    {
        using var site = Site();
        var token = await TokenAsync(site);
        await using var scope = site.Services.CreateAsyncScope();

        await scope
            .ServiceProvider.GetRequiredService<SigningKeys>()
            .RotateAsync(site.Services.GetRequiredService<InstitutionDirectory>().Home, default);

        Assert.Null((await VerifyAsync(site, token)).Problem);
    }

    [Fact]
    public async Task Another_sites_badge_is_by_an_unknown_key()
    {
        using var site = Site();
        using var other = Site();
        await TokenAsync(site);

        Assert.Equal(BadgeProblem.UnknownKey, (await VerifyAsync(site, await TokenAsync(other))).Problem);
    }

    [Fact]
    public async Task A_badge_from_before_its_day_is_refused()
    {
        using var site = Site();
        var token = await TokenAsync(site);

        var opened = OpenedBadge.Open(token, await KeysAsync(site), site.Time.GetUtcNow().AddDays(-1));

        Assert.Equal(BadgeProblem.NotYet, opened.Problem);
    }

    [Theory]
    [InlineData("a.b.c\n", "a.b.c")]
    [InlineData("{\"id\":\"data:application/vc+jwt,a.b.c\",\"type\":\"EnvelopedVerifiableCredential\"}", "a.b.c")]
    [InlineData("<svg xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><o:credential verify=\"a.b.c\"/></svg>", "a.b.c")]
    [InlineData("<!DOCTYPE svg [<!ENTITY e \"a.b.c\">]><svg>&e;</svg>", null)]
    [InlineData("<svg", null)]
    [InlineData("{", null)]
    [InlineData("{\"id\":1}", null)]
    [InlineData("", null)]
    public void A_badge_is_found_in_each_kind_of_file(string file, string? token)
    {
        Assert.Equal(token, BadgeFile.FindToken(Encoding.UTF8.GetBytes(file)));
    }

    private static TrainingSite Site() => new() { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };

    private static async Task<string> TokenAsync(TrainingSite site)
    {
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        return await site.Visit().Client.GetStringAsync(new Uri($"/c/{credential.Code}/badge.jwt", UriKind.Relative));
    }

    private static async Task<OpenedBadge> VerifyAsync(TrainingSite site, string token)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VerifyBadge>().RunAsync(token, default);
    }

    private static async Task<Func<string, JsonObject?>> KeysAsync(TrainingSite site)
    {
        var key = await site.InDatabaseAsync(db => db.Set<SigningKey>().SingleAsync());
        return id => id == key.Id ? JsonNode.Parse(key.PublicKey)!.AsObject() : null;
    }
}
