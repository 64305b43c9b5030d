using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Review;
using Training.Scenarios;

namespace Training.Privacy.Consents;

/// <summary>Whether something is on for someone, and what they said of it last.</summary>
/// <param name="Said">Null when it was never asked in these words.</param>
public sealed record ConsentState(string Purpose, bool IsOn, Consent? Said)
{
    /// <summary>Whether the text they read is still the one that is shown.</summary>
    public bool IsSameText => Said is { } said && said.TextHash == ConsentPurpose.HashOf(Purpose, said.Language);
}

/// <summary>Writes down what someone consents to, with the proof of what they read, and takes it back.</summary>
internal sealed class KeepConsents(TrainingDbContext db, TimeProvider clock)
{
    /// <summary>The caller saves, with the setting. What was said already is not said again.</summary>
    public async Task NoteAsync(Guid learner, string purpose, bool isGiven, Language language, CancellationToken ct)
    {
        var hash = ConsentPurpose.HashOf(purpose, language);
        var said = await LastAsync(learner, purpose, ct);
        if (said?.IsGiven == isGiven && (!isGiven || said.TextHash == hash))
            return;
        // Whoever never gave it has nothing to take back.
        if (said is null && !isGiven)
            return;
        db.Add(
            new Consent
            {
                LearnerId = learner,
                Purpose = purpose,
                TextHash = hash,
                Language = language,
                IsGiven = isGiven,
                At = clock.GetUtcNow(),
            }
        );
    }

    public async Task<IReadOnlyList<ConsentState>> OfAsync(Learner learner, CancellationToken ct)
    {
        var states = new List<ConsentState>();
        foreach (var purpose in ConsentPurpose.All)
            states.Add(new(purpose, await IsOnAsync(learner, purpose, ct), await LastAsync(learner.Id, purpose, ct)));
        return states;
    }

    /// <summary>Takes it back: from now on it isn’t done any more.</summary>
    public async Task WithdrawAsync(Learner learner, string purpose, CancellationToken ct)
    {
        var id = learner.Id;
        switch (purpose)
        {
            case ConsentPurpose.Digest:
                await db
                    .Learners.Where(l => l.Id == id)
                    .ExecuteUpdateAsync(change => change.SetProperty(l => l.Digest, Learners.Digest.Off), ct);
                break;
            case ConsentPurpose.Reminder:
                (await db.Set<ReviewReminder>().SingleOrDefaultAsync(r => r.LearnerId == id, ct))?.TurnOff();
                break;
            default:
                await Shared(id).ExecuteDeleteAsync(ct);
                break;
        }
        await NoteAsync(id, purpose, isGiven: false, learner.Language, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whether any debrief of theirs is shared.</summary>
    public Task<bool> SharesAsync(Guid learner, CancellationToken ct) => Shared(learner).AnyAsync(ct);

    private async Task<bool> IsOnAsync(Learner learner, string purpose, CancellationToken ct)
    {
        var id = learner.Id;
        return purpose switch
        {
            ConsentPurpose.Digest => learner.Digest != Learners.Digest.Off,
            ConsentPurpose.Reminder => await db.Set<ReviewReminder>().AnyAsync(r => r.LearnerId == id && r.IsOn, ct),
            _ => await SharesAsync(id, ct),
        };
    }

    private IQueryable<SharedDebrief> Shared(Guid learner)
    {
        var sessions = db.Set<ScenarioAttempt>().OfAllInstitutions().Where(a => a.LearnerId == learner).Select(a => a.Id);
        return db.Set<SharedDebrief>().OfAllInstitutions().Where(s => sessions.Contains(s.AttemptId));
    }

    private Task<Consent?> LastAsync(Guid learner, string purpose, CancellationToken ct) =>
        db.Set<Consent>()
            .AsNoTracking()
            .Where(c => c.LearnerId == learner && c.Purpose == purpose)
            .OrderByDescending(c => c.At)
            .ThenByDescending(c => c.Id)
            .FirstOrDefaultAsync(ct);
}
