using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Lessons;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Data;
using Training.Enrolments;
using Training.Progress;
using Training.Quizzes;
using Training.Statistics;

namespace Training.Web.Demo;

/// <summary>The time at which something was done, some weeks ago.</summary>
internal sealed class PastClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>One learner goes through one module: reads, plays and answers, activity by activity, until it is done or the time is up.</summary>
/// <param name="skill">Of a hundred decisions, how many are right.</param>
/// <param name="until">What would come later isn’t done.</param>
internal sealed class DemoWork(TrainingDbContext db, Randomness chance, int skill, DateTimeOffset until)
{
    private const int MostTries = 3;
    private const int BetterEachTime = 12;
    private readonly PastClock clock = new();

    /// <summary>How often a quiz is tried.</summary>
    public int Tries { get; init; } = MostTries;

    /// <summary>When something in the quiz was not understood; null when it is as for all decisions.</summary>
    public int? QuizSkill { get; init; }

    public List<QuizAttempt> QuizAttempts { get; } = [];

    public EnrolledModule? Do(Seat seat, OfferingModule module, PublishedModule version, DateTimeOffset start, int most = int.MaxValue)
    {
        if (start > until)
            return null;
        clock.Now = start;
        var enrolment = new Enrolment
        {
            InstitutionId = seat.InstitutionId,
            LearnerId = seat.LearnerId,
            Module = module.Module,
            ContentHash = module.ContentHash,
            EnrolledAt = start,
            LastSeenAt = start,
        };
        db.Add(enrolment);
        var enrolled = new EnrolledModule(enrolment, version);
        foreach (var (index, activity) in version.Module.Activities.Where(a => a is not Aid).Take(most).Index())
        {
            // Three activities an evening.
            if (index is 3 or 6)
                clock.Now = clock.Now.AddHours(20 + chance.Below(8));
            if (clock.Now > until)
                break;
            enrolment.LastActivity = activity.Id.Slug;
            enrolment.LastSeenAt = clock.Now;
            if (!Do(enrolled, activity))
                break;
        }
        return enrolled;
    }

    /// <returns>Whether they go on.</returns>
    private bool Do(EnrolledModule enrolled, Content.Modules.Activity activity)
    {
        switch (activity)
        {
            case Scenario scenario:
                return Repeat(MostTries, number => Play(enrolled, scenario, number));
            case Quiz quiz:
                return Repeat(Math.Min(Tries, quiz.Attempts ?? MostTries), number => Answer(enrolled, quiz, number));
            default:
                Spend(activity.Duration);
                Outcome.Add(enrolled, activity.Id, Verb.Completed);
                return true;
        }
    }

    private bool Repeat(int most, Func<int, bool> tries)
    {
        for (var number = 1; number <= most && clock.Now <= until; number++)
        {
            if (tries(number))
                return true;
            clock.Now = clock.Now.AddMinutes(10 + chance.Below(30));
        }
        return false;
    }

    private bool Play(EnrolledModule enrolled, Scenario scenario, int number)
    {
        var attempt = new DemoSession(scenario, enrolled.Version.Shared, chance).Play(
            enrolled.Enrolment,
            number,
            Better(skill, number),
            clock.Now
        );
        db.Add(attempt);
        if (attempt.EndedAt is not { } end)
            return false;
        clock.Now = end;
        Outcome.Add(enrolled, scenario.Id, attempt.Passed ? Verb.Passed : Verb.Failed, number, attempt.ScaledScore);
        return attempt.Passed;
    }

    private bool Answer(EnrolledModule enrolled, Quiz quiz, int number)
    {
        var attempt = new QuizAttempt
        {
            InstitutionId = enrolled.Enrolment.InstitutionId,
            EnrolmentId = enrolled.Enrolment.Id,
            LearnerId = enrolled.Enrolment.LearnerId,
            ActivityId = quiz.Id,
            ContentHash = enrolled.Enrolment.ContentHash,
            Number = number,
            Seed = chance.Below(int.MaxValue),
            StartedAt = clock.Now,
        };
        var asked = attempt.Draw(quiz);
        foreach (var item in asked)
        {
            var isRight = chance.Below(100) < (QuizSkill ?? Better(skill, number));
            var seconds = 25 + chance.Below(70);
            clock.Now = clock.Now.AddSeconds(seconds);
            attempt.Answer(item.Id, DemoQuizAnswers.To(item, isRight, chance), sequence: null, clock.Now);
            attempt.Spend(item.Id, seconds * 1000, clock.Now);
            if (quiz.AsksConfidence)
                attempt.SayConfidence(item.Id, Sureness(isRight), sequence: null, clock.Now);
        }
        attempt.Submit(quiz, clock.Now);
        QuizAttempts.Add(attempt);
        db.Add(attempt);
        Outcome.Add(enrolled, quiz.Id, attempt.Passed ? Verb.Passed : Verb.Failed, number, attempt.ScaledScore);
        if (number == AttemptToCount.OnlyNumber)
            db.Add(AttemptToCount.Of(attempt));
        return attempt.Passed;
    }

    private RecordOutcome Outcome => new(db, clock);

    private static int Better(int skill, int number) => Math.Min(98, skill + (number - 1) * BetterEachTime);

    private Confidence Sureness(bool isRight) => chance.Below(100) < (isRight ? 75 : 30) ? Confidence.Know : Confidence.Think;

    private void Spend(TimeSpan duration) => clock.Now += duration * ((70 + chance.Below(70)) / 100.0);
}
