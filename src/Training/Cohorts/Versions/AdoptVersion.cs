using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Courses;
using Training.Data;
using Training.Enrolments;
using Training.Progress;
using Training.Quizzes;
using Training.Scenarios;

namespace Training.Cohorts.Versions;

/// <summary>Who a version would reach.</summary>
/// <param name="Moving">Those who would go on with it at once.</param>
/// <param name="Waiting">Those in the middle of a quiz or a session that changed: they finish it first.</param>
public sealed record Reach(IReadOnlyList<Enrolment> Moving, IReadOnlyList<Enrolment> Waiting);

/// <summary>Brings a version of a module to a cohort. What was done stays done, and what is completed stays on the version it was completed on.</summary>
internal sealed class AdoptVersion(TrainingDbContext db, ContentLibrary content, RecordOutcome outcome, CompleteCourse completions)
{
    /// <returns>False when someone changed the offering at this moment: nothing was written.</returns>
    public async Task<bool> RunAsync(Offering offering, OfferingModule place, PublishedModule to, CancellationToken ct)
    {
        if (place.ContentHash != to.Hash)
        {
            place.ContentHash = to.Hash;
            offering.Revision++;
        }
        var (moving, _) = await FindAsync(offering.Id, to, ct);
        foreach (var enrolment in moving)
        {
            enrolment.ContentHash = to.Hash;
            // A version that asks for less may ask for nothing that isn’t done.
            outcome.CompleteIfSatisfied(new(enrolment, to));
        }
        var completed = moving.Where(e => e.Completion is not null).Select(e => e.LearnerId).ToList();
        await completions.ForAsync(offering, completed, ct);
        return await db.TrySaveAsync(ct);
    }

    /// <summary>Of the cohort, those on another version of the module who have not completed it.</summary>
    public async Task<Reach> FindAsync(Guid offering, PublishedModule to, CancellationToken ct)
    {
        var (module, hash) = (to.Module.Slug, to.Hash);
        var behind = db.Set<Enrolment>()
            .Where(e => e.Module == module && e.ContentHash != hash && e.Completion == null)
            .Where(e => db.Set<Seat>().Any(s => s.OfferingId == offering && s.LearnerId == e.LearnerId && s.LeftAt == null));
        var enrolments = await behind.Include(e => e.Records).AsSingleQuery().ToListAsync(ct);
        var underway = await behind
            .SelectMany(e =>
                db.Set<QuizAttempt>()
                    .Where(a => a.EnrolmentId == e.Id && a.SubmittedAt == null)
                    .Select(a => new { a.EnrolmentId, a.ActivityId })
            )
            .ToListAsync(ct);
        underway.AddRange(
            await behind
                .SelectMany(e =>
                    db.Set<ScenarioAttempt>()
                        .Where(a => a.EnrolmentId == e.Id && a.EndedAt == null && !a.IsPractice)
                        .Select(a => new { a.EnrolmentId, a.ActivityId })
                )
                .ToListAsync(ct)
        );

        var activities = underway.ToLookup(u => u.EnrolmentId, u => u.ActivityId);
        var differences = await DifferencesAsync(enrolments, to, ct);
        var waiting = enrolments.Where(e => activities[e.Id].Any(a => differences[e.ContentHash].Touches(a.Slug))).ToList();
        return new([.. enrolments.Except(waiting)], waiting);
    }

    private async Task<Dictionary<string, VersionDifferences>> DifferencesAsync(
        List<Enrolment> enrolments,
        PublishedModule to,
        CancellationToken ct
    )
    {
        var differences = new Dictionary<string, VersionDifferences>(StringComparer.Ordinal);
        foreach (var hash in enrolments.Select(e => e.ContentHash).Distinct())
            differences[hash] = VersionDifferences.Between(await content.GetAsync(hash, ct), to);
        return differences;
    }
}
