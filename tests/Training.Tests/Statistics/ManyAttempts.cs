using Microsoft.Extensions.DependencyInjection;
using Training.Catalogue;
using Training.Content;
using Training.Content.Quizzes;
using Training.Enrolments;
using Training.Learners;
using Training.Quizzes;
using Training.Statistics;

namespace Training.Tests.Statistics;

/// <summary>Attempts of many learners, put into the database as their submission would leave them.</summary>
internal static class ManyAttempts
{
    public static Quiz Quiz(TrainingSite site, string quiz = "essai/bilan") =>
        (Quiz)site.Services.GetRequiredService<ContentLibrary>().Current(quiz.Split('/')[0])!.Module.Find(quiz.Split('/')[1])!;

    /// <param name="answers">Of each learner, by item.</param>
    public static Task AddAsync(
        TrainingSite site,
        int count,
        Func<int, (string Item, string Answer)[]> answers,
        string quiz = "essai/bilan"
    ) =>
        site.InDatabaseAsync(async db =>
        {
            var version = site.Services.GetRequiredService<ContentLibrary>().Current(quiz.Split('/')[0])!;
            for (var i = 0; i < count; i++)
            {
                var (email, now) = ($"{Guid.NewGuid():N}@exemple.ca", site.Time.GetUtcNow());
                var learner = new Learner
                {
                    UserName = email,
                    NormalizedUserName = email.ToUpperInvariant(),
                    Email = email,
                    GivenName = "Amélie",
                    FamilyName = "Tremblay",
                    CreatedAt = now,
                };
                db.Add(learner);
                var enrolment = new Enrolment
                {
                    LearnerId = learner.Id,
                    Module = version.Module.Slug,
                    ContentHash = version.Hash,
                    EnrolledAt = now,
                    LastSeenAt = now,
                };
                db.Add(enrolment);
                var attempt = Attempt(Quiz(site, quiz), version.Hash, answers(i), now, learner.Id, enrolment.Id);
                db.Add(attempt);
                db.Add(AttemptToCount.Of(attempt));
            }
            await db.SaveChangesAsync();
        });

    public static QuizAttempt Attempt(
        Quiz quiz,
        string hash,
        IEnumerable<(string Item, string Answer)> answers,
        DateTimeOffset now,
        Guid learner = default,
        Guid enrolment = default,
        long seed = 1
    )
    {
        var attempt = new QuizAttempt
        {
            EnrolmentId = enrolment,
            LearnerId = learner,
            ActivityId = quiz.Id,
            ContentHash = hash,
            Number = 1,
            Seed = seed,
            StartedAt = now,
        };
        foreach (var (item, answer) in answers)
        {
            attempt.Answer(item, new(answer), sequence: null, now);
            attempt.Spend(item, 20_000, now.AddMinutes(1));
        }
        attempt.Submit(quiz, now);
        return attempt;
    }

    public static async Task<int> CountAsync(TrainingSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var (counting, all) = (scope.ServiceProvider.GetRequiredService<CountAttempts>(), 0);
        while (await counting.RunBatchAsync(null, TestContext.Current.CancellationToken) is > 0 and var some)
            all += some;
        return all;
    }
}
