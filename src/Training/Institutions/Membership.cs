using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Data;
using Training.Learners;

namespace Training.Institutions;

/// <summary>Someone learns, or works, at an institution. One person may at several.</summary>
public sealed class Membership : IInstitutionOwned
{
    public required Guid InstitutionId { get; init; }
    public required Guid LearnerId { get; init; }
    public required DateTimeOffset JoinedAt { get; init; }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("Memberships");
        // Led by the learner: who signs in asks for all of theirs.
        membership.HasKey(m => new { m.LearnerId, m.InstitutionId });
        membership.HasIndex(m => m.InstitutionId);
        membership.HasOne<Institution>().WithMany().HasForeignKey(m => m.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        membership.HasOne<Learner>().WithMany().HasForeignKey(m => m.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Makes someone a member of the current institution.</summary>
internal sealed class JoinInstitution(TrainingDbContext db, TimeProvider clock)
{
    /// <returns>False when they were one already.</returns>
    public async Task<bool> JoinAsync(Guid learner, CancellationToken ct = default)
    {
        if (await db.Set<Membership>().AnyAsync(m => m.LearnerId == learner, ct))
            return false;
        db.Add(
            new Membership
            {
                InstitutionId = db.InstitutionId,
                LearnerId = learner,
                JoinedAt = clock.GetUtcNow(),
            }
        );
        return await db.TrySaveAsync(ct);
    }
}
