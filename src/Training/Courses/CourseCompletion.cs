using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Institutions;
using Training.Learners;

namespace Training.Courses;

/// <summary>A learner satisfied a course: a fact, with the rule it was granted by. Never recomputed, never re-dated.</summary>
public sealed class CourseCompletion : IInstitutionOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid CourseId { get; init; }
    public required Guid OfferingId { get; init; }
    public required Guid LearnerId { get; init; }

    /// <summary>The rule as the course stated it that day, as JSON.</summary>
    public required string Rule { get; init; }

    /// <summary>The hours that the course stated that day.</summary>
    public required decimal Hours { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }
}

internal sealed class CourseCompletionConfiguration : IEntityTypeConfiguration<CourseCompletion>
{
    public void Configure(EntityTypeBuilder<CourseCompletion> completion)
    {
        completion.ToTable("CourseCompletions");
        completion.Property(c => c.Id).ValueGeneratedNever();
        completion.Property(c => c.Hours).HasPrecision(6, 2);
        completion.HasOne<InstitutionCourse>().WithMany().HasForeignKey(c => c.CourseId).OnDelete(DeleteBehavior.Restrict);
        completion.HasOne<Learner>().WithMany().HasForeignKey(c => c.LearnerId).OnDelete(DeleteBehavior.Restrict);
        completion.HasIndex(c => new { c.OfferingId, c.LearnerId }).IsUnique();
        completion.HasIndex(c => c.LearnerId);
    }
}
