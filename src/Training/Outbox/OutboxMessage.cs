using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Training.Outbox;

/// <summary>
/// Work to be done outside the request, written in the same transaction as the change that asks for it. Any process claims it for a while, does
/// it, and says so; what fails is tried again later and later, and given up in sight.
/// </summary>
public sealed class OutboxMessage
{
    public const int KindLength = 40;
    public const int KeyLength = 200;
    public const int ProblemLength = 500;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Whose work it is; null for the installation’s own.</summary>
    public Guid? InstitutionId { get; init; }

    /// <summary>Names the handler: <c>letter</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What would make it the same work: asked for twice, it is done once.</summary>
    public required string Key { get; init; }

    /// <summary>For the handler, as JSON; emptied when the work is done, so that no letter lies here.</summary>
    public required string Payload { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Until when a process has it.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public int Tries { get; set; }

    /// <summary>What went wrong last, without any content.</summary>
    public string? Problem { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Given up: a person looks, and has it tried again or drops it.</summary>
    public DateTimeOffset? DeadAt { get; set; }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("Outbox");
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Kind).HasMaxLength(OutboxMessage.KindLength);
        message.Property(m => m.Key).HasMaxLength(OutboxMessage.KeyLength);
        message.Property(m => m.Problem).HasMaxLength(OutboxMessage.ProblemLength);
        message.HasIndex(m => m.Key).IsUnique();
        message.HasIndex(m => new
        {
            m.DoneAt,
            m.DeadAt,
            m.DueAt,
        });
    }
}
