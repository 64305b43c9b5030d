using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;
using Training.Progress;

namespace Training.Credentials;

/// <summary>Finds what was awarded.</summary>
internal static class AwardedCredentials
{
    private static readonly Func<TrainingDbContext, string, CancellationToken, Task<Credential?>> FindByCode = EF.CompileAsyncQuery(
        (TrainingDbContext db, string code, CancellationToken ct) =>
            db.Set<Credential>().OfAllInstitutions().AsNoTracking().SingleOrDefault(c => c.Code == code)
    );

    /// <param name="typed">As someone followed or typed it.</param>
    public static Task<Credential?> FindAsync(TrainingDbContext db, string? typed, CancellationToken ct) =>
        CredentialCode.Read(typed) is { } code ? FindByCode(db, code, ct) : Task.FromResult<Credential?>(null);

    public static Task<Credential?> OfCompletionAsync(TrainingDbContext db, Guid completionId, CancellationToken ct) =>
        db.Set<Credential>()
            .AsNoTracking()
            .Where(c => c.CompletionId == completionId)
            .OrderByDescending(c => c.Revision)
            .FirstOrDefaultAsync(ct);

    public static Task<List<Credential>> OfLearnerAsync(TrainingDbContext db, Guid learnerId, CancellationToken ct) =>
        db.Set<Credential>().AsNoTracking().Where(c => c.LearnerId == learnerId).OrderByDescending(c => c.IssuedAt).ToListAsync(ct);

    /// <summary>Completions whose certificate the learner has not claimed yet.</summary>
    public static Task<List<Completion>> UnclaimedAsync(TrainingDbContext db, Guid learnerId, CancellationToken ct) =>
        db.Set<Completion>()
            .AsNoTracking()
            .Where(completion => completion.LearnerId == learnerId)
            .Where(completion => !db.Set<Credential>().Any(c => c.CompletionId == completion.Id))
            .OrderByDescending(completion => completion.CompletedAt)
            .ToListAsync(ct);
}
