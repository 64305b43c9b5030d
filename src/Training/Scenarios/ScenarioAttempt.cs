using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Content.Scenarios;
using Training.Enrolments;

namespace Training.Scenarios;

/// <summary>One learner’s run through one simulated session: the content, a seed and the steps; all the rest is recomputed.</summary>
public sealed class ScenarioAttempt
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public required Guid EnrolmentId { get; init; }
    public required Guid LearnerId { get; init; }
    public required ActivityId ActivityId { get; init; }

    /// <summary>The content it was started on, and stays on.</summary>
    public required string ContentHash { get; init; }

    /// <summary>1 for the first attempt, 2 for the second.</summary>
    public required int Number { get; init; }

    /// <summary>Decides what chance decides: which moment an incident picks.</summary>
    public required long Seed { get; init; }

    /// <summary>By how much the learner stretched the timed decisions: 1 as written, 3 for three times longer, 0 for no limit.</summary>
    public required int TimeFactor { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>0 to 1, once the session has ended.</summary>
    public double? ScaledScore { get; set; }

    public bool Passed { get; set; }

    public List<ScenarioStep> Steps { get; } = [];
}

/// <summary>One step as it was taken: a choice, an act or a timeout, in a scene, at a time.</summary>
public sealed class ScenarioStep
{
    public required Guid AttemptId { get; init; }

    /// <summary>1 for the first step. With the attempt it is unique: a second click or a second tab cannot take the same step twice.</summary>
    public required int Number { get; init; }

    public required StepKind Kind { get; init; }
    public required string Value { get; init; }

    /// <summary>The scene it was taken in, for reports; replaying does not need it.</summary>
    public required string Scene { get; init; }

    /// <summary>Session time since the start, in seconds.</summary>
    public required int Seconds { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    public Step ToStep() => new(Kind, Value, TimeSpan.FromSeconds(Seconds));
}

internal sealed class ScenarioAttemptConfiguration : IEntityTypeConfiguration<ScenarioAttempt>
{
    public void Configure(EntityTypeBuilder<ScenarioAttempt> attempt)
    {
        attempt.ToTable("ScenarioAttempts");
        attempt.Property(a => a.Id).ValueGeneratedNever();
        attempt.Property(a => a.ContentHash).HasMaxLength(64);
        attempt.HasOne<Enrolment>().WithMany().HasForeignKey(a => a.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        attempt.HasMany(a => a.Steps).WithOne().HasForeignKey(s => s.AttemptId).OnDelete(DeleteBehavior.Cascade);
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

internal sealed class ScenarioStepConfiguration : IEntityTypeConfiguration<ScenarioStep>
{
    public void Configure(EntityTypeBuilder<ScenarioStep> step)
    {
        step.ToTable("ScenarioSteps");
        step.HasKey(s => new { s.AttemptId, s.Number });
        step.Property(s => s.Kind).HasConversion<string>().HasMaxLength(10);
        step.Property(s => s.Value).HasMaxLength(80);
        step.Property(s => s.Scene).HasMaxLength(80);
    }
}
