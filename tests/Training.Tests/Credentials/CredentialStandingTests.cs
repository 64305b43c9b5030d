using Microsoft.EntityFrameworkCore;
using Training.Credentials;

namespace Training.Tests.Credentials;

/// <summary>One rule says whether a credential stands, wherever it is asked.</summary>
public sealed class CredentialStandingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);
    private const string Another = "7K3QD2M4PAXH8ZR5TWVC9NBE6G";

    [Theory]
    [InlineData(CredentialState.Issued, null, null, StandingKind.Issued)]
    [InlineData(CredentialState.Issued, null, 1, StandingKind.Issued)]
    [InlineData(CredentialState.Issued, null, 0, StandingKind.Expired)]
    [InlineData(CredentialState.Suspended, null, -1, StandingKind.Suspended)]
    [InlineData(CredentialState.Issued, Another, -1, StandingKind.Superseded)]
    [InlineData(CredentialState.Suspended, Another, null, StandingKind.Superseded)]
    [InlineData(CredentialState.Revoked, Another, -1, StandingKind.Revoked)]
    public void What_weighs_most_is_said(CredentialState state, string? successor, int? expiresIn, StandingKind expected)
    {
        var expires = expiresIn is { } days ? Now.AddDays(days) : (DateTimeOffset?)null;

        Assert.Equal(expected, CredentialStanding.KindOf(state, successor, expires, Now));
    }

    [Fact]
    public async Task The_database_tells_the_same_of_each_as_the_rule()
    {
        using var site = new TrainingSite();
        CredentialState[] states = [CredentialState.Issued, CredentialState.Suspended, CredentialState.Revoked];
        foreach (var state in states)
        foreach (var successor in new[] { null, Another })
        foreach (var expires in new DateTimeOffset?[] { null, Now, Now.AddDays(1) })
        {
            var credential = await (await Graduate.OfAsync(site)).AwardAsync();
            await site.InDatabaseAsync(db =>
                db.Set<Credential>()
                    .Where(c => c.Id == credential.Id)
                    .ExecuteUpdateAsync(change =>
                        change
                            .SetProperty(c => c.State, state)
                            .SetProperty(c => c.SupersededBy, successor)
                            .SetProperty(c => c.ExpiresAt, expires)
                    )
            );
        }

        var all = await site.InDatabaseAsync(db => db.Set<Credential>().AsNoTracking().ToListAsync());
        foreach (var kind in Enum.GetValues<StandingKind>())
        {
            var found = await site.InDatabaseAsync(db => db.Set<Credential>().WhoseStandingIs(kind, Now).Select(c => c.Id).ToListAsync());
            var expected = all.Where(c => CredentialStanding.Of(c, Now).Kind == kind).Select(c => c.Id).ToList();
            Assert.NotEmpty(expected);
            Assert.Equal(expected.Order(), found.Order());
        }
    }
}
