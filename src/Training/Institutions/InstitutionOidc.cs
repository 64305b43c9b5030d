using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Training.Institutions;

/// <summary>The OpenID provider by which an institution’s people sign in.</summary>
public sealed class InstitutionOidc : IInstitutionOwned
{
    public required Guid InstitutionId { get; init; }

    /// <summary>Where its discovery document is, without <c>/.well-known/…</c>.</summary>
    public required string Authority { get; set; }

    public required string ClientId { get; set; }

    /// <summary>Encrypted with data protection; never shown again.</summary>
    public required string ProtectedSecret { get; set; }

    /// <summary>What the button says after « Continuer avec ».</summary>
    public required string Name { get; set; }

    /// <summary>Whether whoever the provider knows becomes a member, or only those invited.</summary>
    public bool Joins { get; set; }
}

internal sealed class InstitutionOidcConfiguration : IEntityTypeConfiguration<InstitutionOidc>
{
    public void Configure(EntityTypeBuilder<InstitutionOidc> provider)
    {
        provider.ToTable("InstitutionOidc");
        provider.HasKey(p => p.InstitutionId);
        provider.Property(p => p.Authority).HasMaxLength(Institution.TextLength);
        provider.Property(p => p.ClientId).HasMaxLength(Institution.NameLength);
        provider.Property(p => p.Name).HasMaxLength(Institution.NameLength);
        provider.HasOne<Institution>().WithOne().HasForeignKey<InstitutionOidc>(p => p.InstitutionId).OnDelete(DeleteBehavior.Cascade);
    }
}
