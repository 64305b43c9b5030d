using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content.Quizzes;

namespace Training.Review;

/// <summary>One answer in the review log, with all that FSRS’s weights could one day be fitted to.</summary>
public sealed class ReviewAnswer
{
    private const double MostlyRight = 0.5;

    public required Guid CardId { get; init; }

    /// <summary>1 for the first. With the card it is unique: a second click or a second tab cannot answer twice.</summary>
    public required int Number { get; init; }

    /// <summary>The content that was shown.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The answer, as <see cref="Response"/> writes it.</summary>
    public required string Text { get; init; }

    public required double ScaledScore { get; init; }

    /// <summary>What the score says of the memory.</summary>
    public required Recall Proposed { get; init; }

    /// <summary>What the learner says; what the score says as long as they say nothing.</summary>
    public required Recall Recall { get; set; }

    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>The same, as a day where people learn.</summary>
    public required DateOnly AnsweredOn { get; init; }

    /// <summary>Since the answer before; null for the first.</summary>
    public int? Days { get; init; }

    public double? StabilityBefore { get; init; }
    public double? DifficultyBefore { get; init; }

    /// <summary>All right was remembered, half right was hard, less was not remembered; that it was easy, only the learner can say.</summary>
    public static Recall Propose(double score) =>
        score >= 1 ? Recall.Good
        : score >= MostlyRight ? Recall.Hard
        : Recall.Again;

    /// <summary>The memory that this answer leaves, rated so.</summary>
    public Memory After(Recall recall) =>
        StabilityBefore is { } stability && DifficultyBefore is { } difficulty
            ? new Memory(stability, difficulty).After(recall, Days ?? 0)
            : Memory.First(recall);

    /// <summary>In how many days it is asked again, rated so.</summary>
    public int IntervalAfter(Recall recall) => After(recall).NextInterval(ReviewCard.LongestInterval);
}

internal sealed class ReviewAnswerConfiguration : IEntityTypeConfiguration<ReviewAnswer>
{
    public void Configure(EntityTypeBuilder<ReviewAnswer> answer)
    {
        answer.ToTable("ReviewAnswers");
        answer.HasKey(a => new { a.CardId, a.Number });
        answer.Property(a => a.ContentHash).HasMaxLength(64);
        answer.Property(a => a.Text).HasMaxLength(OpenItem.MostLetters);
        answer.Property(a => a.Proposed).HasConversion<string>().HasMaxLength(10);
        answer.Property(a => a.Recall).HasConversion<string>().HasMaxLength(10);
    }
}
