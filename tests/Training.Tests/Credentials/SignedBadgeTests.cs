using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Jose;
using Training.Credentials.Badges;
using static Training.Tests.Credentials.OtherVerifier;

namespace Training.Tests.Credentials;

/// <summary>Badges as others read them: with a library that isn’t ours, from the published keys alone.</summary>
public sealed class SignedBadgeTests
{
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

    [Fact]
    public async Task The_small_picture_carries_the_title_too()
    {
        using var site = Site();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var picture = await site.Visit().Client.GetByteArrayAsync(new Uri($"/c/{credential.Code}/badge.png", UriKind.Relative));

        Assert.Contains("iTXtTitle\0\0\0\0\0Un essai", Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
        using var badge = await OpenAsync(site, BadgeFile.Find(picture)!);
        Assert.Equal($"{Root}/c/{credential.Code}", badge.RootElement.GetProperty("id").GetString());
    }
}
