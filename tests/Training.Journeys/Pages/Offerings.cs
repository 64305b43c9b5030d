using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Data;
using Training.Outbox;

namespace Training.Journeys;

/// <summary>The demonstration’s running cohort, and beside it what the demonstration has none of.</summary>
internal static class Offerings
{
    public static readonly Guid Running = new("01980000-0000-7000-8000-0000000d0001");

    /// <summary>Nobody has joined it yet, and anyone may; its module is an earlier version.</summary>
    public static readonly Guid Open = Guid.CreateVersion7();

    /// <summary>The address of the student’s passkey.</summary>
    public const string Passkey = "AQIDBA";

    public static async Task PutAsync(TrainingDbContext db)
    {
        var now = TimeProvider.System.GetUtcNow();
        var running = await db.Set<Offering>().Include(o => o.Instructors).SingleAsync(o => o.Id == Running);
        db.AddRange(await OpenAsync(db, running, now), Dead(now), await PasskeyAsync(db, now));
    }

    private static async Task<Offering> OpenAsync(TrainingDbContext db, Offering running, DateTimeOffset now)
    {
        var earlier = await db.Set<Catalogue.ModuleVersion>().SingleAsync(v => v.Module == Walked.First.Slug && v.Version == "0.9.0");
        var open = new Offering
        {
            Id = Open,
            InstitutionId = running.InstitutionId,
            CourseId = running.CourseId,
            Name = "Groupe ouvert à tout le monde",
            StartsOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1),
            Admission = Admission.Self,
            CreatedAt = now,
        };
        open.Modules.Add(
            new()
            {
                OfferingId = Open,
                InstitutionId = running.InstitutionId,
                Module = earlier.Module,
                ContentHash = earlier.Hash,
                Position = 1,
                DueAt = now.AddDays(9),
            }
        );
        open.Instructors.Add(
            new()
            {
                OfferingId = Open,
                InstitutionId = running.InstitutionId,
                LearnerId = running.Instructors[0].LearnerId,
            }
        );
        return open;
    }

    /// <summary>A letter that never left.</summary>
    private static OutboxMessage Dead(DateTimeOffset now) =>
        new()
        {
            InstitutionId = Institutions.Institution.HomeId,
            Kind = "letter",
            Key = "jamais partie",
            Payload = "{}",
            CreatedAt = now.AddDays(-2),
            DueAt = now.AddDays(-1),
            Tries = 9,
            Problem = "SmtpCommandException: MailboxUnavailable",
            DeadAt = now.AddDays(-1),
        };

    private static async Task<IdentityUserPasskey<Guid>> PasskeyAsync(TrainingDbContext db, DateTimeOffset now) =>
        new()
        {
            UserId = await db.Learners.Where(l => l.Email == Reader.Student.Email()).Select(l => l.Id).SingleAsync(),
            CredentialId = [1, 2, 3, 4],
            Data = new()
            {
                PublicKey = [1],
                Name = "Clé de poche",
                CreatedAt = now,
                AttestationObject = [1],
                ClientDataJson = [1],
            },
        };
}
