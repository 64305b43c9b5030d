using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Privacy.Auditing;

namespace Training.Credentials.Registrar;

/// <summary>
/// Suspends a credential, lets it stand again, or revokes it for good. Of two who do it at once one does; what was done is written with its line of
/// history and the letter to its holder, or not at all.
/// </summary>
internal sealed class ChangeStanding(
    TrainingDbContext db,
    CurrentLearner registrar,
    CredentialLetters letters,
    Audit audit,
    TimeProvider clock
)
{
    private static readonly Dictionary<CredentialEventKind, CredentialState> States = new()
    {
        [CredentialEventKind.Suspended] = CredentialState.Suspended,
        [CredentialEventKind.Resumed] = CredentialState.Issued,
        [CredentialEventKind.Revoked] = CredentialState.Revoked,
    };

    /// <returns>False when it can’t be done any more, or was done already: see how it stands now.</returns>
    public async Task<bool> RunAsync(Credential credential, CredentialEventKind act, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var state = States[act];
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var changed = await Open(act)
            .Where(c => c.Id == credential.Id)
            .ExecuteUpdateAsync(
                change =>
                    change
                        .SetProperty(c => c.State, state)
                        .SetProperty(c => c.StateChangedAt, now)
                        .SetProperty(c => c.StateReason, reason.Length == 0 ? null : reason),
                ct
            );
        if (changed == 0)
            return false;
        var line = CredentialEvent.Of(credential, act, now, registrar.Id, reason);
        db.Add(line);
        audit.Note(AuditedActs.Of(act), credential.LearnerId, credential.Module);
        await letters.AddAsync(credential, line, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>What a credential in this state may have done to it.</summary>
    public static bool Allows(Credential credential, CredentialEventKind act) =>
        act switch
        {
            CredentialEventKind.Suspended => credential is { State: CredentialState.Issued, SupersededBy: null },
            CredentialEventKind.Resumed => credential.State == CredentialState.Suspended,
            _ => credential.State != CredentialState.Revoked,
        };

    /// <summary>Whether that was done already, as a second click finds.</summary>
    public static bool IsDone(Credential credential, CredentialEventKind act) => credential.State == States[act];

    private IQueryable<Credential> Open(CredentialEventKind act) =>
        act switch
        {
            CredentialEventKind.Suspended => db.Set<Credential>().Where(c => c.State == CredentialState.Issued && c.SupersededBy == null),
            CredentialEventKind.Resumed => db.Set<Credential>().Where(c => c.State == CredentialState.Suspended),
            _ => db.Set<Credential>().Where(c => c.State != CredentialState.Revoked),
        };
}
