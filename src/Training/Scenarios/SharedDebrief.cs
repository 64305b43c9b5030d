using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Institutions;

namespace Training.Scenarios;

/// <summary>A debrief that its learner lets others read, for as long as this row stands. Withdrawn, its address is never given again.</summary>
public sealed class SharedDebrief : IInstitutionOwned
{
    public const int TokenLength = 32;

    public required Guid AttemptId { get; init; }
    public Guid InstitutionId { get; init; }

    /// <summary>128 random bits: whoever is signed in and has them may read. Kept as they are, so that the learner can copy the link again.</summary>
    public string Token { get; init; } = RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);

    /// <summary>Whether readers are told whose debrief it is.</summary>
    public required bool ShowsName { get; set; }

    public required DateTimeOffset SharedAt { get; init; }

    public string Address => $"~/shared/debriefs/{Token}";
}

internal sealed class SharedDebriefConfiguration : IEntityTypeConfiguration<SharedDebrief>
{
    public void Configure(EntityTypeBuilder<SharedDebrief> shared)
    {
        shared.ToTable("SharedDebriefs");
        shared.HasKey(s => s.AttemptId);
        shared.Property(s => s.Token).HasMaxLength(SharedDebrief.TokenLength);
        shared.HasIndex(s => s.Token).IsUnique();
        shared.HasOne<ScenarioAttempt>().WithOne().HasForeignKey<SharedDebrief>(s => s.AttemptId).OnDelete(DeleteBehavior.Cascade);
    }
}
