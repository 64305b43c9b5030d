using Microsoft.EntityFrameworkCore;
using Training.Credentials.Templates;
using Training.Data;
using Training.Gradebook;

namespace Training.Credentials.Registrar;

/// <summary>Finds a credential in the register of the institution; one of another isn’t there.</summary>
internal sealed class OpenRegister(TrainingDbContext db, TimeProvider clock)
{
    /// <param name="typed">Its code, as someone followed or typed it.</param>
    public async Task<Credential?> FindAsync(string typed, CancellationToken ct) =>
        CredentialCode.Read(typed) is { } code
            ? await db.Set<Credential>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, ct)
            : null;

    public async Task<RegisteredCredential?> ReadAsync(string typed, CancellationToken ct)
    {
        if (await FindAsync(typed, ct) is not { } credential)
            return null;
        var now = clock.GetUtcNow();
        var history = await db.Set<CredentialEvent>()
            .AsNoTracking()
            .Where(e => e.CredentialId == credential.Id)
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .ToListAsync(ct);
        // Those of before the history was kept have no line for their first day.
        if (history.All(e => e.Kind != CredentialEventKind.Issued))
            history.Add(CredentialEvent.Of(credential, CredentialEventKind.Issued, credential.IssuedAt));
        return new(
            credential,
            CredentialStanding.Of(credential, now),
            await db.Learners.AsNoTracking().SingleAsync(l => l.Id == credential.LearnerId, ct),
            history,
            await Instructors.NamesAsync(db, history.Select(e => e.ById).OfType<Guid>(), ct),
            await db.Set<Credential>().Where(c => c.SupersededBy == credential.Code).Select(c => c.Code).FirstOrDefaultAsync(ct),
            credential.ExpiresAt is null ? null : await RenewsUntilAsync(credential, now, ct)
        );
    }

    private async Task<DateTimeOffset?> RenewsUntilAsync(Credential credential, DateTimeOffset now, CancellationToken ct) =>
        (await db.TemplateForAsync(CredentialTemplate.For(credential), ct))?.EndsAfter(now);
}
