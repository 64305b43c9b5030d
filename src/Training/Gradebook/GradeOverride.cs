using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Cohorts;
using Training.Content;
using Training.Institutions;
using Training.Learners;

namespace Training.Gradebook;

/// <summary>An instructor’s score in place of the one that attempts gave. Never changed: the newest one counts, and the others are its trace.</summary>
public sealed class GradeOverride : IInstitutionOwned
{
    public const int ReasonLength = 1000;

    /// <summary>Made by the form, so that a second click writes it once.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid OfferingId { get; init; }
    public required Guid LearnerId { get; init; }
    public required ActivityId ActivityId { get; init; }

    /// <summary>xAPI’s scaled score, 0 to 1; null gives the attempts’ own back.</summary>
    public double? ScaledScore { get; init; }

    public required string Reason { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class GradeOverrideConfiguration : IEntityTypeConfiguration<GradeOverride>
{
    public void Configure(EntityTypeBuilder<GradeOverride> change)
    {
        change.ToTable("GradeOverrides");
        change.Property(g => g.Id).ValueGeneratedNever();
        change.Property(g => g.Reason).HasMaxLength(GradeOverride.ReasonLength);
        change.HasOne<Offering>().WithMany().HasForeignKey(g => g.OfferingId).OnDelete(DeleteBehavior.Restrict);
        change.HasOne<Learner>().WithMany().HasForeignKey(g => g.LearnerId).OnDelete(DeleteBehavior.Restrict);
        change.HasIndex(g => new { g.OfferingId, g.LearnerId });
    }
}
