using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Scenarios;
using Training.Data;
using Training.Learners;
using Training.Localization;

namespace Training.Scenarios;

/// <summary>An attempt as it stands: its steps played again on the content it was started on.</summary>
public sealed record Session(ScenarioAttempt Attempt, PublishedModule Version, Scenario Scenario, Play Play)
{
    /// <summary>The last step may be taken back, but not those that a practice copied: it starts where it starts.</summary>
    public bool CanGoBack => Play.CanGoBack && Play.StepCount > Attempt.CopiedSteps;
}

/// <summary>Finds an attempt of the person who asks, with one query, and plays its steps again.</summary>
internal sealed class OpenAttempt(TrainingDbContext db, ContentLibrary content, CurrentLearner learner)
{
    private static readonly Func<TrainingDbContext, Guid, ActivityId, bool, int, CancellationToken, Task<ScenarioAttempt?>> Find =
        EF.CompileAsyncQuery(
            (TrainingDbContext db, Guid learner, ActivityId activity, bool isPractice, int number, CancellationToken ct) =>
                db.Set<ScenarioAttempt>()
                    .Include(a => a.Steps)
                    .SingleOrDefault(a =>
                        a.LearnerId == learner && a.ActivityId == activity && a.IsPractice == isPractice && a.Number == number
                    )
        );

    /// <returns>Null when this learner has no such attempt.</returns>
    public async Task<Session?> FindAsync(AttemptAddress at, CancellationToken ct) =>
        await Find(db, learner.Id, at.ActivityId, at.IsPractice, at.Number, ct) is { } attempt ? await PlayAsync(attempt, ct) : null;

    /// <param name="attempt">With its steps.</param>
    /// <returns>Null when the content it was started on has no such session.</returns>
    public async Task<Session?> PlayAsync(ScenarioAttempt attempt, CancellationToken ct)
    {
        var version = await content.GetAsync(attempt.ContentHash, ct);
        if (version.Module.Find(attempt.ActivityId.Slug) is not Scenario scenario)
            return null;
        var steps = attempt.Steps.OrderBy(s => s.Number).Select(s => s.ToStep());
        return new(attempt, version, scenario, Play.Replay(scenario, Languages.Current, attempt.Seed, steps, detour: attempt.Detour));
    }
}
