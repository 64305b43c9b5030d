using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Cohorts;
using Training.Courses;
using Training.Credentials;
using Training.Credentials.Certificates;
using Training.Credentials.Keys;
using Training.Credentials.Templates;
using Training.Data;
using Training.Enrolments;
using Training.Gradebook;
using Training.Institutions;
using Training.Journal;
using Training.Learners;
using Training.Outbox;
using Training.Progress;
using Training.Quizzes;
using Training.Regrades;
using Training.Review;
using Training.Scenarios;
using Training.Statistics;
using Training.Uptime;

namespace Training.Privacy.Export;

/// <summary>A passkey, as its owner knows it; its key opens nothing without their device, and isn’t told.</summary>
internal sealed record PasskeyLine(string? Name, DateTimeOffset CreatedAt);

/// <summary>A line of the audit trail, as the person it is about reads it; whoever was erased since has a number and no name.</summary>
public sealed record AuditLine(DateTimeOffset At, string Action, Guid? ActorId, string? Actor, string Detail, Guid? InstitutionId);

/// <summary>A text of a module that someone saved. What it says stays with the institution that it was written for.</summary>
public sealed record WrittenLine(string Module, string Path, int Revision, DateTimeOffset At, Guid InstitutionId);

/// <summary>
/// All that is kept about a person, at every institution, table by table. Every table is either here or in <see cref="NotTaken"/> with the reason: a test
/// walks the model.
/// </summary>
internal static class PersonalData
{
    public static readonly IReadOnlyList<PersonalKind> Kinds =
    [
        PersonalKind.Of("account", (db, p) => db.Learners.Where(l => l.Id == p.Id)),
        PersonalKind.Of("sign-in-sessions", (db, p) => db.Set<SignInSession>().Where(s => s.LearnerId == p.Id)),
        PersonalKind.Of("sign-in-providers", (db, p) => db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == p.Id)),
        PersonalKind.Told<IdentityUserPasskey<Guid>, PasskeyLine>(
            "passkeys",
            (db, p) =>
                db.Set<IdentityUserPasskey<Guid>>().Where(k => k.UserId == p.Id).Select(k => new PasskeyLine(k.Data.Name, k.Data.CreatedAt))
        ),
        PersonalKind.Of("consents", (db, p) => db.Set<Consent>().Where(c => c.LearnerId == p.Id)),
        PersonalKind.Of("erasure-requests", (db, p) => db.Set<ErasureRequest>().Where(r => r.LearnerId == p.Id)),
        PersonalKind.Told<AuditEntry, AuditLine>("audit", (db, p) => AuditOf(db, p.Id)),
        PersonalKind.Of("memberships", (db, p) => All<Membership>(db).Where(m => m.LearnerId == p.Id)),
        PersonalKind.Of("roles", (db, p) => All<RoleGrant>(db).Where(g => g.LearnerId == p.Id)),
        PersonalKind.Of("invitations", (db, p) => All<Invitation>(db).Where(i => i.Email == p.NormalizedEmail)),
        PersonalKind.Of("seats", (db, p) => All<Seat>(db).Where(s => s.LearnerId == p.Id)),
        PersonalKind.Of("teaching", (db, p) => All<OfferingInstructor>(db).Where(i => i.LearnerId == p.Id)),
        PersonalKind.Of("accommodations", (db, p) => All<Accommodation>(db).Where(a => a.LearnerId == p.Id)),
        PersonalKind.Of("enrolments", (db, p) => All<Enrolment>(db).Where(e => e.LearnerId == p.Id)),
        PersonalKind.Of("learning-records", (db, p) => All<LearningRecord>(db).Where(r => r.LearnerId == p.Id)),
        PersonalKind.Of("completions", (db, p) => All<Completion>(db).Where(c => c.LearnerId == p.Id)),
        PersonalKind.Of("course-completions", (db, p) => All<CourseCompletion>(db).Where(c => c.LearnerId == p.Id)),
        PersonalKind.Of("quiz-attempts", (db, p) => Attempts(db, p)),
        PersonalKind.Of("quiz-answers", (db, p) => db.Set<QuizResponse>().Where(r => Attempts(db, p).Any(a => a.Id == r.AttemptId))),
        PersonalKind.Of("quiz-corrections", (db, p) => db.Set<RegradedAttempt>().Where(r => Attempts(db, p).Any(a => a.Id == r.AttemptId))),
        PersonalKind.Of(
            "answer-assessments",
            (db, p) => All<RubricAssessment>(db).Where(r => Attempts(db, p).Any(a => a.Id == r.AttemptId))
        ),
        PersonalKind.Of("sessions", (db, p) => Sessions(db, p)),
        PersonalKind.Of("session-steps", (db, p) => db.Set<ScenarioStep>().Where(s => Sessions(db, p).Any(a => a.Id == s.AttemptId))),
        PersonalKind.Of("session-scores", (db, p) => db.Set<ScenarioScore>().Where(s => Sessions(db, p).Any(a => a.Id == s.AttemptId))),
        PersonalKind.Of("shared-debriefs", (db, p) => All<SharedDebrief>(db).Where(s => Sessions(db, p).Any(a => a.Id == s.AttemptId))),
        PersonalKind.Of("journal", (db, p) => db.Set<JournalEntry>().Where(e => e.LearnerId == p.Id)),
        PersonalKind.Of("review-cards", (db, p) => Cards(db, p)),
        PersonalKind.Of("review-answers", (db, p) => db.Set<ReviewAnswer>().Where(a => Cards(db, p).Any(c => c.Id == a.CardId))),
        PersonalKind.Of("review-reminder", (db, p) => db.Set<ReviewReminder>().Where(r => r.LearnerId == p.Id)),
        PersonalKind.Of("comments", (db, p) => All<Comment>(db).Where(c => c.LearnerId == p.Id)),
        PersonalKind.Of("grade-overrides", (db, p) => All<GradeOverride>(db).Where(g => g.LearnerId == p.Id)),
        PersonalKind.Of("credentials", (db, p) => Credentials(db, p)),
        PersonalKind.Of(
            "credential-events",
            (db, p) => All<CredentialEvent>(db).Where(e => Credentials(db, p).Any(c => c.Id == e.CredentialId))
        ),
        PersonalKind.Of(
            "certificate-files",
            (db, p) => db.Set<CertificateFile>().Where(f => Credentials(db, p).Any(c => c.Id == f.CredentialId))
        ),
        PersonalKind.Told<DraftFileRevision, WrittenLine>("written-modules", (db, p) => WrittenBy(db, p)),
        PersonalKind.Of("module-comments", (db, p) => All<DraftComment>(db).Where(c => c.ById == p.Id)),
        PersonalKind.Of("module-events", (db, p) => All<DraftEvent>(db).Where(e => e.ById == p.Id)),
        PersonalKind.Of("credential-requests", (db, p) => All<CredentialRequest>(db).Where(r => r.LearnerId == p.Id)),
    ];

    /// <summary>Tables that nobody takes away, and why.</summary>
    public static readonly IReadOnlyDictionary<Type, string> NotTaken = new Dictionary<Type, string>
    {
        [typeof(IdentityUserToken<Guid>)] = "Secrets that protect the account: whoever had the file could sign in or read the calendar.",
        [typeof(IdentityUserClaim<Guid>)] = "The site writes none.",
        [typeof(OutboxMessage)] = "Letters on their way, encrypted and emptied once sent: their reader has them.",
        [typeof(AttemptToCount)] = "The list of attempts that statistics don’t hold yet: each is among quiz-attempts.",
        [typeof(Regrade)] = "A correction is about a quiz; what it made of one’s attempts is in quiz-corrections.",
        [typeof(Incident)] = "The institution’s register; it names nobody whose data was touched.",
        [typeof(QuizTally)] = "Sums without anyone.",
        [typeof(ItemTally)] = "Sums without anyone.",
        [typeof(ModuleVersion)] = "Content.",
        [typeof(ModuleDraft)] = "Content of the institution; who wrote what of it is in written-modules and module-events.",
        [typeof(DraftFile)] = "Content of the institution; the same.",
        [typeof(InstitutionCourse)] = "Content.",
        [typeof(InstitutionCourseModule)] = "Content.",
        [typeof(Offering)] = "Of a cohort: one’s own place is in seats.",
        [typeof(OfferingModule)] = "Of a cohort.",
        [typeof(CredentialTemplate)] = "Of the institution.",
        [typeof(SigningKey)] = "Of the institution, and a secret.",
        [typeof(Institution)] = "Of the institution.",
        [typeof(InstitutionLogo)] = "Of the institution.",
        [typeof(InstitutionOidc)] = "Of the institution, and a secret.",
        [typeof(DataProtectionKey)] = "Of the installation, and a secret.",
        [typeof(SiteUptime)] = "Of the installation.",
    };

    /// <summary>Who read or changed what about them, the newest first.</summary>
    public static IQueryable<AuditLine> AuditOf(TrainingDbContext db, Guid learner) =>
        Tell(db, db.Set<AuditEntry>().Where(e => e.SubjectId == learner));

    /// <summary>The same, without what they did themselves.</summary>
    public static IQueryable<AuditLine> AuditByOthers(TrainingDbContext db, Guid learner) =>
        Tell(db, db.Set<AuditEntry>().Where(e => e.SubjectId == learner && e.ActorId != learner));

    private static IQueryable<AuditLine> Tell(TrainingDbContext db, IQueryable<AuditEntry> lines) =>
        lines
            .OrderByDescending(e => e.At)
            .Select(e => new AuditLine(
                e.At,
                e.Action,
                e.ActorId,
                db.Learners.Where(l => l.Id == e.ActorId).Select(l => l.GivenName + " " + l.FamilyName).FirstOrDefault(),
                e.Detail,
                e.InstitutionId
            ));

    private static IQueryable<WrittenLine> WrittenBy(TrainingDbContext db, Person p) =>
        from revision in All<DraftFileRevision>(db)
        join draft in All<ModuleDraft>(db) on revision.DraftId equals draft.Id
        where revision.ById == p.Id
        orderby revision.At
        select new WrittenLine(draft.Slug, revision.Path, revision.Revision, revision.At, revision.InstitutionId);

    private static IQueryable<T> All<T>(TrainingDbContext db)
        where T : class => db.Set<T>().OfAllInstitutions();

    private static IQueryable<QuizAttempt> Attempts(TrainingDbContext db, Person p) => All<QuizAttempt>(db).Where(a => a.LearnerId == p.Id);

    private static IQueryable<ScenarioAttempt> Sessions(TrainingDbContext db, Person p) =>
        All<ScenarioAttempt>(db).Where(a => a.LearnerId == p.Id);

    private static IQueryable<ReviewCard> Cards(TrainingDbContext db, Person p) => db.Set<ReviewCard>().Where(c => c.LearnerId == p.Id);

    private static IQueryable<Credential> Credentials(TrainingDbContext db, Person p) =>
        All<Credential>(db).Where(c => c.LearnerId == p.Id);
}
