using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Institutions;
using Training.Learners;
using Training.Quizzes;

namespace Training.Gradebook;

/// <summary>One assessor’s reading of an open answer by its rubric. A second assessor’s stands beside the first’s.</summary>
public sealed class RubricAssessment : IInstitutionOwned
{
    public const int CommentLength = 2000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid AttemptId { get; init; }

    /// <summary>The item, as the quiz names it.</summary>
    public required string Item { get; init; }

    public required Guid AssessorId { get; init; }

    /// <summary>The level chosen for each criterion of the rubric, in its order.</summary>
    public required List<int> Levels { get; set; }

    public string Comment { get; set; } = "";
    public required DateTimeOffset At { get; set; }
}

internal sealed class RubricAssessmentConfiguration : IEntityTypeConfiguration<RubricAssessment>
{
    public void Configure(EntityTypeBuilder<RubricAssessment> assessment)
    {
        assessment.ToTable("RubricAssessments");
        assessment.Property(a => a.Id).ValueGeneratedNever();
        assessment.Property(a => a.Item).HasMaxLength(80);
        assessment.Property(a => a.Comment).HasMaxLength(RubricAssessment.CommentLength);
        assessment.HasOne<QuizAttempt>().WithMany().HasForeignKey(a => a.AttemptId).OnDelete(DeleteBehavior.Cascade);
        assessment.HasOne<Learner>().WithMany().HasForeignKey(a => a.AssessorId).OnDelete(DeleteBehavior.Restrict);

        // Of each assessor one reading, the last.
        assessment
            .HasIndex(a => new
            {
                a.AttemptId,
                a.Item,
                a.AssessorId,
            })
            .IsUnique();
    }
}
