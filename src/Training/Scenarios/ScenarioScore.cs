using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content.Scenarios;

namespace Training.Scenarios;

/// <summary>What an attempt was worth for one competency, as it was when it ended: earlier attempts and reports need no replay.</summary>
public sealed class ScenarioScore
{
    public required Guid AttemptId { get; init; }

    /// <summary>C1 to C8.</summary>
    public required string Competency { get; init; }

    public required int Earned { get; init; }
    public required int Possible { get; init; }

    /// <summary>How many critical errors touched it.</summary>
    public required int Critical { get; init; }

    public static ScenarioScore Of(ScenarioAttempt attempt, CompetencyScore score) =>
        new()
        {
            AttemptId = attempt.Id,
            Competency = score.Competency,
            Earned = score.Earned,
            Possible = score.Possible,
            Critical = score.Critical,
        };

    public CompetencyScore ToScore() => new(Competency, Earned, Possible, Critical);
}

internal sealed class ScenarioScoreConfiguration : IEntityTypeConfiguration<ScenarioScore>
{
    public void Configure(EntityTypeBuilder<ScenarioScore> score)
    {
        score.ToTable("ScenarioScores");
        score.HasKey(s => new { s.AttemptId, s.Competency });
        score.Property(s => s.Competency).HasMaxLength(10);
    }
}
