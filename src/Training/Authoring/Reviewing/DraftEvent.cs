using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Authoring.Drafts;
using Training.Institutions;

namespace Training.Authoring.Reviewing;

/// <summary>What happens to a draft as a whole.</summary>
public enum DraftEventKind
{
    Created = 1,

    /// <summary>Begun from a version of a module that someone else wrote.</summary>
    Copied = 2,

    /// <summary>Files were brought in from an archive.</summary>
    Imported = 3,
    FileAdded = 4,
    FileRemoved = 5,
    FileRenamed = 6,

    /// <summary>Someone else is asked to read it.</summary>
    SentToReview = 7,

    /// <summary>Whoever read it asks for changes.</summary>
    SentBack = 8,
    Published = 9,

    /// <summary>An older version is what new learners start with again.</summary>
    RolledBack = 10,

    /// <summary>Other institutions may copy it from now on, or no longer.</summary>
    Shared = 11,
    Unshared = 12,

    /// <summary>What changed in the module that it was copied from was taken over.</summary>
    BroughtUpToDate = 13,

    /// <summary>Whoever read it has nothing against it; its hash says what they read.</summary>
    Approved = 14,

    /// <summary>The catalogue offers it no more.</summary>
    Withdrawn = 15,

    /// <summary>The catalogue offers it again, in the version that was withdrawn.</summary>
    PutBack = 16,
}

/// <summary>Who did what with a draft, and when. Never changed.</summary>
public sealed class DraftEvent : IInstitutionOwned
{
    public const int NoteLength = 1000;

    /// <summary>Given by the form that asks for it: a second click finds it done.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid DraftId { get; init; }
    public required DraftEventKind Kind { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The version that was published, rolled back to, withdrawn, put back, copied or taken over, or the content that was approved.</summary>
    public string? Hash { get; init; }

    /// <summary>A file’s path, or what the person wrote.</summary>
    public string Note { get; init; } = "";
}

internal sealed class DraftEventConfiguration : IEntityTypeConfiguration<DraftEvent>
{
    public void Configure(EntityTypeBuilder<DraftEvent> happened)
    {
        happened.ToTable("DraftEvents");
        happened.Property(e => e.Id).ValueGeneratedNever();
        happened.Property(e => e.Kind).HasConversion<string>().HasMaxLength(20);
        happened.Property(e => e.Hash).HasMaxLength(64);
        happened.Property(e => e.Note).HasMaxLength(DraftEvent.NoteLength);
        happened.HasOne<ModuleDraft>().WithMany().HasForeignKey(e => e.DraftId).OnDelete(DeleteBehavior.Cascade);
        happened.HasIndex(e => new { e.DraftId, e.At });
    }
}
