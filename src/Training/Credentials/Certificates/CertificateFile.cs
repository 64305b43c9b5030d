using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
