using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Institutions;

namespace Training.Learners;

/// <summary>Someone was given a role.</summary>
public sealed class RoleGrant : IInstitutionOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid LearnerId { get; init; }
    public required Role Role { get; init; }
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>Who gave it; null when a command did.</summary>
    public Guid? GrantedById { get; init; }

    /// <summary>From when it counts no more, for who stands in for someone; null for as long as it isn’t taken away.</summary>
    public DateTimeOffset? Until { get; init; }
}

internal static class RoleGrantQueries
{
    /// <summary>Those that count at a moment: one that was lent counts until its end.</summary>
    public static IQueryable<RoleGrant> Held(this IQueryable<RoleGrant> grants, DateTimeOffset now) =>
        grants.Where(g => g.Until == null || g.Until > now);
}

internal sealed class RoleGrantConfiguration : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> grant)
    {
        grant.ToTable("RoleGrants");
        grant.Property(g => g.Id).ValueGeneratedNever();
        grant.Property(g => g.Role).HasConversion(r => r.Code(), code => Roles.Find(code)!.Value).HasMaxLength(20);
        grant.HasOne<Learner>().WithMany().HasForeignKey(g => g.LearnerId).OnDelete(DeleteBehavior.Cascade);
        grant
            .HasIndex(g => new
            {
                g.LearnerId,
                g.Role,
                g.InstitutionId,
            })
            .IsUnique();
    }
}
