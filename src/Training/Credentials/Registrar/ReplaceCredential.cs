using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Outbox;

namespace Training.Credentials.Registrar;

/// <summary>Puts a credential in the place of another, once: of two who do it at once one does.</summary>
internal sealed class ReplaceCredential(TrainingDbContext db, CurrentLearner by, CredentialLetters letters, OutboxSignal signal)
{
    /// <summary>One that is suspended or revoked gets no successor: that would be a way around it.</summary>
    public static bool Allows(Credential credential) => credential is { State: CredentialState.Issued, SupersededBy: null };

    /// <param name="successor">As <see cref="Credential.Successor"/> makes it.</param>
    /// <returns>False when it may not be replaced any more; nothing was done then.</returns>
    public async Task<bool> RunAsync(Credential credential, Credential successor, CredentialEventKind why, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
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
        await letters.AddAsync(successor, line, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        // Only now is the letter there for whoever was rung for at the save.
        signal.Ring();
        return true;
    }
}
