using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Training.Credentials.Keys;
using Training.Data;
using Training.Institutions;

namespace Training.Credentials.Badges;

/// <summary>Verifies a signed badge by the site’s own keys and by what became of the credential since.</summary>
internal sealed class VerifyBadge(TrainingDbContext db, TimeProvider clock)
{
    public async Task<OpenedBadge> RunAsync(string badge, CancellationToken ct)
    {
        var keys = await db.Set<SigningKey>().OfAllInstitutions().AsNoTracking().ToDictionaryAsync(k => k.Id, ct);
        var opened = OpenedBadge.Open(
            badge,
            id => keys.TryGetValue(id, out var key) ? JsonNode.Parse(key.PublicKey)!.AsObject() : null,
            clock.GetUtcNow()
        );
        // One that has expired may be revoked, too, which weighs more.
        if (opened.Problem is not (null or BadgeProblem.Expired))
            return opened;
        // Another institution of the installation can’t sign for this one.
        if (
            await AwardedCredentials.FindAsync(db, opened.Code, ct) is not { } credential
            || credential.InstitutionId != keys[opened.KeyId].InstitutionId
        )
            return opened with { Problem = BadgeProblem.Unknown };
        return opened with { Problem = Standing(credential) ?? opened.Problem };
    }

    private BadgeProblem? Standing(Credential credential) =>
        CredentialStanding.Of(credential, clock.GetUtcNow()).Kind switch
        {
            StandingKind.Revoked => BadgeProblem.Revoked,
            StandingKind.Superseded => BadgeProblem.Superseded,
            StandingKind.Suspended => BadgeProblem.Suspended,
            StandingKind.Expired => BadgeProblem.Expired,
            _ => null,
        };
}
