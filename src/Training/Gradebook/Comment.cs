using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Cohorts;
using Training.Content;
using Training.Institutions;
using Training.Learners;

namespace Training.Gradebook;

/// <summary>What an instructor wrote to a learner about their work; the learner reads it.</summary>
public sealed class Comment : IInstitutionOwned
{
    public const int TextLength = 4000;

    /// <summary>Made by the form, so that a second click writes it once.</summary>
    public required Guid Id { get; init; }

    public Guid InstitutionId { get; init; }
    public required Guid OfferingId { get; init; }
    public required Guid LearnerId { get; init; }

    /// <summary>Null for the work as a whole.</summary>
    public ActivityId? ActivityId { get; init; }

    public required string Text { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When the learner first saw it.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.ToTable("Comments");
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.Text).HasMaxLength(Comment.TextLength);
        comment.HasOne<Offering>().WithMany().HasForeignKey(c => c.OfferingId).OnDelete(DeleteBehavior.Restrict);
        comment.HasOne<Learner>().WithMany().HasForeignKey(c => c.LearnerId).OnDelete(DeleteBehavior.Cascade);
        comment.HasIndex(c => new { c.LearnerId, c.OfferingId });
    }
}
