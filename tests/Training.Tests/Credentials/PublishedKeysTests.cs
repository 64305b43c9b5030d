using System.Security.Cryptography;
using System.Text.Json;
using Jose;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Credentials.Keys;
using Training.Institutions;
using static Training.Tests.Credentials.OtherVerifier;

namespace Training.Tests.Credentials;

/// <summary>The keys that an institution publishes, under its own name, and those that it shows nobody.</summary>
public sealed class PublishedKeysTests
{
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

    [Theory]
    [InlineData("", "did:web:formation.exemple.ca:i:cegep")]
    [InlineData("/cours", "did:web:formation.exemple.ca:cours:i:cegep")]
    public async Task A_path_that_the_whole_site_is_served_under_is_in_the_name(string path, string did)
    {
        using var site = new TrainingSite();
        await using var scope = site.Services.CreateAsyncScope();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep");
        scope.ServiceProvider.GetRequiredService<CurrentInstitution>().Enter(cegep, "/i/cegep");
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            Request =
            {
                Scheme = "https",
                Host = new("formation.exemple.ca"),
                PathBase = path + "/i/cegep",
            },
        };

        Assert.Equal(did, scope.ServiceProvider.GetRequiredService<IssuerIdentity>().Did(cegep));
    }

    private static IEnumerable<string> Names(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Names(member.Value).Prepend(member.Name)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Names),
            _ => [],
        };
}
