using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Learners;
using Training.Localization;

namespace Training.Privacy;

/// <summary>Someone consented to something, or took it back, on reading one version of a text: the last one said holds.</summary>
public sealed class Consent
{
    public const int PurposeLength = 60;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public required Guid LearnerId { get; init; }

    /// <summary>What for: <c>digest</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>SHA-256, in hexadecimal, of the text that was read: the proof.</summary>
    public required string TextHash { get; init; }

    public required Language Language { get; init; }
    public required bool IsGiven { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.ToTable("Consents");
        consent.Property(c => c.Id).ValueGeneratedNever();
        consent.Property(c => c.Purpose).HasMaxLength(Consent.PurposeLength);
        consent.Property(c => c.TextHash).HasMaxLength(64);
        consent.Property(c => c.Language).HasConversion(l => l.Code(), code => Languages.Find(code) ?? Language.Fr).HasMaxLength(2);
        consent.HasOne<Learner>().WithMany().HasForeignKey(c => c.LearnerId).OnDelete(DeleteBehavior.Cascade);
        consent.HasIndex(c => new
        {
            c.LearnerId,
            c.Purpose,
            c.At,
        });
    }
}
