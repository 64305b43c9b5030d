using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Training.Privacy;

/// <summary>Who read or changed what about whom: written once, never changed.</summary>
public sealed class AuditEntry
{
    public const int ActionLength = 60;
    public const int DetailLength = 500;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Where it was done; null for the installation’s own work.</summary>
    public Guid? InstitutionId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for the site itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>What was done: <c>learner.record.read</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The person it is about; null when it is about nobody in particular.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>What a reader needs to understand it; never the data itself.</summary>
    public string Detail { get; init; } = "";
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Action).HasMaxLength(AuditEntry.ActionLength);
        entry.Property(e => e.Detail).HasMaxLength(AuditEntry.DetailLength);
        // Neither the actor nor the subject is a foreign key: the trace outlives an erased person, as a number without a name.
        entry.HasIndex(e => new { e.InstitutionId, e.At });
        entry.HasIndex(e => new { e.SubjectId, e.At });
        entry.HasIndex(e => new { e.ActorId, e.At });
    }
}
