using Training.Data;
using Training.Institutions;

namespace Training.Credentials.Badges;

/// <summary>A credential that somebody asks the badge of, and the institution that signs it.</summary>
internal sealed record FoundBadge(Credential Credential, Institution Issuer);

/// <summary>Finds a credential by its code and signs its badge.</summary>
internal sealed class AskedBadge(
    TrainingDbContext db,
    InstitutionDirectory institutions,
    StatusPlaces places,
    BadgeDocument badges,
    SignedCredential signed
)
{
    public async Task<FoundBadge?> FindAsync(string code, CancellationToken ct) =>
        await AwardedCredentials.FindAsync(db, code, ct) is { } credential && institutions.Find(credential.InstitutionId) is { } issuer
            ? new(credential, issuer)
            : null;

    public async Task<string> TokenAsync(FoundBadge badge, CancellationToken ct) =>
        await signed.TokenAsync(badges.Of(badge.Credential, badge.Issuer, await places.OfAsync(badge.Credential, ct)), badge.Issuer, ct);

    public async Task<string> DocumentAsync(FoundBadge badge, CancellationToken ct) =>
        await signed.DocumentAsync(badges.Of(badge.Credential, badge.Issuer, await places.OfAsync(badge.Credential, ct)), badge.Issuer, ct);
}
