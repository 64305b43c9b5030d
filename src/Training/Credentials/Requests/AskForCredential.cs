using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Courses;
using Training.Data;
using Training.Progress;

namespace Training.Credentials.Requests;

/// <summary>Asks the registrar for a credential that they review first; asked for twice, it waits once, and asked again after a refusal it waits anew.</summary>
internal sealed class AskForCredential(TrainingDbContext db, TimeProvider clock)
{
    public Task<CredentialRequest?> FindAsync(Completion completion, CancellationToken ct) =>
        db.Set<CredentialRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.CompletionId == completion.Id, ct);

    public Task<CredentialRequest?> FindAsync(CourseCompletion completion, CancellationToken ct) =>
        db.Set<CredentialRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.CourseCompletionId == completion.Id, ct);

    public async Task RunAsync(Completion completion, string holderName, Language language, CancellationToken ct) =>
        await RunAsync(
            await FindAsync(completion, ct),
            new()
            {
                CompletionId = completion.Id,
                LearnerId = completion.LearnerId,
                HolderName = holderName,
                Language = language,
                RequestedAt = clock.GetUtcNow(),
            },
            ct
        );

    public async Task RunAsync(CourseCompletion completion, string holderName, Language language, CancellationToken ct) =>
        await RunAsync(
            await FindAsync(completion, ct),
            new()
            {
                CourseCompletionId = completion.Id,
                LearnerId = completion.LearnerId,
                HolderName = holderName,
                Language = language,
                RequestedAt = clock.GetUtcNow(),
            },
            ct
        );

    private async Task RunAsync(CredentialRequest? known, CredentialRequest request, CancellationToken ct)
    {
        var (holderName, language, now) = (request.HolderName, request.Language, request.RequestedAt);
        if (known is { } before)
        {
            await db.Set<CredentialRequest>()
                .Where(r => r.Id == before.Id && r.IsGranted == false)
                .ExecuteUpdateAsync(
                    change =>
                        change
                            .SetProperty(r => r.IsGranted, (bool?)null)
                            .SetProperty(r => r.DecidedAt, (DateTimeOffset?)null)
                            .SetProperty(r => r.DecidedById, (Guid?)null)
                            .SetProperty(r => r.Reason, "")
                            .SetProperty(r => r.HolderName, holderName)
                            .SetProperty(r => r.Language, language)
                            .SetProperty(r => r.RequestedAt, now)
                            .SetProperty(r => r.Revision, r => r.Revision + 1),
                    ct
                );
            return;
        }
        db.Add(request);
        // A second click that lost the race asked for the same.
        await db.TrySaveAsync(ct);
    }
}
