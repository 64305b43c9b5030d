using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Institutions;

namespace Training.Progress;

/// <summary>What a learner did with an activity, in xAPI’s words.</summary>
public enum Verb
{
    Completed = 1,
    Passed = 2,
    Failed = 3,
}

/// <summary>Who, verb, activity, result, when: the fact that everything about progress is read from. Never changed.</summary>
public sealed class LearningRecord : IInstitutionOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid EnrolmentId { get; init; }
    public required Guid LearnerId { get; init; }
    public required Verb Verb { get; init; }
    public required ActivityId ActivityId { get; init; }

    /// <summary>Which attempt it came from; 0 for an activity without attempts.</summary>
    public int Attempt { get; init; }

    /// <summary>0 for what the learner did; 1, 2… for what the first, second… correction of the quiz made of it.</summary>
    public int Correction { get; init; }

    /// <summary>xAPI’s scaled score, 0 to 1; null where nothing is scored.</summary>
    public double? ScaledScore { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class LearningRecordConfiguration : IEntityTypeConfiguration<LearningRecord>
{
    public void Configure(EntityTypeBuilder<LearningRecord> record)
    {
        record.ToTable("LearningRecords");
        record.Property(r => r.Id).ValueGeneratedNever();
        record.HasIndex(r => r.LearnerId);

        // The same attempt, posted twice or on two nodes, is one fact.
        record
            .HasIndex(r => new
            {
                r.EnrolmentId,
                r.ActivityId,
                r.Attempt,
                r.Verb,
                r.Correction,
            })
            .IsUnique();
    }
}
