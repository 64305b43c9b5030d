using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Content.Scenarios;
using Training.Enrolments;
using Training.Institutions;

namespace Training.Scenarios;

/// <summary>One learner’s run through one simulated session: the content, a seed and the steps; all the rest is recomputed.</summary>
public sealed class ScenarioAttempt : IInstitutionOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid EnrolmentId { get; init; }
    public required Guid LearnerId { get; init; }
    public required ActivityId ActivityId { get; init; }

    /// <summary>The content it was started on, and stays on.</summary>
    public required string ContentHash { get; init; }

    /// <summary>1 for the first attempt, 2 for the second; practice is numbered apart.</summary>
    public required int Number { get; init; }

    /// <summary>Taken up again from a moment of another attempt, to try: it writes no learning record, no score, and counts nowhere.</summary>
    public bool IsPractice { get; init; }

    /// <summary>The number of the attempt that a practice goes on from.</summary>
    public int? OriginNumber { get; init; }

    /// <summary>What it goes on from is a practice itself.</summary>
    public bool OriginIsPractice { get; init; }

    /// <summary>How many of its first steps are those of the attempt it takes up again.</summary>
    public int CopiedSteps { get; init; }

    /// <summary>The channel that a practice goes on through, when it is not the author’s.</summary>
    public Channel? DetourTo { get; init; }

    /// <summary>After how many steps the practice changes channel.</summary>
    public int? DetourAfter { get; init; }

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

    /// <summary>What it was worth, written when it ended; none for practice.</summary>
    public List<ScenarioScore> Scores { get; } = [];

    public string Address => AttemptAddress.Of(ActivityId, IsPractice, Number);

    public string? OriginAddress => OriginNumber is { } number ? AttemptAddress.Of(ActivityId, OriginIsPractice, number) : null;

    public Detour? Detour => DetourTo is { } channel && DetourAfter is { } after ? new(after, channel) : null;

    /// <summary>A practice that goes on from one of this attempt’s moments: its first steps are copied, so that it needs this attempt no more.</summary>
    public ScenarioAttempt TakeUp(int number, int after, Detour? detour, DateTimeOffset now)
    {
        var practice = new ScenarioAttempt
        {
            EnrolmentId = EnrolmentId,
            LearnerId = LearnerId,
            ActivityId = ActivityId,
            ContentHash = ContentHash,
            Number = number,
            IsPractice = true,
            OriginNumber = Number,
            OriginIsPractice = IsPractice,
            CopiedSteps = after,
            DetourTo = detour?.Channel,
            DetourAfter = detour?.AfterStep,
            Seed = Seed,
            TimeFactor = TimeFactor,
            StartedAt = now,
        };
        practice.Steps.AddRange(Standing().Take(after).Select((s, i) => s.CopyTo(practice.Id, i + 1, now)));
        return practice;
    }

    /// <summary>The steps in order, without those that were taken back.</summary>
    private List<ScenarioStep> Standing()
    {
        var standing = new List<ScenarioStep>();
        foreach (var step in Steps.OrderBy(s => s.Number))
            if (step.Kind != StepKind.Back)
                standing.Add(step);
            else if (standing.Count > 0)
                standing.RemoveAt(standing.Count - 1);
        return standing;
    }
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

    /// <summary>The same step in another attempt; what the learner does next is timed from there.</summary>
    public ScenarioStep CopyTo(Guid attempt, int number, DateTimeOffset now) =>
        new()
        {
            AttemptId = attempt,
            Number = number,
            Kind = Kind,
            Value = Value,
            Scene = Scene,
            Seconds = Seconds,
            TakenAt = now,
        };

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
        attempt.HasMany(a => a.Scores).WithOne().HasForeignKey(s => s.AttemptId).OnDelete(DeleteBehavior.Cascade);
        attempt.Property(a => a.DetourTo).HasConversion<string>().HasMaxLength(20);
        attempt
            .HasIndex(a => new
            {
                a.LearnerId,
                a.ActivityId,
                a.IsPractice,
                a.Number,
                a.InstitutionId,
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
