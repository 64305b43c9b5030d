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

    [Theory]
    [InlineData("jwt")]
    [InlineData("json")]
    public async Task Every_changed_byte_is_refused(string form)
    {
        using var site = Site();
        var badge = Encoding.UTF8.GetBytes(await TokenAsync(site, form));
        var keys = await KeysAsync(site);

        var accepted = Enumerable.Range(0, badge.Length).Where(i => Open(Changed(badge, i)) is { Problem: null });

        Assert.Null(Open(badge)!.Problem);
        Assert.Empty(accepted);

        OpenedBadge? Open(byte[] bytes) => BadgeFile.Find(bytes) is { } found ? OpenedBadge.Open(found, keys, site.Time.GetUtcNow()) : null;

        static byte[] Changed(byte[] bytes, int at)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 1;
            return changed;
        }
    }

    [Theory]
    [InlineData("png")]
    [InlineData("svg")]
    [InlineData("json")]
    [InlineData("jwt")]
    public async Task A_badge_is_valid_in_each_of_its_forms(string form)
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var file = await site.Visit().Client.GetByteArrayAsync(new Uri($"/c/{credential.Code}/badge.{form}", UriKind.Relative));
        var opened = await VerifyAsync(site, BadgeFile.Find(file)!);

        Assert.Null(opened.Problem);
        Assert.Equal(credential.Code, opened.Code);
    }

    [Theory]
    [InlineData("revocation")]
    [InlineData("suspension")]
    public async Task A_status_list_is_well_signed_and_no_badge(string purpose)
    {
        using var site = Site();

        var list = await site.Visit().Client.GetStringAsync(new Uri($"/status/{purpose}", UriKind.Relative));

        Assert.Equal(BadgeProblem.Unreadable, (await VerifyAsync(site, list)).Problem);
    }

    [Fact]
    public async Task Another_institution_cannot_sign_for_this_one()
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        await site.AddInstitutionAsync("cegep", "Cégep");
        await using var scope = site.Services.CreateAsyncScope();
        var issuer = scope.ServiceProvider.GetRequiredService<InstitutionDirectory>().FindBySlug("cegep")!;

        var forged = scope.ServiceProvider.GetRequiredService<BadgeDocument>().Of(credential, issuer, 1);
        var token = await scope.ServiceProvider.GetRequiredService<SignedCredential>().TokenAsync(forged, issuer, default);

        Assert.Equal(BadgeProblem.Unknown, (await VerifyAsync(site, token)).Problem);
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
    public async Task What_weighs_most_is_said_as_on_every_page()
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var until = site.Time.GetUtcNow().AddDays(5);
        await site.InDatabaseAsync(db => db.Set<Credential>().ExecuteUpdateAsync(change => change.SetProperty(c => c.ExpiresAt, until)));
        var token = await site.Visit().Client.GetStringAsync(new Uri($"/c/{credential.Code}/badge.jwt", UriKind.Relative));
        site.Time.Advance(TimeSpan.FromDays(6));
        async Task<BadgeProblem?> AfterAsync(CredentialState state, string? successor)
        {
            await site.InDatabaseAsync(db =>
                db.Set<Credential>()
                    .ExecuteUpdateAsync(change => change.SetProperty(c => c.State, state).SetProperty(c => c.SupersededBy, successor))
            );
            return (await VerifyAsync(site, token)).Problem;
        }

        Assert.Equal(BadgeProblem.Expired, await AfterAsync(CredentialState.Issued, null));
        Assert.Equal(BadgeProblem.Suspended, await AfterAsync(CredentialState.Suspended, null));
        Assert.Equal(BadgeProblem.Superseded, await AfterAsync(CredentialState.Suspended, "7K3QD2M4PAXH8ZR5TWVC9NBE6G"));
        Assert.Equal(BadgeProblem.Revoked, await AfterAsync(CredentialState.Revoked, "7K3QD2M4PAXH8ZR5TWVC9NBE6G"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"proof\":[]}")]
    [InlineData("{\"proof\":{\"type\":\"Ed25519Signature2020\",\"proofValue\":7}}")]
    [InlineData("{\"proof\":{\"type\":\"DataIntegrityProof\",\"verificationMethod\":{\"id\":\"x\"}}}")]
    [InlineData(
        "{\"issuer\":\"did:web:a\",\"type\":\"OpenBadgeCredential\",\"credentialSubject\":[1],\"proof\":{\"type\":\"DataIntegrityProof\",\"cryptosuite\":\"eddsa-jcs-2022\"}}"
    )]
    [InlineData(
        "{\"@context\":\"https://w3id.org/openbadges/v2\",\"type\":\"Assertion\",\"verification\":{\"type\":\"hosted\"},\"proof\":\"x\"}"
    )]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    [InlineData("W10.e30.e30")]
    [InlineData("eyJhbGciOjEsImtpZCI6W119.e30.e30")]
    [InlineData("not a badge")]
    public async Task Of_a_file_of_another_shape_it_is_said_that_there_is_no_badge_of_ours_in_it(string badge)
    {
        using var site = Site();
        await TokenAsync(site);

        Assert.Equal(BadgeProblem.Unreadable, (await VerifyAsync(site, badge)).Problem);
    }

    [Theory]
    [InlineData(
        "{\"credentialSubject\":[{\"identifier\":{\"identityHash\":\"Noah\"}}],\"issuer\":{\"name\":\"Ailleurs\"},\"name\":\"Un titre\"}",
        "Noah",
        "Un titre",
        "Ailleurs"
    )]
    [InlineData("{\"credentialSubject\":{\"identifier\":[]},\"issuer\":\"did:web:a\",\"name\":{\"fr\":\"Un titre\"}}", "", "", "")]
    [InlineData("{\"credentialSubject\":\"x\",\"issuer\":[{}],\"name\":3}", "", "", "")]
    public void What_a_badge_of_another_shape_says_is_read_where_it_is_there(string says, string holder, string title, string issuer)
    {
        var opened = new OpenedBadge(null, "k", JsonNode.Parse(says)!.AsObject());

        Assert.Equal((holder, title, issuer), (opened.Holder, opened.Title, opened.Issuer));
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
    [InlineData("jwt")]
    [InlineData("json")]
    public async Task An_expired_badge_is_refused(string form)
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var until = site.Time.GetUtcNow().AddYears(1);
        await site.InDatabaseAsync(db => db.Set<Credential>().ExecuteUpdateAsync(change => change.SetProperty(c => c.ExpiresAt, until)));
        var badge = await site.Visit().Client.GetStringAsync(new Uri($"/c/{credential.Code}/badge.{form}", UriKind.Relative));
        var keys = await KeysAsync(site);

        Assert.Null(OpenedBadge.Open(badge, keys, until.AddSeconds(-1)).Problem);
        Assert.Equal(BadgeProblem.Expired, OpenedBadge.Open(badge, keys, until).Problem);
    }

    [Theory]
    [InlineData("a.b.c\n", "a.b.c")]
    [InlineData("{\"id\":\"data:application/vc+jwt,a.b.c\",\"type\":\"EnvelopedVerifiableCredential\"}", "a.b.c")]
    [InlineData("<svg xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><o:credential verify=\"a.b.c\"/></svg>", "a.b.c")]
    [InlineData("<!DOCTYPE svg [<!ENTITY e \"a.b.c\">]><svg>&e;</svg>", null)]
    [InlineData("<svg", null)]
    [InlineData("{", null)]
    [InlineData("{\"id\":1}", null)]
    [InlineData(
        "<svg xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><o:credential><![CDATA[{\"proof\":{}}]]></o:credential></svg>",
        "{\"proof\":{}}"
    )]
    [InlineData("", null)]
    public void A_badge_is_found_in_each_kind_of_file(string file, string? token)
    {
        Assert.Equal(token, BadgeFile.Find(Encoding.UTF8.GetBytes(file)));
    }

    private static TrainingSite Site() => new() { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };

    private static async Task<string> TokenAsync(TrainingSite site, string form = "jwt")
    {
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        return await site.Visit().Client.GetStringAsync(new Uri($"/c/{credential.Code}/badge.{form}", UriKind.Relative));
    }

    private static async Task<OpenedBadge> VerifyAsync(TrainingSite site, string token)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VerifyBadge>().RunAsync(token, default);
    }

    private static async Task<Func<string, JsonObject?>> KeysAsync(TrainingSite site)
    {
        var keys = PublishedKeys.Read(await site.Visit().Client.GetByteArrayAsync(new Uri("/.well-known/jwks.json", UriKind.Relative)))!;
        return id => keys.GetValueOrDefault(id);
    }
}
