using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Outbox;

/// <summary>Asks for work outside the request. The caller saves, with the change that asks for it.</summary>
internal sealed class AddToOutbox(TrainingDbContext db, IDataProtectionProvider protection, OutboxSignal signal, TimeProvider clock)
{
    public const string Purpose = "Training.Outbox";
    private bool rings;

    /// <param name="key">What would make it the same work: asked for twice, it is done once.</param>
    /// <param name="dueAt">Null for as soon as possible.</param>
    /// <returns>False when it was asked for before.</returns>
    public async Task<bool> AddAsync<T>(string kind, string key, T payload, DateTimeOffset? dueAt = null, CancellationToken ct = default)
    {
        if (
            db.ChangeTracker.Entries<OutboxMessage>().Any(m => m.Entity.Key == key)
            || await db.Set<OutboxMessage>().AnyAsync(m => m.Key == key, ct)
        )
            return false;
        Add(kind, key, payload, dueAt);
        return true;
    }

    /// <summary>The same, when nobody can have asked for it before: a key that is there already fails the caller’s save.</summary>
    public void Add<T>(string kind, string key, T payload, DateTimeOffset? dueAt = null)
    {
        var now = clock.GetUtcNow();
        db.Add(
            new OutboxMessage
            {
                InstitutionId = db.InstitutionId,
                Kind = kind,
                Key = key,
                // Letters hold links that open accounts.
                Payload = protection.CreateProtector(Purpose).Protect(JsonSerializer.Serialize(payload)),
                CreatedAt = now,
                DueAt = dueAt ?? now,
            }
        );
        RingOnSave();
    }

    /// <summary>What a message holds.</summary>
    public static T Read<T>(IDataProtectionProvider protection, string payload) =>
        JsonSerializer.Deserialize<T>(protection.CreateProtector(Purpose).Unprotect(payload)) ?? throw new OutboxException("Empty");

    private void RingOnSave()
    {
        if (rings)
            return;
        rings = true;
        db.SavedChanges += (_, _) => signal.Ring();
    }
}
