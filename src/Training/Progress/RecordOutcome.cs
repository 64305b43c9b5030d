using Training.Content;
using Training.Data;
using Training.Enrolments;

namespace Training.Progress;

/// <summary>Adds what a learner just did to their records, and the completion when it satisfies the module. The caller saves.</summary>
internal sealed class RecordOutcome(TrainingDbContext db, TimeProvider clock)
{
    /// <param name="correction">Which correction of the activity made it so; 0 for what the learner did.</param>
    public void Add(EnrolledModule enrolled, ActivityId activity, Verb verb, int attempt = 0, double? score = null, int correction = 0)
    {
        var enrolment = enrolled.Enrolment;
        if (enrolment.Records.Exists(r => r.ActivityId == activity && r.Attempt == attempt && r.Verb == verb && r.Correction == correction))
            return;

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
    }

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
