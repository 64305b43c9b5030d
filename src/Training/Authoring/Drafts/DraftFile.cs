using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Institutions;

namespace Training.Authoring.Drafts;

/// <summary>One file of a draft, as it is now.</summary>
public sealed class DraftFile : IInstitutionOwned
{
    public const int PathLength = 120;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid DraftId { get; init; }

    /// <summary>Within the module’s folder, such as <c>bilan.quiz.md</c> or <c>media/cuisine.webp</c>.</summary>
    public required string Path { get; init; }

    public required byte[] Content { get; set; }

    /// <summary>In bytes, so that a list needn’t read the content.</summary>
    public required int Size { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
    public required Guid ChangedById { get; set; }

    /// <summary>
    /// Rises with every save, and goes on where it stood when a file that was removed comes back: of two authors in one file, the second saves
    /// after seeing what the first wrote.
    /// </summary>
    public int Revision { get; set; } = 1;

    /// <summary>A draft’s files as they were looked at: what is confirmed is what was shown.</summary>
    public static string Fingerprint(IEnumerable<DraftFile> files)
    {
        var seen = string.Join('\n', files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"{f.Path} {f.Revision}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)).AsSpan(0, 8));
    }
}

/// <summary>
/// What a file said at one of its revisions. What two authors’ texts are merged from. Of what a script saved within a few minutes, the last is kept.
/// </summary>
public sealed class DraftFileRevision : IInstitutionOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid DraftId { get; init; }
    public required string Path { get; init; }
    public required int Revision { get; init; }

    /// <summary>Null when the file was removed.</summary>
    public required byte[]? Content { get; init; }

    /// <summary>In bytes; 0 when the file was removed.</summary>
    public required int Size { get; init; }

    /// <summary>A script saved it while its author typed: nobody asked for it to be kept.</summary>
    public bool IsAutomatic { get; init; }

    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }
}

internal sealed class DraftFileConfiguration : IEntityTypeConfiguration<DraftFile>
{
    public void Configure(EntityTypeBuilder<DraftFile> file)
    {
        file.ToTable("DraftFiles");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Path).HasMaxLength(DraftFile.PathLength);
        file.Property(f => f.Revision).IsConcurrencyToken();
        file.HasOne<ModuleDraft>().WithMany().HasForeignKey(f => f.DraftId).OnDelete(DeleteBehavior.Cascade);
        file.HasIndex(f => new { f.DraftId, f.Path }).IsUnique();
    }
}

internal sealed class DraftFileRevisionConfiguration : IEntityTypeConfiguration<DraftFileRevision>
{
    public void Configure(EntityTypeBuilder<DraftFileRevision> revision)
    {
        revision.ToTable("DraftFileRevisions");
        revision.Property(r => r.Id).ValueGeneratedNever();
        revision.Property(r => r.Path).HasMaxLength(DraftFile.PathLength);
        revision.HasOne<ModuleDraft>().WithMany().HasForeignKey(r => r.DraftId).OnDelete(DeleteBehavior.Cascade);
        revision
            .HasIndex(r => new
            {
                r.DraftId,
                r.Path,
                r.Revision,
            })
            .IsUnique();
    }
}
