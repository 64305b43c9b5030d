using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Training.Catalogue;

/// <summary>A published module: its whole source, never changed again, named by the hash of its content.</summary>
public sealed class ModuleVersion
{
    public const int NotesLength = 1000;

    /// <summary>Hex SHA-256 of the module’s files and of the shared files it was read with.</summary>
    public required string Hash { get; init; }

    public required string Module { get; init; }

    /// <summary>The number that its author gave it, such as 1.0.0.</summary>
    public required string Version { get; init; }

    /// <summary>The files, packed.</summary>
    public required byte[] Files { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The version with the latest of these is what new learners enrol on.</summary>
    public required DateTimeOffset CurrentSince { get; set; }

    /// <summary>
    /// Its authors took the module out of their institution’s catalogue, while this was the current version. It says nothing of a version that isn’t
    /// current, nor of the platform’s own.
    /// </summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>The institution whose authors published it; null for the platform’s own modules, which are everyone’s.</summary>
    public Guid? InstitutionId { get; init; }

    /// <summary>What changed, as its authors tell learners; empty for a first version.</summary>
    public string NotesFr { get; init; } = "";

    public string NotesEn { get; init; } = "";
}

internal sealed class ModuleVersionConfiguration : IEntityTypeConfiguration<ModuleVersion>
{
    public void Configure(EntityTypeBuilder<ModuleVersion> version)
    {
        version.ToTable("ModuleVersions");
        version.HasKey(v => v.Hash);
        version.Property(v => v.Hash).HasMaxLength(64);
        version.Property(v => v.Module).HasMaxLength(80);
        version.Property(v => v.Version).HasMaxLength(20);
        version.Property(v => v.NotesFr).HasMaxLength(ModuleVersion.NotesLength);
        version.Property(v => v.NotesEn).HasMaxLength(ModuleVersion.NotesLength);
        // Nodes ask every few seconds what has become current since they last asked.
        version.HasIndex(v => v.CurrentSince);
        version.HasIndex(v => new { v.Module, v.CurrentSince });
    }
}
