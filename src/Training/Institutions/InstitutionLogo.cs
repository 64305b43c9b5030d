using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Training.Institutions;

/// <summary>An institution’s logo, a picture of points; in a row of its own, since the directory keeps the institutions in memory.</summary>
public sealed class InstitutionLogo : IInstitutionOwned
{
    public const int MostBytes = 100 * 1024;

    public required Guid InstitutionId { get; init; }

    /// <summary>SHA-256 in hexadecimal; part of its address, so that browsers may keep it for good.</summary>
    public required string Hash { get; set; }

    /// <summary>As sniffed from the bytes: image/png, image/jpeg or image/webp.</summary>
    public required string MediaType { get; set; }

    public required byte[] Bytes { get; set; }
}

internal sealed class InstitutionLogoConfiguration : IEntityTypeConfiguration<InstitutionLogo>
{
    public void Configure(EntityTypeBuilder<InstitutionLogo> logo)
    {
        logo.ToTable("InstitutionLogos");
        logo.HasKey(l => l.InstitutionId);
        logo.Property(l => l.Hash).HasMaxLength(64);
        logo.Property(l => l.MediaType).HasMaxLength(40);
        logo.HasOne<Institution>().WithOne().HasForeignKey<InstitutionLogo>(l => l.InstitutionId).OnDelete(DeleteBehavior.Cascade);
    }
}
