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
    public async Task<SigningKey> CurrentAsync(Institution institution, CancellationToken ct)
    {
        var current = await Of(institution)
            .Where(k => k.RetiredAt == null && k.Algorithm == SigningAlgorithm.RS256)
            .OrderByDescending(k => k.CreatedAt)
            .ThenBy(k => k.Id)
            .FirstOrDefaultAsync(ct);
        return current ?? await CreateAsync(institution, ct);
    }

    /// <summary>Every key of an institution, retired ones too: what is needed to verify whatever it ever signed.</summary>
    public async Task<IReadOnlyList<SigningKey>> PublishedAsync(Institution institution, CancellationToken ct)
    {
        await CurrentAsync(institution, ct);
        return await Of(institution).OrderBy(k => k.CreatedAt).ThenBy(k => k.Id).ToListAsync(ct);
    }

    /// <summary>Signs with a new key from now on.</summary>
    public async Task<SigningKey> RotateAsync(Institution institution, CancellationToken ct)
    {
        var created = await CreateAsync(institution, ct);
        await db.Set<SigningKey>()
            .OfAllInstitutions()
            .Where(k => k.InstitutionId == institution.Id && k.Id != created.Id && k.RetiredAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(k => k.RetiredAt, clock.GetUtcNow()), ct);
        return created;
    }

    public byte[] Sign(SigningKey key, byte[] data)
    {
        var pkcs8 = protector.Unprotect(Convert.FromBase64String(key.ProtectedPrivateKey));
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportPkcs8PrivateKey(pkcs8, out _);
            return rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    private IQueryable<SigningKey> Of(Institution institution) =>
        db.Set<SigningKey>().OfAllInstitutions().AsNoTracking().Where(k => k.InstitutionId == institution.Id);

    private async Task<SigningKey> CreateAsync(Institution institution, CancellationToken ct)
    {
        using var rsa = RSA.Create(RsaKey.Bits);
        var jwk = RsaKey.PublicJwk(rsa);
        var pkcs8 = rsa.ExportPkcs8PrivateKey();
        var key = new SigningKey
        {
            Id = RsaKey.Thumbprint(jwk),
            InstitutionId = institution.Id,
            Algorithm = SigningAlgorithm.RS256,
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
