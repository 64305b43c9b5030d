using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;

namespace Training.Credentials.Keys;

/// <summary>The keys that institutions sign with: made on first need, never shown, kept for ever so that what they signed stays valid.</summary>
internal sealed class SigningKeys(TrainingDbContext db, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("Training.Credentials.SigningKey");

    /// <summary>The key that an institution signs with today. Of two nodes that make the first at once, both keep theirs: both are published.</summary>
    public async Task<SigningKey> CurrentAsync(Institution institution, SigningAlgorithm algorithm, CancellationToken ct)
    {
        var current = await Of(institution)
            .Where(k => k.RetiredAt == null && k.Algorithm == algorithm)
            .OrderByDescending(k => k.CreatedAt)
            .ThenBy(k => k.Id)
            .FirstOrDefaultAsync(ct);
        return current ?? await CreateAsync(institution, algorithm, ct);
    }

    /// <summary>Every key of an institution, retired ones too: what is needed to verify whatever it ever signed.</summary>
    public async Task<IReadOnlyList<SigningKey>> PublishedAsync(Institution institution, CancellationToken ct)
    {
        foreach (var algorithm in Enum.GetValues<SigningAlgorithm>())
            await CurrentAsync(institution, algorithm, ct);
        return await Of(institution).OrderBy(k => k.CreatedAt).ThenBy(k => k.Id).ToListAsync(ct);
    }

    /// <summary>Signs with new keys from now on.</summary>
    public async Task<IReadOnlyList<SigningKey>> RotateAsync(Institution institution, CancellationToken ct)
    {
        var created = new List<SigningKey>();
        foreach (var algorithm in Enum.GetValues<SigningAlgorithm>())
            created.Add(await CreateAsync(institution, algorithm, ct));
        var kept = created.Select(k => k.Id).ToList();
        await db.Set<SigningKey>()
            .OfAllInstitutions()
            .Where(k => k.InstitutionId == institution.Id && !kept.Contains(k.Id) && k.RetiredAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(k => k.RetiredAt, clock.GetUtcNow()), ct);
        return created;
    }

    public byte[] Sign(SigningKey key, byte[] data)
    {
        var pkcs8 = protector.Unprotect(Convert.FromBase64String(key.ProtectedPrivateKey));
        try
        {
            return key.Algorithm == SigningAlgorithm.EdDSA ? Ed25519Key.Sign(pkcs8, data) : RsaKey.Sign(pkcs8, data);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    private IQueryable<SigningKey> Of(Institution institution) =>
        db.Set<SigningKey>().OfAllInstitutions().AsNoTracking().Where(k => k.InstitutionId == institution.Id);

    private async Task<SigningKey> CreateAsync(Institution institution, SigningAlgorithm algorithm, CancellationToken ct)
    {
        var (jwk, pkcs8) = algorithm == SigningAlgorithm.EdDSA ? Ed25519Key.Create() : RsaKey.Create();
        var key = new SigningKey
        {
            Id = PublicKey.Thumbprint(jwk),
            InstitutionId = institution.Id,
            Algorithm = algorithm,
            PublicKey = jwk.ToJsonString(),
            ProtectedPrivateKey = Convert.ToBase64String(protector.Protect(pkcs8)),
            CreatedAt = clock.GetUtcNow(),
        };
        CryptographicOperations.ZeroMemory(pkcs8);
        db.Add(key);
        await db.SaveChangesAsync(ct);
        return key;
    }
}
