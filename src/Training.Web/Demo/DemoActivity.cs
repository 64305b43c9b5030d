using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Quizzes;
using Training.Courses;
using Training.Credentials;
using Training.Credentials.Templates;
using Training.Data;
using Training.Enrolments;
using Training.Gradebook;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Quizzes;
using Training.Web.Accounts;

namespace Training.Web.Demo;

/// <summary>
/// What the learners of a demonstration offering did, week after week, through the same rules as everyone’s work: an offering in one save, so that a
/// second start, or a second process, adds nothing.
/// </summary>
internal sealed class DemoActivity(TrainingDbContext db, ContentLibrary content, CurrentInstitution institution, TimeProvider clock)
{
    // The same people do the same things wherever the demonstration is looked at.
    private const int Seed = 20261126;

    private readonly Dictionary<string, PublishedModule> versions = new(StringComparer.Ordinal);

    public async Task SeedAsync(Guid offeringId, CancellationToken ct = default)
    {
        var offering = await db.Set<Offering>()
            .OfAllInstitutions()
            .AsSplitQuery()
            .Include(o => o.Course)
            .Include(o => o.Modules)
            .Include(o => o.Seats)
            .SingleOrDefaultAsync(o => o.Id == offeringId, ct);
        if (offering is null || await HasBegunAsync(offering, ct))
            return;
        institution.Enter(await db.Set<Institution>().AsNoTracking().SingleAsync(i => i.Id == offering.InstitutionId, ct));
        foreach (var module in offering.Modules)
            versions[module.Module] = await content.GetAsync(module.ContentHash, ct);

        var ids = offering.Seats.ConvertAll(s => s.LearnerId);
        var learners = await db.Learners.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Email!, ct);
        var instructor = await db.Learners.Where(l => l.Email == DemoLearner.InstructorEmail).Select(l => l.Id).SingleAsync(ct);
        var works = Everyone().Where(p => learners.ContainsKey(p.Email)).Select(p => Work(offering, p, learners[p.Email])).ToList();
        if (learners.TryGetValue(DemoLearner.Email, out var demo) && !await HasBegunAsync(demo.Id, ct))
            works.Add(Work(offering, new("Camille", "Démo"), demo));
        Assess(works, instructor);
        var registrar = await db.Learners.Where(l => l.Email == DemoLearner.RegistrarEmail).Select(l => l.Id).SingleAsync(ct);
        var credentials = new DemoCredentials(db, institution.Details, registrar, clock.GetUtcNow());
        if (offering.EndsOn > clock.GetUtcNow().ToLocalDay())
        {
            Comment(offering, works, instructor);
            Certify(offering, works, credentials);
        }
        else
            Complete(offering, works, credentials);
        await db.TrySaveAsync(ct);
    }

    private static IEnumerable<DemoPerson> Everyone() => DemoPeople.Cohort.Concat(DemoPeople.Practitioners);

    // Of the demo learner, someone may have made another use already.
    private Task<bool> HasBegunAsync(Offering offering, CancellationToken ct)
    {
        var ids = offering.Seats.ConvertAll(s => s.LearnerId);
        return db.Set<Enrolment>()
            .OfAllInstitutions()
            .AnyAsync(
                e =>
                    e.InstitutionId == offering.InstitutionId
                    && ids.Contains(e.LearnerId)
                    && db.Learners.Any(l => l.Id == e.LearnerId && l.Email != DemoLearner.Email),
                ct
            );
    }

    private Task<bool> HasBegunAsync(Guid learner, CancellationToken ct) => db.Set<Enrolment>().AnyAsync(e => e.LearnerId == learner, ct);

    private sealed record Worked(DemoPerson Person, Learner Learner, List<EnrolledModule> Modules, List<QuizAttempt> Quizzes);

    private Worked Work(Offering offering, DemoPerson person, Learner learner)
    {
        var chance = Randomness.For(Seed, $"{offering.Id}{person.Email}");
        var worked = new Worked(person, learner, [], []);
        var seat = offering.Seats.Find(s => s.LearnerId == learner.Id)!;
        var now = clock.GetUtcNow();
        var isDemo = learner.Email == DemoLearner.Email;
        var until = person.Pace == Pace.Silent ? now.AddDays(-15 - chance.Below(4)) : now.AddMinutes(-20);
        var skill = Skill(person.Pace, chance);
        foreach (var module in offering.Modules.Where(m => !m.IsOptional).OrderBy(m => m.Position))
        {
            if (person.Pace == Pace.Never || module.DueAt is not { } due)
                break;
            // What is due next is under way for whoever looks first.
            var isNext = isDemo && due > now && worked.Modules.TrueForAll(m => m.Enrolment.EnrolledAt < now.AddDays(-1));
            if (isDemo && due > now && !isNext)
                break;
            var isStuck = person.Pace == Pace.Stuck && module.Position == StuckAt;
            var start = isNext ? now.AddHours(-22) : Start(due, person.Pace, chance);
            if (isStuck)
                start = now.AddDays(-6);
            var work = new DemoWork(db, chance, skill, until) { Tries = isStuck ? 2 : 3, QuizSkill = isStuck ? 10 : null };
            if (work.Do(seat, module, versions[module.Module], start, most: isNext ? 2 : int.MaxValue) is not { } enrolled)
                break;
            worked.Modules.Add(enrolled);
            worked.Quizzes.AddRange(work.QuizAttempts);
            if (isStuck)
                break;
        }
        return worked;
    }

    private const int StuckAt = 5;

    private static int Skill(Pace pace, Randomness chance) =>
        pace switch
        {
            Pace.Ahead => 92 + chance.Below(6),
            Pace.Late => 58 + chance.Below(15),
            _ => 74 + chance.Below(20),
        };

    /// <summary>An evening: of three to go, when they mean to have it done.</summary>
    private static DateTimeOffset Start(DateTimeOffset due, Pace pace, Randomness chance)
    {
        var days = pace switch
        {
            Pace.Ahead => -18 - chance.Below(8),
            Pace.Late => 1 + chance.Below(6),
            _ => -5 - chance.Below(2),
        };
        // It is due at a minute to midnight.
        return due.AddDays(days).AddHours(-6).AddMinutes(chance.Below(150));
    }

    /// <summary>The instructor has read the open answers of the first modules; those after them wait.</summary>
    private void Assess(List<Worked> works, Guid instructor)
    {
        var chance = Randomness.For(Seed, "assess");
        foreach (var attempt in works.SelectMany(w => w.Quizzes).Where(a => a.SubmittedAt < clock.GetUtcNow().AddDays(-21)))
        {
            var quiz = (Quiz)versions[attempt.ActivityId.Module].Module.Find(attempt.ActivityId.Slug)!;
            foreach (var item in attempt.Draw(quiz).OfType<OpenItem>().Where(i => !attempt.ResponseTo(i.Id).IsEmpty))
                db.Add(
                    new RubricAssessment
                    {
                        InstitutionId = attempt.InstitutionId,
                        AttemptId = attempt.Id,
                        Item = item.Id,
                        AssessorId = instructor,
                        Levels = [.. item.Rubric.Criteria.Select(_ => Math.Min(item.Rubric.Levels.Count - 1, 1 + chance.Below(2)))],
                        Comment = chance.Below(3) == 0 ? DemoWords.Assessment : "",
                        At = attempt.SubmittedAt!.Value.AddDays(4),
                    }
                );
        }
    }

    /// <summary>A few words to some learners, and one score given by hand.</summary>
    private void Comment(Offering offering, List<Worked> works, Guid instructor)
    {
        var now = clock.GetUtcNow();
        var to = new[]
        {
            works.Find(w => w.Person.Pace == Pace.Ahead),
            works.Find(w => w.Learner.Email == DemoLearner.Email),
            works.Find(w => w.Person.Pace == Pace.Silent),
            works.Find(w => w.Person.Pace == Pace.Stuck),
            works.Find(w => w.Person.Pace == Pace.Steady),
        };
        foreach (var (index, worked) in to.Index())
            if (worked is not null)
                db.Add(
                    new Comment
                    {
                        Id = Guid.CreateVersion7(),
                        InstitutionId = offering.InstitutionId,
                        OfferingId = offering.Id,
                        LearnerId = worked.Learner.Id,
                        ActivityId = index == 3 ? worked.Quizzes.LastOrDefault()?.ActivityId : null,
                        Text = DemoWords.Comments[index],
                        By = instructor,
                        At = now.AddDays(-9 + 2 * index),
                        SeenAt = index == 0 ? now.AddDays(-8) : null,
                    }
                );
        if (works.Find(w => w.Person.Pace == Pace.Late)?.Quizzes is [var first, ..] late)
            db.Add(
                new GradeOverride
                {
                    InstitutionId = offering.InstitutionId,
                    OfferingId = offering.Id,
                    LearnerId = first.LearnerId,
                    ActivityId = (late.Find(a => !a.Passed) ?? first).ActivityId,
                    ScaledScore = 0.9,
                    Reason = DemoWords.Override,
                    By = instructor,
                    At = now.AddDays(-12),
                }
            );
    }

    /// <summary>Whoever did the whole has completed the course, and most asked for their certificates.</summary>
    private void Complete(Offering offering, List<Worked> works, DemoCredentials credentials)
    {
        var asked = offering.Modules.Count(m => !m.IsOptional);
        foreach (var (index, worked) in works.Index())
        {
            var done = worked.Modules.Where(m => m.Enrolment.Completion is not null).ToList();
            if (done.Count == asked)
                db.Add(
                    new CourseCompletion
                    {
                        InstitutionId = offering.InstitutionId,
                        CourseId = offering.CourseId,
                        OfferingId = offering.Id,
                        LearnerId = worked.Learner.Id,
                        Rule = JsonSerializer.Serialize(offering.Course!.Rule),
                        Hours = offering.Course.Hours,
                        CompletedAt = done.Max(m => m.Enrolment.Completion!.CompletedAt),
                    }
                );
            if (index % 4 == 3)
                continue;
            foreach (var module in done)
                credentials.Claim(worked.Person, module);
        }
    }

    /// <summary>
    /// Some asked for the certificates of the first modules. One is revoked, one suspended, and the demo learner had a name corrected; of one module the
    /// registrar looks at each request first, and two wait.
    /// </summary>
    private void Certify(Offering offering, List<Worked> works, DemoCredentials credentials)
    {
        var modules = offering.Modules.Where(m => !m.IsOptional).OrderBy(m => m.Position).Select(m => m.Module).ToList();
        if (modules.Count <= Reviewed)
            return;
        var reviewed = new CredentialTemplate
        {
            InstitutionId = offering.InstitutionId,
            Target = CredentialTemplate.OfModule(modules[Reviewed]),
            Signatories = [new("Claude Démo", new("Registrariat", "Registrar’s office"))],
            IsReviewed = true,
            ValidMonths = 36,
            Revision = 1,
        };
        db.Add(reviewed);
        EnrolledModule? Done(Worked worked, int place) =>
            worked.Modules.Find(m => m.Enrolment.Module == modules[place] && m.Enrolment.Completion is not null);

        foreach (var (index, worked) in works.Index())
        {
            var isDemo = worked.Learner.Email == DemoLearner.Email;
            if (!isDemo && index % 2 == 1)
                continue;
            if (
                Done(worked, 0) is { } first
                && credentials.Claim(worked.Person, first, isDemo ? DemoWords.Mistyped : null) is { } credential
            )
            {
                if (isDemo)
                    credentials.Correct(credential, worked.Person);
                if (index == RevokedOf)
                    credentials.Revoke(credential);
                if (index == SuspendedOf)
                    credentials.Suspend(credential);
            }
            if (Done(worked, 1) is { } second)
                credentials.Claim(worked.Person, second);
            if (Done(worked, Reviewed) is { } recent)
                credentials.Ask(worked.Person, recent, reviewed, isDemo || index == WaitingOf ? null : index != RefusedOf);
        }
    }

    // The sixth module, of the weeks that have just gone by.
    private const int Reviewed = 5;

    // Places in the cohort, of people who are up to date.
    private const int RevokedOf = 6;
    private const int SuspendedOf = 14;
    private const int WaitingOf = 2;
    private const int RefusedOf = 12;
}
