using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Training.Uptime;

/// <summary>A time during which one process of the site was up, as far as it could write it down.</summary>
public sealed class SiteUptime
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; set; }
}

internal sealed class SiteUptimeConfiguration : IEntityTypeConfiguration<SiteUptime>
{
    public void Configure(EntityTypeBuilder<SiteUptime> uptime)
    {
        uptime.ToTable("SiteUptimes");
        uptime.Property(u => u.Id).ValueGeneratedNever();
        uptime.HasIndex(u => u.To);
    }
}
