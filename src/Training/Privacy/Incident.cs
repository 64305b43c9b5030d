using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Institutions;

namespace Training.Privacy;

/// <summary>A confidentiality incident in an institution’s register, as Law 25 asks for one.</summary>
public sealed class Incident : IInstitutionOwned
{
    public const int TextLength = 4000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }

    /// <summary>The day it happened, or began, when it is known.</summary>
    public DateOnly? HappenedOn { get; set; }

    public required DateOnly FoundOn { get; set; }
    public required string Description { get; set; }

    /// <summary>What personal information it touches.</summary>
    public string DataTouched { get; set; } = "";

    /// <summary>How many people; null when it isn’t known.</summary>
    public int? PeopleTouched { get; set; }

    /// <summary>Whether it presents a risk of serious injury; null until it is assessed.</summary>
    public bool? IsSerious { get; set; }

    /// <summary>Why it was assessed so: sensitivity, anticipated consequences, likelihood of injurious use.</summary>
    public string Assessment { get; set; } = "";

    public string Measures { get; set; } = "";
    public DateOnly? CommissionToldOn { get; set; }
    public DateOnly? PeopleToldOn { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public required Guid WrittenById { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Rises with every change: of two people who edit at once, the second sees first what the other wrote.</summary>
    public int Revision { get; set; }
}

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> incident)
    {
        incident.ToTable("Incidents");
        incident.Property(i => i.Id).ValueGeneratedNever();
        incident.Property(i => i.Description).HasMaxLength(Incident.TextLength);
        incident.Property(i => i.DataTouched).HasMaxLength(Incident.TextLength);
        incident.Property(i => i.Assessment).HasMaxLength(Incident.TextLength);
        incident.Property(i => i.Measures).HasMaxLength(Incident.TextLength);
        incident.Property(i => i.Revision).IsConcurrencyToken();
        incident.HasOne<Institution>().WithMany().HasForeignKey(i => i.InstitutionId).OnDelete(DeleteBehavior.Cascade);
        incident.HasIndex(i => new { i.InstitutionId, i.FoundOn });
    }
}
