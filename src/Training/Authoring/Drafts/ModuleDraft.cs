using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Institutions;

namespace Training.Authoring.Drafts;

/// <summary>Where a module stands between its authors and its learners.</summary>
public enum DraftState
{
    /// <summary>Being written: it differs from what is published, or nothing is.</summary>
    Draft = 1,

    /// <summary>Someone else is asked to read it.</summary>
    InReview = 2,

    /// <summary>It is what the last published version says.</summary>
    Published = 3,
}

/// <summary>The files of one module as an institution’s authors are writing them; published versions are made from it.</summary>
public sealed class ModuleDraft : IInstitutionOwned
{
    public const int SlugLength = 80;
    public const int TitleLength = 200;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }

    /// <summary>The module’s own name in addresses; nobody else on the installation has it.</summary>
    public required string Slug { get; init; }

    /// <summary>The title that its <c>module.md</c> last gave it, for lists.</summary>
    public required string Title { get; set; }

    public DraftState State { get; set; } = DraftState.Draft;
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedById { get; init; }

    /// <summary>When a file of it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>The version last made from it; null until one is.</summary>
    public string? PublishedHash { get; set; }

    /// <summary>The version that it was copied from, or last brought up to date with; null when it began here.</summary>
    public string? OriginHash { get; set; }

    /// <summary>Whether other institutions may copy what is published of it.</summary>
    public bool IsShared { get; set; }

    /// <summary>Rises with every change of state, so that nobody publishes what another just sent back.</summary>
    public int Revision { get; set; }
}

internal sealed class ModuleDraftConfiguration : IEntityTypeConfiguration<ModuleDraft>
{
    public void Configure(EntityTypeBuilder<ModuleDraft> draft)
    {
        draft.ToTable("ModuleDrafts");
        draft.Property(d => d.Id).ValueGeneratedNever();
        draft.Property(d => d.Slug).HasMaxLength(ModuleDraft.SlugLength);
        draft.Property(d => d.Title).HasMaxLength(ModuleDraft.TitleLength);
        draft.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        draft.Property(d => d.PublishedHash).HasMaxLength(64);
        draft.Property(d => d.OriginHash).HasMaxLength(64);
        draft.Property(d => d.Revision).IsConcurrencyToken();
        draft.HasOne<Institution>().WithMany().HasForeignKey(d => d.InstitutionId).OnDelete(DeleteBehavior.Cascade);
        draft.HasIndex(d => d.Slug).IsUnique();
    }
}
