using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Institutions;

namespace Training.Credentials.Keys;

/// <summary>What a key signs with.</summary>
public enum SigningAlgorithm
{
    /// <summary>RSA 2048 with SHA-256, for JSON Web Tokens.</summary>
    RS256 = 1,

    /// <summary>Ed25519, for Data Integrity proofs.</summary>
    EdDSA,
}

/// <summary>A key by which an institution signs its credentials. A retired one signs nothing new; what it signed stays valid.</summary>
public sealed class SigningKey : IInstitutionOwned
{
    public const int IdLength = 43;

    /// <summary>The JWK thumbprint of the public key (RFC 7638, SHA-256, base64url).</summary>
    public required string Id { get; init; }

    public Guid InstitutionId { get; init; }
    public required SigningAlgorithm Algorithm { get; init; }

    /// <summary>As a JWK, JSON.</summary>
    public required string PublicKey { get; init; }

    /// <summary>PKCS#8, encrypted with data protection; no page ever shows it.</summary>
    public required string ProtectedPrivateKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RetiredAt { get; set; }
}

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> key)
    {
        key.ToTable("SigningKeys");
        key.Property(k => k.Id).HasMaxLength(SigningKey.IdLength);
        key.Property(k => k.Algorithm).HasConversion<string>().HasMaxLength(10);
        key.HasOne<Institution>().WithMany().HasForeignKey(k => k.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        key.HasIndex(k => new { k.InstitutionId, k.CreatedAt });
    }
}
