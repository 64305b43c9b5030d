using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Cohorts;
using Training.Content;
using Training.Institutions.Invitations;
using Training.Learners;

namespace Training.Institutions;

/// <summary>Someone was written to, to join the institution; the letter’s link lets them in.</summary>
public sealed class Invitation : IInstitutionOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }

    /// <summary>The address, in capitals, as accounts compare it.</summary>
    public required string Email { get; init; }

    public string GivenName { get; set; } = "";
    public string FamilyName { get; set; } = "";
    public Language Language { get; set; }

    /// <summary>What they may do besides learning.</summary>
    public Role? Role { get; set; }

    /// <summary>The cohort that they come into.</summary>
    public Guid? OfferingId { get; set; }

    public required DateTimeOffset InvitedAt { get; set; }
    public Guid? InvitedBy { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>From now on, and for as long as a link lasts.</summary>
    internal void Renew(DateTimeOffset now, Guid? by)
    {
        (InvitedAt, InvitedBy) = (now, by);
        ExpiresAt = now + InvitationLink.Lasts;
        AcceptedAt = null;
    }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("Invitations");
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.Property(i => i.Email).HasMaxLength(256);
        invitation.Property(i => i.GivenName).HasMaxLength(100);
        invitation.Property(i => i.FamilyName).HasMaxLength(100);
        invitation.Property(i => i.Role).HasConversion(r => r!.Value.Code(), code => Roles.Find(code)!.Value).HasMaxLength(20);
        invitation.HasOne<Institution>().WithMany().HasForeignKey(i => i.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        invitation.HasOne<Offering>().WithMany().HasForeignKey(i => i.OfferingId).OnDelete(DeleteBehavior.Restrict);

        // Invited twice, written to again: one row.
        invitation.HasIndex(i => new { i.InstitutionId, i.Email }).IsUnique();
    }
}
