using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Data;
using Training.Enrolments;
using Training.Learners;
using Training.Localization;

namespace Training.Guests;

/// <summary>Makes a guest, enrolled in the module whose taster they try: nobody knows who they are.</summary>
internal sealed class AddGuest(TrainingDbContext db, TimeProvider clock)
{
    // Longer, and someone who finds an old page on a shared device would go on in another person’s place.
    private static readonly TimeSpan SecondClick = TimeSpan.FromMinutes(1);

    /// <param name="start">Made up by the page whose button was pressed: a second click on it finds the guest that the first one made.</param>
    public async Task<Learner> RunAsync(Guid start, PublishedModule taster, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var guest = new Learner
        {
            Id = start,
            Language = Languages.Current,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
            GuestSeenAt = now,
        };
        db.Add(guest);
        db.Add(
            new Enrolment
            {
                LearnerId = guest.Id,
                Module = taster.Module.Slug,
                ContentHash = taster.Hash,
                EnrolledAt = now,
                LastSeenAt = now,
            }
        );
        if (await db.TrySaveAsync(ct))
            return guest;

        var first = await db.Learners.SingleAsync(l => l.Id == start, ct);
        return first is { IsGuest: true, Email: null } && now - first.CreatedAt < SecondClick
            ? first
            : await RunAsync(Guid.CreateVersion7(), taster, ct);
    }
}
