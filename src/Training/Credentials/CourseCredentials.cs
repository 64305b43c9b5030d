using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Courses;
using Training.Credentials.Templates;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Credentials;

/// <summary>Makes the credential of a course that was completed. The caller saves.</summary>
internal sealed class CourseCredentials(TrainingDbContext db, ContentLibrary content, CurrentInstitution institution)
{
    public Task<Credential?> OfCompletionAsync(Guid completion, CancellationToken ct) =>
        db.Set<Credential>()
            .AsNoTracking()
            .Where(c => c.CourseCompletionId == completion)
            .OrderByDescending(c => c.Revision)
            .FirstOrDefaultAsync(ct);

    /// <summary>One that lasts for a time and that the same learner was given for an earlier completion of the course: a new one renews it.</summary>
    public Task<Credential?> EarlierAsync(Credential credential, CancellationToken ct) =>
        db.Set<Credential>()
            .AsNoTracking()
            .Where(c => c.LearnerId == credential.LearnerId && c.Module == credential.Module && c.CourseCompletionId != null)
            .Where(c => c.CompletedAt < credential.CompletedAt && c.ExpiresAt != null)
            .Where(c => c.State == CredentialState.Issued && c.SupersededBy == null)
            .OrderByDescending(c => c.CompletedAt)
            .FirstOrDefaultAsync(ct);

    public Task<InstitutionCourse> CourseAsync(CourseCompletion completion, CancellationToken ct) =>
        db.Set<InstitutionCourse>().AsNoTracking().SingleAsync(c => c.Id == completion.CourseId, ct);

    public async Task<Credential> MakeAsync(
        CourseCompletion completion,
        InstitutionCourse course,
        CredentialTemplate? template,
        string holderName,
        Language language,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var offering = await db.Set<Offering>()
            .AsNoTracking()
            .Include(o => o.Modules.OrderBy(m => m.Position))
            .AsSingleQuery()
            .SingleOrDefaultAsync(o => o.Id == completion.OfferingId, ct);
        var joined = await db.Set<Seat>()
            .Where(s => s.OfferingId == completion.OfferingId && s.LearnerId == completion.LearnerId)
            .Select(s => (DateTimeOffset?)s.JoinedAt)
            .FirstOrDefaultAsync(ct);
        var versions = new List<PublishedModule>();
        foreach (var module in offering?.Modules ?? [])
            versions.Add(await content.GetAsync(module.ContentHash, ct));

        var facts = CertifiedFacts
            .OfCourse(course, versions, institution.Details)
            .Under(template, completion.CompletedAt.ToLocalDay(), institution.Details);
        return new()
        {
            Code = CredentialCode.New(),
            CourseCompletionId = completion.Id,
            LearnerId = completion.LearnerId,
            HolderName = holderName,
            // A course says who took part in it; success is its modules’ to claim, each by its own measure.
            Kind = CredentialKind.Participation,
            Module = course.Slug,
            ContentHash = "",
            Language = language,
            Hours = completion.Hours,
            StartedAt = joined ?? completion.CompletedAt,
            CompletedAt = completion.CompletedAt,
            IssuedAt = now,
            ExpiresAt = template?.EndsAfter(completion.CompletedAt),
            Facts = facts,
        };
    }
}
