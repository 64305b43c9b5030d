using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Courses;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;

namespace Training.Cohorts.Joining;

/// <summary>An offering that any member may join today.</summary>
public sealed record OpenToAll(Guid Id, string Name, string TitleFr, string TitleEn)
{
    public string Title(Content.Language language) => language == Content.Language.En ? TitleEn : TitleFr;
}

/// <summary>The courses of the person who asks.</summary>
internal sealed class MyCourses(TrainingDbContext db, ContentLibrary content, CurrentLearner learner, InstitutionTime time)
{
    /// <summary>Those that they sit in, the one that begins last first, with two queries.</summary>
    /// <param name="enrolled">All that they are enrolled on.</param>
    public async Task<IReadOnlyList<MyCourse>> AllAsync(IReadOnlyCollection<EnrolledModule> enrolled, CancellationToken ct)
    {
        var id = learner.Id;
        var offerings = await db.Set<Offering>()
            .AsNoTracking()
            .Include(o => o.Course)
            .Include(o => o.Modules)
            .Include(o => o.Seats.Where(s => s.LearnerId == id))
            .AsSingleQuery()
            .Where(o => o.Seats.Any(s => s.LearnerId == id && s.LeftAt == null))
            .OrderByDescending(o => o.StartsOn)
            .ThenBy(o => o.Id)
            .ToListAsync(ct);
        if (offerings.Count == 0)
            return [];
        var completions = await db.Set<CourseCompletion>()
            .AsNoTracking()
            .Where(c => c.LearnerId == id)
            .ToDictionaryAsync(c => c.OfferingId, c => c.CompletedAt, ct);
        var mine = new List<MyCourse>();
        foreach (var offering in offerings)
            mine.Add(await OfAsync(offering, enrolled, completions.TryGetValue(offering.Id, out var at) ? at : null, ct));
        return mine;
    }

    /// <param name="offering">With its course, modules and this learner’s seat.</param>
    public async Task<MyCourse> OfAsync(
        Offering offering,
        IReadOnlyCollection<EnrolledModule> enrolled,
        DateTimeOffset? completedAt,
        CancellationToken ct
    )
    {
        var theirs = enrolled
            .Where(e => offering.Modules.Exists(m => m.Module == e.Module.Slug))
            .ToDictionary(e => e.Module.Slug, StringComparer.Ordinal);
        var steps = new List<CourseStep>();
        foreach (var place in offering.Modules.OrderBy(m => m.Position))
        {
            var own = theirs.GetValueOrDefault(place.Module);
            var module = own?.Module ?? (await content.GetAsync(place.ContentHash, ct)).Module;
            steps.Add(new(place, module, own, DueAt(offering, place)));
        }
        return new(
            offering,
            offering.Seats.Single(s => s.LearnerId == learner.Id),
            CompleteCourse.Standing(offering, theirs),
            steps,
            completedAt
        );
    }

    /// <summary>A module’s own moment, or the last minute of the offering.</summary>
    public DateTimeOffset? DueAt(Offering offering, OfferingModule module) =>
        module.DueAt ?? (offering.EndsOn is { } end ? time.EndOf(end) : null);

    /// <summary>What they may join, and don’t sit in.</summary>
    /// <param name="course">The address of the shipped course that it is given from, or of the institution’s; null for any.</param>
    public Task<List<OpenToAll>> OpenAsync(string? course, CancellationToken ct)
    {
        var (id, today) = (learner.Id, time.Today);
        return db.Set<Offering>()
            .AsNoTracking()
            .Where(o => o.Admission == Admission.Self && o.StartsOn <= today && (o.EndsOn == null || o.EndsOn >= today))
            .Where(o => !o.Seats.Any(s => s.LearnerId == id && s.LeftAt == null))
            .Where(o => course == null || o.Course!.Slug == course || o.Course.Origin == course)
            .OrderByDescending(o => o.StartsOn)
            .ThenBy(o => o.Id)
            .Take(20)
            .Select(o => new OpenToAll(o.Id, o.Name, o.Course!.TitleFr, o.Course.TitleEn))
            .ToListAsync(ct);
    }
}
