using Training.Content;
using Training.Courses;
using Training.Data;
using Training.Enrolments;

namespace Training.Progress;

/// <summary>
/// Adds what a learner just did to their records, the completion when it satisfies the module, and that of a course when it satisfies the
/// course. The caller saves.
/// </summary>
/// <param name="courses">Null for whoever sees to courses apart.</param>
internal sealed class RecordOutcome(TrainingDbContext db, TimeProvider clock, CompleteCourse? courses = null)
{
    /// <param name="correction">Which correction of the activity made it so; 0 for what the learner did.</param>
    public async Task AddAsync(
        EnrolledModule enrolled,
        ActivityId activity,
        Verb verb,
        int attempt = 0,
        double? score = null,
        int correction = 0,
        CancellationToken ct = default
    )
    {
        var isNew = Add(enrolled, activity, verb, attempt, score, correction);
        // A failure completes nothing, unless it moves the score of a module that is done; a guest sits in no course.
        if (isNew && courses is not null && !enrolled.IsTaster && (verb != Verb.Failed || enrolled.Enrolment.Completion is not null))
            await courses.AfterAsync(enrolled, activity, ct);
    }

    /// <summary>The same, without a look at courses.</summary>
    /// <returns>False when it was there already.</returns>
    public bool Add(EnrolledModule enrolled, ActivityId activity, Verb verb, int attempt = 0, double? score = null, int correction = 0)
    {
        var enrolment = enrolled.Enrolment;
        if (enrolment.Records.Exists(r => r.ActivityId == activity && r.Attempt == attempt && r.Verb == verb && r.Correction == correction))
            return false;

        var now = clock.GetUtcNow();
        var record = new LearningRecord
        {
            EnrolmentId = enrolment.Id,
            LearnerId = enrolment.LearnerId,
            Verb = verb,
            ActivityId = activity,
            Attempt = attempt,
            Correction = correction,
            ScaledScore = score,
            At = now,
        };
        enrolment.Records.Add(record);
        db.Add(record);
        CompleteIfSatisfied(enrolled, now);
        return true;
    }

    /// <summary>Completes a module whose new version asks for nothing that isn’t done.</summary>
    public void CompleteIfSatisfied(EnrolledModule enrolled) => CompleteIfSatisfied(enrolled, clock.GetUtcNow());

    private void CompleteIfSatisfied(EnrolledModule enrolled, DateTimeOffset now)
    {
        if (enrolled.Enrolment.Completion is not null || !enrolled.Progress.IsSatisfied)
            return;
        var completion = new Completion
        {
            EnrolmentId = enrolled.Enrolment.Id,
            LearnerId = enrolled.Enrolment.LearnerId,
            Module = enrolled.Module.Slug,
            ContentHash = enrolled.Enrolment.ContentHash,
            Rule = enrolled.Module.MoveOn,
            RuleVersion = ModuleProgress.RuleVersion,
            CompletedAt = now,
        };
        enrolled.Enrolment.Completion = completion;
        db.Add(completion);
    }
}
