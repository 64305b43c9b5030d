using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Catalogue;
using Training.Content;
using Training.Institutions;
using Training.Learners;
using Training.Quizzes;

namespace Training.Regrades;

/// <summary>Items of a quiz were corrected after attempts: who did it, why, and what answers to the one version are now marked by.</summary>
public sealed class Regrade : IInstitutionOwned
{
    public const int ReasonLength = 1000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required ActivityId ActivityId { get; init; }

    /// <summary>The version that the attempts are on, and stay on.</summary>
    public required string FromHash { get; init; }

    /// <summary>The version whose key counts now.</summary>
    public required string ToHash { get; init; }

    /// <summary>1 for the first correction of this version, 2 for the second.</summary>
    public required int Number { get; init; }

    /// <summary>The ids of the corrected items, such as <c>ouverture,porte</c>.</summary>
    public required string Items { get; init; }

    /// <summary>What learners are told.</summary>
    public required string Reason { get; init; }

    /// <summary>Null once whoever made it was erased.</summary>
    public Guid? MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public List<RegradedAttempt> Attempts { get; } = [];

    public IReadOnlyList<string> ItemIds => Items.Split(',');
}

/// <summary>What a correction made of one attempt. An attempt that it does not change has no such row.</summary>
public sealed class RegradedAttempt
{
    public required Guid RegradeId { get; init; }
    public required Guid AttemptId { get; init; }
    public required double ScoreBefore { get; init; }
    public required double ScoreAfter { get; init; }
    public required bool PassedBefore { get; init; }
    public required bool PassedAfter { get; init; }
}

internal sealed class RegradeConfiguration : IEntityTypeConfiguration<Regrade>
{
    public void Configure(EntityTypeBuilder<Regrade> regrade)
    {
        regrade.ToTable("Regrades");
        regrade.Property(r => r.Id).ValueGeneratedNever();
        regrade.Property(r => r.FromHash).HasMaxLength(64);
        regrade.Property(r => r.ToHash).HasMaxLength(64);
        regrade.Property(r => r.Items).HasMaxLength(4000);
        regrade.Property(r => r.Reason).HasMaxLength(Regrade.ReasonLength);
        regrade.HasOne<ModuleVersion>().WithMany().HasForeignKey(r => r.FromHash).OnDelete(DeleteBehavior.Restrict);
        regrade.HasOne<ModuleVersion>().WithMany().HasForeignKey(r => r.ToHash).OnDelete(DeleteBehavior.Restrict);
        regrade.HasOne<Learner>().WithMany().HasForeignKey(r => r.MadeBy).OnDelete(DeleteBehavior.SetNull);
        regrade.HasMany(r => r.Attempts).WithOne().HasForeignKey(a => a.RegradeId).OnDelete(DeleteBehavior.Cascade);

        // Two tabs cannot both make the first one: the second sees what is left to correct, which is nothing.
        regrade
            .HasIndex(r => new
            {
                r.ActivityId,
                r.FromHash,
                r.Number,
                r.InstitutionId,
            })
            .IsUnique();
    }
}

internal sealed class RegradedAttemptConfiguration : IEntityTypeConfiguration<RegradedAttempt>
{
    public void Configure(EntityTypeBuilder<RegradedAttempt> attempt)
    {
        attempt.ToTable("RegradedAttempts");
        attempt.HasKey(a => new { a.RegradeId, a.AttemptId });
        attempt.HasOne<QuizAttempt>().WithMany().HasForeignKey(a => a.AttemptId).OnDelete(DeleteBehavior.Cascade);
        attempt.HasIndex(a => a.AttemptId);
    }
}
