using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Training.Learners;

/// <summary>A device on which someone is signed in, so that they can see it and sign it out from elsewhere. Its address isn’t kept.</summary>
public sealed class SignInSession
{
    public const int DeviceLength = 100;

    /// <summary>What the cookie holds.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid LearnerId { get; init; }

    /// <summary>The browser and system, in a word or two: « Firefox, Android »; empty when it doesn’t say.</summary>
    public string Device { get; set; } = "";

    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>Written when its cookie is compared with the database, which is every half hour.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When it was signed out; its cookie is refused from then on.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class SignInSessionConfiguration : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> session)
    {
        session.ToTable("SignInSessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Device).HasMaxLength(SignInSession.DeviceLength);
        session.HasOne<Learner>().WithMany().HasForeignKey(s => s.LearnerId).OnDelete(DeleteBehavior.Cascade);
        session.HasIndex(s => new { s.LearnerId, s.EndedAt });
        session.HasIndex(s => s.EndedAt);
    }
}
