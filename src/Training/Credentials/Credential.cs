using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Courses;
using Training.Credentials.Templates;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Progress;

namespace Training.Credentials;

/// <summary>Whether a credential still stands. Its address outlives its revocation. Expired and superseded follow from its own dates and successor.</summary>
public enum CredentialState
{
    Issued = 1,
    Revoked = 2,

    /// <summary>Doesn’t stand for now: the registrar looks into something.</summary>
    Suspended = 3,
}

/// <summary>What a completion proves.</summary>
public enum CredentialKind
{
    /// <summary>The learner went through the module.</summary>
    Participation = 1,

    /// <summary>The learner also passed what the module assesses.</summary>
    Success = 2,
}

/// <summary>What a learner was awarded for one completion, as it was true when issued. A certificate is its printed form.</summary>
public sealed class Credential : IInstitutionOwned
{
    public const int ReasonLength = 500;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }

    /// <summary>Its permanent address; whoever has it may read the certificate.</summary>
    public required string Code { get; init; }

    /// <summary>The completion of a module that it proves; null when it is a course’s.</summary>
    public Guid? CompletionId { get; init; }

    /// <summary>The completion of a course that it proves; null when it is a module’s.</summary>
    public Guid? CourseCompletionId { get; init; }

    /// <summary>1, and one more for each correction or renewal of the same completion’s.</summary>
    public int Revision { get; init; } = 1;

    public required Guid LearnerId { get; init; }

    /// <summary>The name it is made out to, as the learner wrote it.</summary>
    public required string HolderName { get; init; }

    public required CredentialKind Kind { get; init; }

    /// <summary>The module, or the course’s slug.</summary>
    public required string Module { get; init; }

    /// <summary>The module’s version; empty for a course.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The language the module was taken in.</summary>
    public required Language Language { get; init; }

    public required decimal Hours { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset CompletedAt { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Everything else that is printed. Changing the module, its texts or the institution changes nothing here.</summary>
    public required CertifiedFacts Facts { get; init; }

    public CredentialState State { get; set; } = CredentialState.Issued;

    /// <summary>When it was revoked, suspended or replaced, or stood again.</summary>
    public DateTimeOffset? StateChangedAt { get; set; }

    /// <summary>Why, as whoever verifies it reads.</summary>
    public string? StateReason { get; set; }

    /// <summary>From when it proves nothing any more; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The code of the one that replaces it: its name was corrected, or it was renewed.</summary>
    public string? SupersededBy { get; set; }

    /// <summary>Its place in the institution’s status list; null until it has a signed form.</summary>
    public int? StatusIndex { get; set; }

    public static Credential Issue(
        EnrolledModule enrolled,
        Completion completion,
        string holderName,
        Language language,
        Institution institution,
        DateTimeOffset now,
        CredentialTemplate? template = null
    )
    {
        var kind = CertifiedFacts.Kind(enrolled.Module, completion.Rule);
        return new()
        {
            Code = CredentialCode.New(),
            CompletionId = completion.Id,
            LearnerId = completion.LearnerId,
            HolderName = holderName,
            Kind = kind,
            Module = completion.Module,
            ContentHash = completion.ContentHash,
            Language = language,
            Hours = enrolled.Module.Hours,
            StartedAt = enrolled.Enrolment.EnrolledAt,
            CompletedAt = completion.CompletedAt,
            IssuedAt = now,
            ExpiresAt = template?.EndsAfter(completion.CompletedAt),
            Facts = CertifiedFacts
                .Of(enrolled.Version, kind, institution)
                .Under(template, completion.CompletedAt.ToLocalDay(), institution),
        };
    }

    /// <summary>The one that takes its place, with the same facts.</summary>
    public Credential Successor(DateTimeOffset now, string holderName, DateTimeOffset? expiresAt) =>
        new()
        {
            InstitutionId = InstitutionId,
            Code = CredentialCode.New(),
            CompletionId = CompletionId,
            CourseCompletionId = CourseCompletionId,
            Revision = Revision + 1,
            LearnerId = LearnerId,
            HolderName = holderName,
            Kind = Kind,
            Module = Module,
            ContentHash = ContentHash,
            Language = Language,
            Hours = Hours,
            StartedAt = StartedAt,
            CompletedAt = CompletedAt,
            IssuedAt = now,
            ExpiresAt = expiresAt,
            Facts = Facts,
        };
}

internal sealed class CredentialConfiguration : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> credential)
    {
        credential.ToTable("Credentials");
        credential.Property(c => c.Id).ValueGeneratedNever();
        credential.Property(c => c.Code).HasMaxLength(CredentialCode.Length);
        credential.Property(c => c.HolderName).HasMaxLength(HolderName.MaxLength);
        credential.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        credential.Property(c => c.Module).HasMaxLength(80);
        credential.Property(c => c.ContentHash).HasMaxLength(64);
        credential.Property(c => c.Language).HasConversion(l => l.Code(), code => Languages.Find(code) ?? Language.Fr).HasMaxLength(2);
        credential.Property(c => c.Hours).HasPrecision(6, 2);
        credential.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        credential.Property(c => c.Facts).HasConversion(facts => facts.ToJson(), json => CertifiedFacts.FromJson(json));
        credential.HasOne<Learner>().WithMany().HasForeignKey(c => c.LearnerId).OnDelete(DeleteBehavior.Restrict);
        credential.HasIndex(c => c.Code).IsUnique();

        credential.Property(c => c.StateReason).HasMaxLength(Credential.ReasonLength);
        credential.Property(c => c.SupersededBy).HasMaxLength(CredentialCode.Length);
        credential.HasOne<Completion>().WithMany().HasForeignKey(c => c.CompletionId).OnDelete(DeleteBehavior.Restrict);
        credential.HasOne<CourseCompletion>().WithMany().HasForeignKey(c => c.CourseCompletionId).OnDelete(DeleteBehavior.Restrict);

        // However often it is claimed, and on however many nodes: one completion, one credential of each revision.
        credential.HasIndex(c => new { c.CompletionId, c.Revision }).IsUnique();
        credential.HasIndex(c => new { c.CourseCompletionId, c.Revision }).IsUnique();
        credential.HasIndex(c => new { c.InstitutionId, c.StatusIndex }).IsUnique();
        credential.HasIndex(c => c.ExpiresAt);
    }
}
