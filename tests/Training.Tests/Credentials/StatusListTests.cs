using System.IO.Compression;
using Jose;
using Microsoft.EntityFrameworkCore;
using Training.Credentials;
using Training.Credentials.Badges;
using static Training.Tests.Credentials.OtherVerifier;

namespace Training.Tests.Credentials;

/// <summary>Whether a badge still stands, as a verifier finds it in the institution’s lists without saying which it holds.</summary>
public sealed class StatusListTests
{
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
}
