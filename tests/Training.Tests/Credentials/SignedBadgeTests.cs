using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Jose;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Credentials;
using Training.Credentials.Badges;
using Training.Credentials.Keys;
using Training.Institutions;

namespace Training.Tests.Credentials;

/// <summary>Badges as others read them: with a library that isn’t ours, from the published keys alone.</summary>
public sealed class SignedBadgeTests
{
    private const string Root = "https://formation.exemple.ca";

    [Fact]
    public async Task A_badge_verifies_with_the_published_keys_alone()
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var token = await TextAsync(site, $"/c/{credential.Code}/badge.jwt");
        using var badge = await OpenAsync(site, token);

        var said = badge.RootElement;
        Assert.Equal($"{Root}/c/{credential.Code}", said.GetProperty("id").GetString());
        Assert.Equal("did:web:formation.exemple.ca", said.GetProperty("issuer").GetProperty("id").GetString());
        Assert.Equal("2026-11-23T14:00:00Z", said.GetProperty("validFrom").GetString());
        Assert.Equal(said.GetProperty("id").GetString(), said.GetProperty("jti").GetString());
        var subject = said.GetProperty("credentialSubject");
        Assert.Equal(subject.GetProperty("id").GetString(), said.GetProperty("sub").GetString());
        Assert.Equal("Amélie Tremblay-Nguyễn", subject.GetProperty("identifier")[0].GetProperty("identityHash").GetString());
        Assert.Equal("Un essai", subject.GetProperty("achievement").GetProperty("name").GetString());
        Assert.Equal("C2", subject.GetProperty("achievement").GetProperty("alignment")[0].GetProperty("targetCode").GetString());
        Assert.False(subject.TryGetProperty("result", out _));
        using var picture = await site.Visit()
            .Client.GetAsync(
                new Uri(
                    new Uri(subject.GetProperty("achievement").GetProperty("image").GetProperty("id").GetString()!).AbsolutePath,
                    UriKind.Relative
                )
            );
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_header_names_a_key_of_the_issuer_and_no_private_part()
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var token = await TextAsync(site, $"/c/{credential.Code}/badge.jwt");

        var header = JWT.Headers<JsonElement>(token);
        using var did = JsonDocument.Parse(await TextAsync(site, "/.well-known/did.json"));
        var method = did
            .RootElement.GetProperty("verificationMethod")
            .EnumerateArray()
            .Single(m => m.GetProperty("type").ValueEquals("JsonWebKey"));
        Assert.Equal("JWT", header.GetProperty("typ").GetString());
        Assert.Equal("RS256", header.GetProperty("alg").GetString());
        Assert.Equal(method.GetProperty("id").GetString(), header.GetProperty("kid").GetString());
        Assert.Equal("kty n e", string.Join(" ", header.GetProperty("jwk").EnumerateObject().Select(p => p.Name)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_changed_header_payload_or_signature_is_refused(int part)
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var parts = (await TextAsync(site, $"/c/{credential.Code}/badge.jwt")).Split('.');
        var keys = await KeysAsync(site);
        var bytes = Base64Url.Decode(parts[part]);
        // The last byte but a few: inside the last value, so that JSON stays JSON.
        bytes[^4] ^= 1;
        parts[part] = Base64Url.Encode(bytes);

        Assert.ThrowsAny<Exception>(() =>
            JWT.Decode(string.Join('.', parts), keys.Single(k => k.Kty == Jwk.KeyTypes.RSA), JwsAlgorithm.RS256)
        );
    }

    [Fact]
    public async Task Two_visits_get_the_same_place_in_the_status_list()
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        using var once = await OpenAsync(site, await TextAsync(site, $"/c/{credential.Code}/badge.jwt"));
        using var twice = await OpenAsync(site, await TextAsync(site, $"/c/{credential.Code}/badge.jwt"));

        Assert.Equal(Place(once), Place(twice));
        Assert.InRange(Place(once), 0, StatusList.Bits - 1);
    }

