using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
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
        var earlier = await db.Set<ModuleVersion>().SingleAsync(v => v.Module == Walked.First.Slug && v.Version == "0.9.0");
        db.AddRange(OpenFor(earlier, running, Open, "Groupe ouvert à tout le monde", now), Dead(now), await PasskeyAsync(db, now));
    }

    /// <summary>One of a module that its own institution has just published, which anyone there may join.</summary>
    public static async Task PutAsync(TrainingDbContext db, string module, Guid id)
    {
        var running = await db.Set<Offering>().Include(o => o.Instructors).SingleAsync(o => o.Id == Running);
        var version = await db.Set<ModuleVersion>().SingleAsync(v => v.Module == module);
        db.Add(OpenFor(version, running, id, module, TimeProvider.System.GetUtcNow()));
    }

    private static Offering OpenFor(ModuleVersion version, Offering running, Guid id, string name, DateTimeOffset now)
    {
        var open = new Offering
        {
            Id = id,
            InstitutionId = running.InstitutionId,
            CourseId = running.CourseId,
            Name = name,
            StartsOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1),
            Admission = Admission.Self,
            CreatedAt = now,
        };
        open.Modules.Add(
            new()
            {
                OfferingId = id,
                InstitutionId = running.InstitutionId,
                Module = version.Module,
                ContentHash = version.Hash,
                Position = 1,
                DueAt = now.AddDays(9),
            }
        );
        open.Instructors.Add(
            new()
            {
                OfferingId = id,
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
