using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Localization;

namespace Training.Learners;

internal sealed class LearnerConfiguration : IEntityTypeConfiguration<Learner>
{
    public const int NameLength = 100;

    public void Configure(EntityTypeBuilder<Learner> learner)
    {
        learner.ToTable("Learners");
        learner.Property(l => l.GivenName).HasMaxLength(NameLength);
        learner.Property(l => l.FamilyName).HasMaxLength(NameLength);
        learner.Property(l => l.Language).HasConversion(l => l.Code(), code => Languages.Find(code) ?? Language.Fr).HasMaxLength(2);
        learner.Property(l => l.TimeFactor).HasPrecision(3, 1);
        learner.Property(l => l.PhoneNumber).HasMaxLength(50);
        learner.Property(l => l.Digest).HasConversion<string>().HasMaxLength(10).HasDefaultValue(Digest.Weekly).HasSentinel(Digest.Weekly);
        learner.HasIndex(l => l.GuestSeenAt);
    }
}
