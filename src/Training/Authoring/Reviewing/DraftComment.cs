using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Authoring.Drafts;
using Training.Institutions;

namespace Training.Authoring.Reviewing;

/// <summary>What someone says of a line of a draft.</summary>
public sealed class DraftComment : IInstitutionOwned
{
    public const int TextLength = 2000;
    public const int ExcerptLength = 400;

    /// <summary>Given by the form: a second click finds it written.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid DraftId { get; init; }

    /// <summary>It goes with a file that is renamed.</summary>
    public required string Path { get; set; }

    /// <summary>From 1: it follows its line whenever the file is saved. Below 0 where the line stood when it was removed.</summary>
    public required int Line { get; set; }

    /// <summary>What the line said when this was written, whatever became of it.</summary>
    public required string Excerpt { get; init; }

    public required string Text { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? ResolvedAt { get; set; }
    public Guid? ResolvedById { get; set; }
}

internal sealed class DraftCommentConfiguration : IEntityTypeConfiguration<DraftComment>
{
    public void Configure(EntityTypeBuilder<DraftComment> comment)
    {
        comment.ToTable("DraftComments");
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.Path).HasMaxLength(DraftFile.PathLength);
        comment.Property(c => c.Excerpt).HasMaxLength(DraftComment.ExcerptLength);
        comment.Property(c => c.Text).HasMaxLength(DraftComment.TextLength);
        comment.HasOne<ModuleDraft>().WithMany().HasForeignKey(c => c.DraftId).OnDelete(DeleteBehavior.Cascade);
        comment.HasIndex(c => new { c.DraftId, c.Path });
    }
}
