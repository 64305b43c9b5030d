using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Institutions;
using Training.Learners;

namespace Training.Cohorts;

/// <summary>The time that an institution grants a learner in every activity. Of this and what the learner set for themselves, the more generous holds.</summary>
public sealed class Accommodation : IInstitutionOwned
{
    public Guid InstitutionId { get; init; }
    public required Guid LearnerId { get; init; }

    /// <summary>How much longer than announced every time limit is: from 1 to 4.</summary>
    public required decimal TimeFactor { get; set; }

    /// <summary>No time limit at all.</summary>
    public bool NoLimit { get; set; }

    public required Guid GrantedBy { get; set; }
    public required DateTimeOffset GrantedAt { get; set; }
}

internal sealed class AccommodationConfiguration : IEntityTypeConfiguration<Accommodation>
{
    public void Configure(EntityTypeBuilder<Accommodation> accommodation)
    {
        accommodation.ToTable("Accommodations");
        accommodation.HasKey(a => new { a.LearnerId, a.InstitutionId });
        accommodation.Property(a => a.TimeFactor).HasPrecision(4, 2);
        accommodation.HasOne<Learner>().WithMany().HasForeignKey(a => a.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
