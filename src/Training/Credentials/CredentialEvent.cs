using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Institutions;

namespace Training.Credentials;

/// <summary>What was done to a credential.</summary>
public enum CredentialEventKind
{
    Issued = 1,
    Suspended,

    /// <summary>It stands again.</summary>
    Resumed,
    Revoked,

    /// <summary>Replaced by one with another name.</summary>
    Corrected,

    /// <summary>Replaced by one that lasts longer.</summary>
    Renewed,
}

/// <summary>A line of a credential’s history: written once, never changed.</summary>
public sealed class CredentialEvent : IInstitutionOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid CredentialId { get; init; }
    public required CredentialEventKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null when nobody had to, as when a completion earns one by itself.</summary>
    public Guid? ById { get; init; }

    public string Reason { get; init; } = "";

    public static CredentialEvent Of(
        Credential credential,
        CredentialEventKind kind,
        DateTimeOffset at,
        Guid? by = null,
        string reason = ""
    ) =>
        new()
        {
            InstitutionId = credential.InstitutionId,
            CredentialId = credential.Id,
            Kind = kind,
            At = at,
            ById = by,
            Reason = reason,
        };
}

internal sealed class CredentialEventConfiguration : IEntityTypeConfiguration<CredentialEvent>
{
    public void Configure(EntityTypeBuilder<CredentialEvent> line)
    {
        line.ToTable("CredentialEvents");
        line.Property(e => e.Id).ValueGeneratedNever();
        line.Property(e => e.Kind).HasConversion<string>().HasMaxLength(20);
        line.Property(e => e.Reason).HasMaxLength(Credential.ReasonLength);
        line.HasOne<Credential>().WithMany().HasForeignKey(e => e.CredentialId).OnDelete(DeleteBehavior.Cascade);
        line.HasIndex(e => new { e.CredentialId, e.At });
    }
}
