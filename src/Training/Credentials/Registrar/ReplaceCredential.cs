using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Privacy.Auditing;

namespace Training.Credentials.Registrar;

/// <summary>Puts a credential in the place of another, once: of two who do it at once one does.</summary>
internal sealed class ReplaceCredential(TrainingDbContext db, CurrentLearner by, CredentialLetters letters, Audit audit)
{
    /// <summary>One that is suspended or revoked gets no successor: that would be a way around it.</summary>
    public static bool Allows(Credential credential) => credential is { State: CredentialState.Issued, SupersededBy: null };

    /// <param name="successor">As <see cref="Credential.Successor"/> makes it, or of a later completion.</param>
    /// <returns>False when it may not be replaced any more; nothing was done then.</returns>
    public async Task<bool> RunAsync(Credential credential, Credential successor, CredentialEventKind why, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await AddAsync(credential, successor, why, ct))
            return false;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>The same, as a part of what someone else does: the caller has begun a transaction, and saves.</summary>
    public async Task<bool> AddAsync(Credential credential, Credential successor, CredentialEventKind why, CancellationToken ct)
    {
        var changed = await db.Set<Credential>()
            .Where(c => c.Id == credential.Id && c.State == CredentialState.Issued && c.SupersededBy == null)
            .ExecuteUpdateAsync(
                change => change.SetProperty(c => c.SupersededBy, successor.Code).SetProperty(c => c.StateChangedAt, successor.IssuedAt),
                ct
            );
        if (changed == 0)
            return false;
        var line = CredentialEvent.Of(credential, why, successor.IssuedAt, by.Id);
        db.Add(successor);
        db.Add(line);
        db.Add(CredentialEvent.Of(successor, CredentialEventKind.Issued, successor.IssuedAt, by.Id));
        // What a learner renews by completing again is their own.
        if (by.Id != credential.LearnerId)
            audit.Note(AuditedActs.Of(why), credential.LearnerId, credential.Module);
        await letters.AddAsync(successor, line, ct);
        return true;
    }
}
