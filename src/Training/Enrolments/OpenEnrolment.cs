using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Modules;
using Training.Courses;
using Training.Data;
using Training.Learners;
using Training.Progress;

namespace Training.Enrolments;

/// <summary>An enrolment with the content it is pinned to and where it stands.</summary>
public sealed record EnrolledModule(Enrolment Enrolment, PublishedModule Version)
{
    public Module Module => Version.Module;

    /// <summary>For a guest, the module is its taster.</summary>
    public bool IsTaster { get; init; }

    /// <summary>Whether a course of theirs, which they have not completed, has this module; null when that was not looked at.</summary>
    public bool? IsInCourse { get; init; }

    public ModuleProgress Progress => ModuleProgress.Of(Module, Enrolment.Records);

    /// <summary>The activities that one goes through here, in order, and where one stands with each.</summary>
    public IReadOnlyList<ActivityProgress> Steps
    {
        get
        {
            var progress = Progress;
            return IsTaster ? [.. Module.Taster.Select(activity => progress[activity.Id.Slug])] : progress.Activities;
        }
    }

    /// <summary>The page that the activities belong to.</summary>
    public string Home => IsTaster ? "~/taster" : $"~/modules/{Module.Slug}";

    /// <summary>The page after the last activity.</summary>
    public string End => IsTaster ? "~/taster/end" : Home;

    public T? Find<T>(string activity)
        where T : Activity => Module.Find(activity) as T;
}

/// <summary>Finds the enrolment of the person who asks, and whether a course waits for it, with one query.</summary>
internal sealed class OpenEnrolment(TrainingDbContext db, ContentLibrary content, CurrentLearner learner)
{
    private sealed record Found(Enrolment Enrolment, bool IsInCourse);

    private static readonly Func<TrainingDbContext, Guid, string, CancellationToken, Task<Found?>> Find = EF.CompileAsyncQuery(
        (TrainingDbContext db, Guid learner, string module, CancellationToken ct) =>
            db.Set<Enrolment>()
                .Include(e => e.Records)
                .Include(e => e.Completion)
                .AsSingleQuery()
                .Where(e => e.LearnerId == learner && e.Module == module)
                .Select(e => new Found(
                    e,
                    db.Set<Offering>()
                        .Any(o =>
                            o.Seats.Any(s => s.LearnerId == learner && s.LeftAt == null)
                            && o.Modules.Any(m => m.Module == module)
                            && !db.Set<CourseCompletion>().Any(c => c.OfferingId == o.Id && c.LearnerId == learner)
                        )
                ))
                .SingleOrDefault()
    );

    /// <returns>Null for a visitor, and when this learner is not enrolled.</returns>
    public async Task<EnrolledModule?> FindAsync(string module, CancellationToken ct)
    {
        if (learner.IdIfKnown is not { } id || await Find(db, id, module, ct) is not { Enrolment: var enrolment } found)
            return null;
        return new(enrolment, await content.GetAsync(enrolment.ContentHash, ct))
        {
            IsTaster = learner.IsGuest,
            IsInCourse = found.IsInCourse,
        };
    }

    /// <summary>Remembers where the learner is, so that they resume there; writes only when it changed.</summary>
    public async Task RememberAsync(EnrolledModule enrolled, ActivityId activity, DateTimeOffset now, CancellationToken ct)
    {
        if (enrolled.Enrolment.LastActivity == activity.Slug)
            return;
        enrolled.Enrolment.LastActivity = activity.Slug;
        enrolled.Enrolment.LastSeenAt = now;
        await db.SaveChangesAsync(ct);
    }
}
