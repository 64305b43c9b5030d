using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content.Quizzes;

namespace Training.Quizzes;

/// <summary>What a learner answered to one item; the latest answer stands until the attempt is submitted.</summary>
public sealed class QuizResponse
{
    public required Guid AttemptId { get; init; }
    public required string Item { get; init; }

    /// <summary>The answer, as <see cref="Response"/> writes it; empty when there is none.</summary>
    public required string Text { get; set; }

    /// <summary>When the answer was given, by the clock of <see cref="AnswerTime"/>: it says which of two is the latest.</summary>
    public long Sequence { get; set; }

    /// <summary>Whether the learner wants to look at it again before submitting.</summary>
    public bool IsFlagged { get; set; }

    /// <summary>The same as <see cref="Sequence"/>, for the flag.</summary>
    public long FlagSequence { get; set; }

    /// <summary>The level that the learner gave their own answer on each criterion, such as <c>2,1</c>; null while they did not.</summary>
    public string? SelfAssessment { get; set; }

    /// <summary>How sure the learner said they were; null when they didn’t say.</summary>
    public Confidence? Confidence { get; set; }

    /// <summary>The same as <see cref="Sequence"/>, for the confidence.</summary>
    public long ConfidenceSequence { get; set; }

    /// <summary>Whether the learner had the answer checked: it was explained, and stands.</summary>
    public bool IsChecked { get; set; }

    /// <summary>What the learner answers in practice, after the attempt; null while they did not. It counts for nothing.</summary>
    public string? Practice { get; set; }

    /// <summary>Whether that answer was checked and explained.</summary>
    public bool IsPracticeChecked { get; set; }

    /// <summary>How long it was worked on, as far as script could tell; 0 when nothing is known.</summary>
    public int Milliseconds { get; set; }

    public required DateTimeOffset AnsweredAt { get; set; }
}

internal sealed class QuizResponseConfiguration : IEntityTypeConfiguration<QuizResponse>
{
    public void Configure(EntityTypeBuilder<QuizResponse> response)
    {
        response.ToTable("QuizResponses");
        response.HasKey(r => new { r.AttemptId, r.Item });
        response.Property(r => r.Item).HasMaxLength(80);
        response.Property(r => r.Text).HasMaxLength(OpenItem.MostLetters);
        response.Property(r => r.Practice).HasMaxLength(OpenItem.MostLetters);
        response.Property(r => r.SelfAssessment).HasMaxLength(100);
    }
}
