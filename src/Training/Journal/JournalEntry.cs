using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Learners;

namespace Training.Journal;

/// <summary>What a learner wrote for themselves, under a prompt of a lesson or of a debrief. Nobody else ever sees it.</summary>
public sealed class JournalEntry
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public required Guid LearnerId { get; init; }
    public required ActivityId ActivityId { get; init; }

    /// <summary>The prompt’s id in its activity.</summary>
    public required string Prompt { get; init; }

    public required string Text { get; set; }
    public required DateTimeOffset WrittenAt { get; set; }
}

internal sealed class JournalEntryConfiguration : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable("JournalEntries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Prompt).HasMaxLength(80);
        entry.HasOne<Learner>().WithMany().HasForeignKey(e => e.LearnerId).OnDelete(DeleteBehavior.Cascade);
        entry
            .HasIndex(e => new
            {
                e.LearnerId,
                e.ActivityId,
                e.Prompt,
            })
            .IsUnique();
    }
}
