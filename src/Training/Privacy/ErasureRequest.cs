using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Training.Privacy;

/// <summary>Someone’s data is to be erased, unless they change their mind before its day.</summary>
public sealed class ErasureRequest
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Whose; no foreign key, for it outlives them.</summary>
    public required Guid LearnerId { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The person themselves, or who acted for them.</summary>
    public required Guid RequestedById { get; init; }

    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? CancelledAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

internal sealed class ErasureRequestConfiguration : IEntityTypeConfiguration<ErasureRequest>
{
    public void Configure(EntityTypeBuilder<ErasureRequest> request)
    {
        request.ToTable("ErasureRequests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.HasIndex(r => r.LearnerId);
        request.HasIndex(r => new { r.DoneAt, r.DueAt });
    }
}
