using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Content.Quizzes;
using Training.Learners;

namespace Training.Review;

/// <summary>What is known of one learner’s memory of one item; it exists from their first answer on. Nobody else ever sees it.</summary>
public sealed class ReviewCard
{
    /// <summary>Never later than this: practices and laws change, and a year is long.</summary>
    public const int LongestInterval = 365;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public required Guid LearnerId { get; init; }
    public required ActivityId ActivityId { get; init; }
    public required string Item { get; init; }

    /// <summary>FSRS’s S and D after the last answer.</summary>
    public double Stability { get; private set; }
    public double Difficulty { get; private set; }

    /// <summary>How often it was answered.</summary>
    public int Answers { get; private set; }

    /// <summary>The day of the last answer, and the day it is asked again.</summary>
    public DateOnly LastOn { get; private set; }
    public DateOnly DueOn { get; private set; }

    /// <summary>Rises with every change, so that of two tabs the second sees first what the other wrote.</summary>
    public int Revision { get; private set; }

    public List<ReviewAnswer> Log { get; } = [];

    public Memory Memory => new(Stability, Difficulty);

    /// <summary>How likely it is still remembered, from 0 to 1.</summary>
    public double RetrievabilityOn(DateOnly day) => Memory.Retrievability(DaysSince(LastOn, day));

    /// <summary>Notes an answer, rated by its score until the learner says otherwise.</summary>
    public void Answer(string contentHash, Response response, double score, DateTimeOffset now, DateOnly today)
    {
        var answer = new ReviewAnswer
        {
            CardId = Id,
            Number = Answers + 1,
            ContentHash = contentHash,
            Text = response.Text,
            ScaledScore = score,
            Proposed = ReviewAnswer.Propose(score),
            Recall = ReviewAnswer.Propose(score),
            AnsweredAt = now,
            AnsweredOn = today,
            Days = Answers == 0 ? null : DaysSince(LastOn, today),
            StabilityBefore = Answers == 0 ? null : Stability,
            DifficultyBefore = Answers == 0 ? null : Difficulty,
        };
        Log.Add(answer);
        Answers++;
        LastOn = today;
        Remember(answer);
    }

    /// <summary>The learner says how well they remembered; only the last answer can still be rated.</summary>
    public void Rate(ReviewAnswer answer, Recall recall)
    {
        if (answer.Number != Answers || answer.Recall == recall)
            return;
        answer.Recall = recall;
        Remember(answer);
    }

    private void Remember(ReviewAnswer answer)
    {
        var memory = answer.After(answer.Recall);
        (Stability, Difficulty) = (memory.Stability, memory.Difficulty);
        DueOn = answer.AnsweredOn.AddDays(memory.NextInterval(LongestInterval));
        Revision++;
    }

    private static int DaysSince(DateOnly from, DateOnly to) => Math.Max(0, to.DayNumber - from.DayNumber);
}

internal sealed class ReviewCardConfiguration : IEntityTypeConfiguration<ReviewCard>
{
    public void Configure(EntityTypeBuilder<ReviewCard> card)
    {
        card.ToTable("ReviewCards");
        card.Property(c => c.Id).ValueGeneratedNever();
        card.Property(c => c.Item).HasMaxLength(80);
        card.Property(c => c.Revision).IsConcurrencyToken();
        card.HasOne<Learner>().WithMany().HasForeignKey(c => c.LearnerId).OnDelete(DeleteBehavior.Cascade);
        card.HasMany(c => c.Log).WithOne().HasForeignKey(a => a.CardId).OnDelete(DeleteBehavior.Cascade);

        // Two first clicks make one card.
        card.HasIndex(c => new
            {
                c.LearnerId,
                c.ActivityId,
                c.Item,
            })
            .IsUnique();
    }
}
