using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Scenarios;
using Training.Data;
using Training.Learners;
using Training.Localization;

namespace Training.Scenarios;

/// <summary>An attempt as it stands: its steps played again on the content it was started on.</summary>
public sealed record Session(ScenarioAttempt Attempt, PublishedModule Version, Scenario Scenario, Play Play);

/// <summary>Finds an attempt of the person who asks, with one query, and plays its steps again.</summary>
internal sealed class OpenAttempt(TrainingDbContext db, ContentLibrary content, CurrentLearner learner)
{
    private static readonly Func<TrainingDbContext, Guid, ActivityId, int, CancellationToken, Task<ScenarioAttempt?>> Find =
        EF.CompileAsyncQuery(
            (TrainingDbContext db, Guid learner, ActivityId activity, int number, CancellationToken ct) =>
                db.Set<ScenarioAttempt>()
                    .Include(a => a.Steps)
                    .SingleOrDefault(a => a.LearnerId == learner && a.ActivityId == activity && a.Number == number)
        );

    /// <returns>Null when this learner has no such attempt.</returns>
    public async Task<Session?> FindAsync(ActivityId activity, int number, CancellationToken ct)
    {
        if (await Find(db, learner.Id, activity, number, ct) is not { } attempt)
            return null;
        var version = await content.GetAsync(attempt.ContentHash, ct);
        if (version.Module.Find(activity.Slug) is not Scenario scenario)
            return null;
        var steps = attempt.Steps.OrderBy(s => s.Number).Select(s => s.ToStep());
        return new(attempt, version, scenario, Play.Replay(scenario, Languages.Current, attempt.Seed, steps));
    }
}
