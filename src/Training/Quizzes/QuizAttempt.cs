using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Content.Quizzes;
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
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>xAPI’s scaled score, 0 to 1; null until the attempt is submitted.</summary>
    public double? ScaledScore { get; private set; }

    public bool Passed { get; private set; }

    /// <summary>Rises with every change: of two tabs that answer or submit at once, the second sees first what the other wrote.</summary>
    public int Revision { get; private set; }

    public List<QuizResponse> Responses { get; } = [];

    public bool IsSubmitted => SubmittedAt is not null;

    public Response ResponseTo(string item) => Find(item) is { } kept ? new(kept.Choices) : Response.None;

    /// <summary>Keeps an answer; the latest one stands.</summary>
    public void Answer(string item, Response answer, DateTimeOffset now)
    {
        // A retry, or a form that brings back what is already kept, changes nothing.
        if (IsSubmitted || ResponseTo(item) == answer)
            return;

        if (Find(item) is { } response)
            (response.Choices, response.AnsweredAt) = (answer.Text, now);
        else
            Responses.Add(
                new QuizResponse
                {
                    AttemptId = Id,
                    Item = item,
                    Choices = answer.Text,
                    AnsweredAt = now,
                }
            );
        Revision++;
    }

    public void Submit(Quiz quiz, DateTimeOffset now)
    {
        // A double click or a reload sends the form twice; the first score stands.
        if (IsSubmitted)
            return;

        var mean = QuizDraw.For(quiz, Seed).Select(item => item.Score(ResponseTo(item.Id))).Average() ?? 0;
        // Thirds don’t add up exactly in binary, and a last digit must not fail anyone.
        ScaledScore = Math.Round(mean, 6);
        Passed = ScaledScore >= quiz.Mastery;
        SubmittedAt = now;
        Revision++;
    }

    private QuizResponse? Find(string item) => Responses.Find(r => r.Item == item);
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
        attempt.Property(a => a.Revision).IsConcurrencyToken();
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