    [Theory]
    [InlineData(CredentialState.Revoked, true, false)]
    [InlineData(CredentialState.Suspended, false, true)]
    [InlineData(CredentialState.Issued, false, false)]
    public async Task The_status_lists_say_at_once_whether_it_stands(CredentialState state, bool revoked, bool suspended)
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        using var badge = await OpenAsync(site, await TextAsync(site, $"/c/{credential.Code}/badge.jwt"));
        Assert.False(await IsSetAsync(site, "revocation", Place(badge)));

        await site.InDatabaseAsync(db => db.Set<Credential>().ExecuteUpdateAsync(change => change.SetProperty(c => c.State, state)));

        Assert.Equal(revoked, await IsSetAsync(site, "revocation", Place(badge)));
        Assert.Equal(suspended, await IsSetAsync(site, "suspension", Place(badge)));
    }

    [Fact]
    public async Task A_replaced_badge_no_longer_stands()
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        using var badge = await OpenAsync(site, await TextAsync(site, $"/c/{credential.Code}/badge.jwt"));

        await site.InDatabaseAsync(db =>
            db.Set<Credential>().ExecuteUpdateAsync(change => change.SetProperty(c => c.SupersededBy, "7K3QD2M4PAXH8ZR5TWVC9NBE6G"))
        );

        Assert.True(await IsSetAsync(site, "revocation", Place(badge)));
    }

    [Fact]
    public async Task A_badge_signed_before_a_rotation_still_verifies()
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var before = await TextAsync(site, $"/c/{credential.Code}/badge.jwt");

        await RotateAsync(site);

        var after = await TextAsync(site, $"/c/{credential.Code}/badge.jwt");
        Assert.NotEqual(Kid(before), Kid(after));
        using var old = await OpenAsync(site, before);
        using var renewed = await OpenAsync(site, after);
        Assert.Equal(Place(old), Place(renewed));
        Assert.Equal(2, (await KeysAsync(site)).Count(k => k.Kty == Jwk.KeyTypes.RSA));
    }

    [Fact]
    public async Task The_private_key_is_not_kept_in_clear()
    {
        using var site = Site();
        await KeysAsync(site);

        var keys = await site.InDatabaseAsync(db => db.Set<SigningKey>().ToListAsync());

        Assert.Equal([SigningAlgorithm.RS256, SigningAlgorithm.EdDSA], keys.Select(k => k.Algorithm).Order());
        Assert.All(
            keys,
            key =>
            {
                Assert.Equal(SigningKey.IdLength, key.Id.Length);
                var kept = Convert.FromBase64String(key.ProtectedPrivateKey);
                using var rsa = RSA.Create();
                Assert.Throws<CryptographicException>(() => rsa.ImportPkcs8PrivateKey(kept, out _));
                // What begins every PKCS#8 of an Ed25519 key.
                Assert.DoesNotContain("302E0201", Convert.ToHexString(kept), StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData("/.well-known/did.json")]
    [InlineData("/.well-known/jwks.json")]
    [InlineData("/i/cegep/did.json")]
    [InlineData("/i/cegep/jwks.json")]
    [InlineData("/status/revocation")]
    public async Task No_page_shows_a_private_part_of_a_key(string path)
    {
        using var site = Site();
        await site.AddInstitutionAsync("cegep", "Cégep");

        var answer = await TextAsync(site, path);

        // A token says in its header what it says of its key.
        using var json = answer.StartsWith('{') ? JsonDocument.Parse(answer) : JsonDocument.Parse(Base64Url.Decode(answer.Split('.')[0]));
        var names = Names(json.RootElement).ToList();
        Assert.Contains(names, name => name is "n" or "publicKeyMultibase");
        string[] secret = ["d", "p", "q", "dp", "dq", "qi", "k", "oth", "secretKeyMultibase", "privateKeyMultibase", "privateKeyJwk"];
        Assert.Empty(names.Intersect(secret));
    }

    [Fact]
    public async Task Each_institution_has_its_own_name_and_keys()
    {
        using var site = Site();
        await site.AddInstitutionAsync("cegep", "Cégep");

        using var home = JsonDocument.Parse(await TextAsync(site, "/.well-known/did.json"));
        using var other = JsonDocument.Parse(await TextAsync(site, "/i/cegep/did.json"));

        Assert.Equal("did:web:formation.exemple.ca", home.RootElement.GetProperty("id").GetString());
        Assert.Equal("did:web:formation.exemple.ca:i:cegep", other.RootElement.GetProperty("id").GetString());
        Assert.Empty(Keys(home).Intersect(Keys(other)));

        static IEnumerable<string> Keys(JsonDocument did) =>
            did.RootElement.GetProperty("verificationMethod").EnumerateArray().Select(m => m.GetProperty("id").GetString()!.Split('#')[1]);
    }

    [Fact]
    public async Task A_port_is_escaped_in_the_name()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca:8443" } };

        using var did = JsonDocument.Parse(await TextAsync(site, "/.well-known/did.json"));

        Assert.Equal("did:web:formation.exemple.ca%3A8443", did.RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_code_that_no_certificate_has_has_no_badge()
    {
        using var site = Site();

        using var answer = await site.Visit().Client.GetAsync(new Uri("/c/7K3QD2M4PAXH8ZR5TWVC9NBE6G/badge.jwt", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_picture_carries_the_badge_and_says_what_it_shows()
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var picture = await TextAsync(site, $"/c/{credential.Code}/badge.svg");

        var svg = XDocument.Parse(picture).Root!;
        using var badge = await OpenAsync(site, BadgeFile.Find(Encoding.UTF8.GetBytes(picture))!);
        Assert.Equal($"{Root}/c/{credential.Code}", badge.RootElement.GetProperty("id").GetString());
        Assert.Contains("Amélie Tremblay-Nguyễn", svg.Element(svg.Name.Namespace + "title")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("script", picture, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Names(member.Value).Prepend(member.Name)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Names),
            _ => [],
        };

    private static TrainingSite Site() => new() { Settings = { ["Training:PublicUrl"] = Root } };

    private static async Task<string> TextAsync(TrainingSite site, string path)
    {
        using var answer = await site.Visit().Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<IEnumerable<Jwk>> KeysAsync(TrainingSite site) =>
        JwkSet.FromJson(await TextAsync(site, "/.well-known/jwks.json"), JWT.DefaultSettings.JsonMapper).Keys;

    /// <summary>What a token says, once the key that its header names has verified it.</summary>
    private static async Task<JsonDocument> OpenAsync(TrainingSite site, string token)
    {
        var kid = Kid(token);
        var key = (await KeysAsync(site)).Single(k => kid!.EndsWith("#" + k.KeyId, StringComparison.Ordinal));
        return JsonDocument.Parse(JWT.Decode(token, key, JwsAlgorithm.RS256));
    }

    private static string? Kid(string token) => JWT.Headers<JsonElement>(token).GetProperty("kid").GetString();

    private static int Place(JsonDocument badge) =>
        int.Parse(
            badge.RootElement.GetProperty("credentialStatus")[0].GetProperty("statusListIndex").GetString()!,
            CultureInfo.InvariantCulture
        );

    private static async Task<bool> IsSetAsync(TrainingSite site, string purpose, int place)
    {
        using var list = await OpenAsync(site, await TextAsync(site, $"/status/{purpose}"));
        var subject = list.RootElement.GetProperty("credentialSubject");
        Assert.Equal(purpose, subject.GetProperty("statusPurpose").GetString());
        var encoded = subject.GetProperty("encodedList").GetString()!;
        Assert.Equal('u', encoded[0]);
        using var gzip = new GZipStream(new MemoryStream(Base64Url.Decode(encoded[1..])), CompressionMode.Decompress);
        using var bits = new MemoryStream();
        await gzip.CopyToAsync(bits);
        Assert.Equal(16_384, bits.Length);
        return (bits.ToArray()[place / 8] & (0x80 >> (place % 8))) != 0;
    }

    internal static async Task RotateAsync(TrainingSite site)
    {
        site.Time.Advance(TimeSpan.FromMinutes(1));
        await using var scope = site.Services.CreateAsyncScope();
        var home = site.Services.GetRequiredService<InstitutionDirectory>().Home;
        await scope.ServiceProvider.GetRequiredService<SigningKeys>().RotateAsync(home, default);
    }
}
