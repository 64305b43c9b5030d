using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Data;

namespace Training.Credentials.Certificates;

/// <summary>A printed certificate that was handed out, by its SHA-256: whoever holds the file can ask whether it was changed.</summary>
public sealed class CertificateFile
{
    public const int HashLength = 64;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public required Guid CredentialId { get; init; }

    /// <summary>SHA-256 of its bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}

internal static class CertificateFiles
{
    /// <summary>Remembers a file that is handed out, once.</summary>
    public static async Task RecordAsync(TrainingDbContext db, Credential credential, byte[] pdf, DateTimeOffset now, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(pdf));
        if (await IsKnownAsync(db, credential, hash, ct))
            return;
        db.Add(
            new CertificateFile
            {
                CredentialId = credential.Id,
                Sha256 = hash,
                MadeAt = now,
            }
        );
        // Asked for twice at once, it is there once.
        await db.TrySaveAsync(ct);
    }

    public static Task<bool> IsKnownAsync(TrainingDbContext db, Credential credential, string hash, CancellationToken ct) =>
        db.Set<CertificateFile>().AnyAsync(f => f.CredentialId == credential.Id && f.Sha256 == hash, ct);
}

internal sealed class CertificateFileConfiguration : IEntityTypeConfiguration<CertificateFile>
{
    public void Configure(EntityTypeBuilder<CertificateFile> file)
    {
        file.ToTable("CertificateFiles");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Sha256).HasMaxLength(CertificateFile.HashLength);
        file.HasOne<Credential>().WithMany().HasForeignKey(f => f.CredentialId).OnDelete(DeleteBehavior.Cascade);
        file.HasIndex(f => new { f.CredentialId, f.Sha256 }).IsUnique();
    }
}
