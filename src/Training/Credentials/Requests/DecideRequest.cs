using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Courses;
using Training.Credentials.Registrar;
using Training.Credentials.Templates;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;
using Training.Privacy.Auditing;
using Training.Progress;

namespace Training.Credentials.Requests;

/// <summary>Grants a request or refuses it, once: of two registrars who decide, the first does.</summary>
internal sealed class DecideRequest(
    TrainingDbContext db,
    CurrentLearner registrar,
    CurrentInstitution institution,
    ContentLibrary content,
    CourseCredentials courses,
    ReplaceCredential replace,
    CredentialLetters letters,
    Audit audit,
    TimeProvider clock
)
{
    /// <returns>False when it was decided already.</returns>
    public async Task<bool> GrantAsync(WaitingRequest waiting, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await DecideAsync(waiting.Request, isGranted: true, "", now, ct))
            return false;
        // None when it was claimed before the template asked for a review.
        if (await MakeAsync(waiting.Request, now, ct) is { } credential)
        {
            await AddAsync(credential, ct);
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
        return true;
    }

    public async Task<bool> RefuseAsync(WaitingRequest waiting, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await DecideAsync(waiting.Request, isGranted: false, reason, now, ct))
            return false;
        audit.Note(AuditAction.CredentialRefused, waiting.Request.LearnerId, waiting.Slug);
        await letters.AddRefusalAsync(waiting, reason, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    // One of a course takes the place of an earlier one that expires, as when it is claimed without a review.
    private async Task AddAsync(Credential credential, CancellationToken ct)
    {
        if (
            credential.CourseCompletionId is not null
            && await courses.EarlierAsync(credential, ct) is { } earlier
            && await replace.AddAsync(earlier, credential, CredentialEventKind.Renewed, ct)
        )
            return;
        var line = CredentialEvent.Of(credential, CredentialEventKind.Issued, credential.IssuedAt, registrar.Id);
        db.Add(credential);
        db.Add(line);
        audit.Note(AuditAction.CredentialIssued, credential.LearnerId, credential.Module);
        await letters.AddAsync(credential, line, ct);
    }

    private async Task<Credential?> MakeAsync(CredentialRequest request, DateTimeOffset now, CancellationToken ct) =>
        request.CompletionId is { } module
            ? await OfModuleAsync(request, module, now, ct)
            : await OfCourseAsync(request, request.CourseCompletionId!.Value, now, ct);

    private async Task<Credential?> OfModuleAsync(CredentialRequest request, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        if (await AwardedCredentials.OfCompletionAsync(db, id, ct) is not null)
            return null;
        var completion = await db.Set<Completion>().AsNoTracking().SingleAsync(c => c.Id == id, ct);
        var enrolment = await db.Set<Enrolment>().AsNoTracking().SingleAsync(e => e.Id == completion.EnrolmentId, ct);
        return Credential.Issue(
            new EnrolledModule(enrolment, await content.GetAsync(completion.ContentHash, ct)),
            completion,
            request.HolderName,
            request.Language,
            institution.Details,
            now,
            await db.TemplateForAsync(CredentialTemplate.OfModule(completion.Module), ct)
        );
    }

    private async Task<Credential?> OfCourseAsync(CredentialRequest request, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        if (await courses.OfCompletionAsync(id, ct) is not null)
            return null;
        var completion = await db.Set<CourseCompletion>().AsNoTracking().SingleAsync(c => c.Id == id, ct);
        var course = await courses.CourseAsync(completion, ct);
        var template = await db.TemplateForAsync(CredentialTemplate.OfCourse(course.Slug), ct);
        return await courses.MakeAsync(completion, course, template, request.HolderName, request.Language, now, ct);
    }

    private async Task<bool> DecideAsync(
        CredentialRequest request,
        bool isGranted,
        string reason,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        await db.Set<CredentialRequest>()
            .Where(r => r.Id == request.Id && r.IsGranted == null && r.Revision == request.Revision)
            .ExecuteUpdateAsync(
                change =>
                    change
                        .SetProperty(r => r.IsGranted, isGranted)
                        .SetProperty(r => r.DecidedAt, now)
                        .SetProperty(r => r.DecidedById, registrar.Id)
                        .SetProperty(r => r.Reason, reason)
                        .SetProperty(r => r.Revision, r => r.Revision + 1),
                ct
            ) > 0;
}
