using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Enrolments;

namespace Training.Quizzes;

/// <summary>One learner’s try at one quiz, from the first page to the score.</summary>
public sealed class QuizAttempt
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public required Guid EnrolmentId { get; init; }
    public required Guid LearnerId { get; init; }
    public required ActivityId ActivityId { get; init; }

    /// <summary>The content it was started on, and stays on.</summary>
    public required string ContentHash { get; init; }

    /// <summary>1 for the first attempt, 2 for the second.</summary>
    public required int Number { get; init; }

    /// <summary>Decides which items are drawn and how they are ordered.</summary>
    public required long Seed { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>xAPI’s scaled score, 0 to 1; null until the attempt is submitted.</summary>
    public double? ScaledScore { get; set; }

    public bool Passed { get; set; }

    public List<QuizResponse> Responses { get; } = [];
}

/// <summary>What a learner answered to one item; the latest answer stands until the attempt is submitted.</summary>
public sealed class QuizResponse
{
    public required Guid AttemptId { get; init; }
    public required string Item { get; init; }

    /// <summary>The authored indexes of the ticked choices, in order, such as <c>0,2</c>; empty when none is.</summary>
    public required string Choices { get; set; }

    public required DateTimeOffset AnsweredAt { get; set; }
}

internal sealed class QuizAttemptConfiguration : IEntityTypeConfiguration<QuizAttempt>
{
    public void Configure(EntityTypeBuilder<QuizAttempt> attempt)
    {
        attempt.ToTable("QuizAttempts");
        attempt.Property(a => a.Id).ValueGeneratedNever();
        attempt.Property(a => a.ContentHash).HasMaxLength(64);
        attempt.HasOne<Enrolment>().WithMany().HasForeignKey(a => a.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        attempt.HasMany(a => a.Responses).WithOne().HasForeignKey(r => r.AttemptId).OnDelete(DeleteBehavior.Cascade);

        // Two tabs cannot both start attempt 1.
        attempt
            .HasIndex(a => new
            {
                a.LearnerId,
                a.ActivityId,
                a.Number,
            })
            .IsUnique();
    }
}

internal sealed class QuizResponseConfiguration : IEntityTypeConfiguration<QuizResponse>
{
    public void Configure(EntityTypeBuilder<QuizResponse> response)
    {
        response.ToTable("QuizResponses");
        response.HasKey(r => new { r.AttemptId, r.Item });
        response.Property(r => r.Item).HasMaxLength(80);
        response.Property(r => r.Choices).HasMaxLength(100);
    }
}
