using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Catalogue;
using Training.Institutions;
using Training.Learners;
using Training.Progress;

namespace Training.Enrolments;

/// <summary>A learner on a module, from the start to the completion, on the version they started with.</summary>
public sealed class Enrolment : IInstitutionOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid LearnerId { get; init; }
    public required string Module { get; init; }

    /// <summary>The version that this learner reads and finishes; another only by an instructor’s choice.</summary>
    public required string ContentHash { get; set; }

    public required DateTimeOffset EnrolledAt { get; init; }

    /// <summary>The slug of the activity last opened: where the learner resumes.</summary>
    public string? LastActivity { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    public List<LearningRecord> Records { get; } = [];

    public Completion? Completion { get; set; }
}

internal sealed class EnrolmentConfiguration : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> enrolment)
    {
        enrolment.ToTable("Enrolments");
        enrolment.Property(e => e.Id).ValueGeneratedNever();
        enrolment.Property(e => e.Module).HasMaxLength(80);
        enrolment.Property(e => e.ContentHash).HasMaxLength(64);
        enrolment.Property(e => e.LastActivity).HasMaxLength(80);
        enrolment.HasOne<Institution>().WithMany().HasForeignKey(e => e.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        enrolment.HasOne<Learner>().WithMany().HasForeignKey(e => e.LearnerId).OnDelete(DeleteBehavior.Restrict);
        enrolment.HasOne<ModuleVersion>().WithMany().HasForeignKey(e => e.ContentHash).OnDelete(DeleteBehavior.Restrict);
        enrolment.HasMany(e => e.Records).WithOne().HasForeignKey(r => r.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        enrolment.HasOne(e => e.Completion).WithOne().HasForeignKey<Completion>(c => c.EnrolmentId).OnDelete(DeleteBehavior.Restrict);

        // A second click does not enrol twice.
        enrolment
            .HasIndex(e => new
            {
                e.LearnerId,
                e.Module,
                e.InstitutionId,
            })
            .IsUnique();
    }
}
