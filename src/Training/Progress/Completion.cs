using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content.Modules;
using Training.Institutions;

namespace Training.Progress;

/// <summary>A learner satisfied a module: a fact, with the rule and the content it was granted on. Never recomputed, never re-dated.</summary>
public sealed class Completion : IInstitutionOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid EnrolmentId { get; init; }
    public required Guid LearnerId { get; init; }
    public required string Module { get; init; }
    public required string ContentHash { get; init; }

    /// <summary>The rule, as the module stated it.</summary>
    public required MoveOn Rule { get; init; }

    /// <summary>The version of <see cref="ModuleProgress"/>’s reading of the rule.</summary>
    public required int RuleVersion { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }
}

internal sealed class CompletionConfiguration : IEntityTypeConfiguration<Completion>
{
    public void Configure(EntityTypeBuilder<Completion> completion)
    {
        completion.ToTable("Completions");
        completion.Property(c => c.Id).ValueGeneratedNever();
        completion.Property(c => c.Module).HasMaxLength(80);
        completion.Property(c => c.ContentHash).HasMaxLength(64);
        completion.Property(c => c.Rule).HasConversion<string>().HasMaxLength(30);
        completion.HasIndex(c => c.EnrolmentId).IsUnique();
        completion.HasIndex(c => c.LearnerId);
    }
}
