using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Courses;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Progress;

namespace Training.Credentials;

/// <summary>A learner claims a credential that a registrar reviews first.</summary>
public sealed class CredentialRequest : IInstitutionOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }

    /// <summary>The completion of a module that it is for; null when it is for a course’s.</summary>
    public Guid? CompletionId { get; init; }

    public Guid? CourseCompletionId { get; init; }
    public required Guid LearnerId { get; init; }
    public required string HolderName { get; set; }
    public required Language Language { get; set; }
    public required DateTimeOffset RequestedAt { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Guid? DecidedById { get; set; }

    /// <summary>Null while it waits.</summary>
    public bool? IsGranted { get; set; }

    /// <summary>Why it was refused, as the learner reads.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Rises with every decision: of two registrars who decide at once, the second sees what the first said.</summary>
    public int Revision { get; set; }
}

internal sealed class CredentialRequestConfiguration : IEntityTypeConfiguration<CredentialRequest>
{
    public void Configure(EntityTypeBuilder<CredentialRequest> request)
    {
        request.ToTable("CredentialRequests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.HolderName).HasMaxLength(HolderName.MaxLength);
        request.Property(r => r.Language).HasConversion(l => l.Code(), code => Languages.Find(code) ?? Language.Fr).HasMaxLength(2);
        request.Property(r => r.Reason).HasMaxLength(Credential.ReasonLength);
        request.Property(r => r.Revision).IsConcurrencyToken();
        request.HasOne<Learner>().WithMany().HasForeignKey(r => r.LearnerId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Completion>().WithMany().HasForeignKey(r => r.CompletionId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<CourseCompletion>().WithMany().HasForeignKey(r => r.CourseCompletionId).OnDelete(DeleteBehavior.Restrict);
        request.HasIndex(r => r.CompletionId).IsUnique();
        request.HasIndex(r => r.CourseCompletionId).IsUnique();
        request.HasIndex(r => new { r.InstitutionId, r.DecidedAt });
    }
}
