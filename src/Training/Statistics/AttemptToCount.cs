using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Institutions;
using Training.Quizzes;

namespace Training.Statistics;

/// <summary>A submitted attempt that the statistics of its quiz don’t hold yet. It goes in the same save that counts it: never twice.</summary>
public sealed class AttemptToCount : IInstitutionOwned
{
    /// <summary>Only the first attempt: later ones come after the answers were explained.</summary>
    public const int OnlyNumber = 1;

    public required Guid AttemptId { get; init; }
    public Guid InstitutionId { get; init; }
    public required ActivityId ActivityId { get; init; }

    public static AttemptToCount Of(QuizAttempt attempt) =>
        new()
        {
            AttemptId = attempt.Id,
            InstitutionId = attempt.InstitutionId,
            ActivityId = attempt.ActivityId,
        };
}

internal sealed class AttemptToCountConfiguration : IEntityTypeConfiguration<AttemptToCount>
{
    public void Configure(EntityTypeBuilder<AttemptToCount> waiting)
    {
        waiting.ToTable("AttemptsToCount");
        waiting.HasKey(w => w.AttemptId);
        waiting.Property(w => w.AttemptId).ValueGeneratedNever();
        waiting.HasOne<QuizAttempt>().WithOne().HasForeignKey<AttemptToCount>(w => w.AttemptId).OnDelete(DeleteBehavior.Cascade);
        waiting.HasIndex(w => w.ActivityId);
    }
}
