using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Gradebook;
using Training.Institutions;
using Training.Journal;
using Training.Privacy.Erasure;
using Training.Quizzes;
using Training.Scenarios;

namespace Training.Privacy.Retention;

/// <summary>How many records of a kind are older than they are kept.</summary>
/// <param name="Days">0 for as long as their owner keeps them.</param>
public sealed record Outdated(string Kind, int Days, int Count);

/// <summary>
/// Forgets what is older than it is kept, at every institution. Completions, credentials, scores and the audit trail are no kind of it: they never go by
/// age.
/// </summary>
internal sealed class RunRetention(TrainingDbContext db, EmptyAnswers answers, RetentionSettings settings, TimeProvider clock)
{
    /// <summary>What would go now.</summary>
    public Task<IReadOnlyList<Outdated>> CountAsync(CancellationToken ct) => GoThroughAsync(isDry: true, ct);

    /// <returns>What went.</returns>
    public Task<IReadOnlyList<Outdated>> RunAsync(CancellationToken ct) => GoThroughAsync(isDry: false, ct);

    private async Task<IReadOnlyList<Outdated>> GoThroughAsync(bool isDry, CancellationToken ct)
    {
        var found = new List<Outdated>();
        foreach (var (kind, days) in settings.All)
        {
            var count = days == 0 ? 0 : await GoThroughAsync(kind, clock.GetUtcNow() - TimeSpan.FromDays(days), isDry, ct);
            found.Add(new(kind, days, count));
        }
        return found;
    }

    private Task<int> GoThroughAsync(string kind, DateTimeOffset before, bool isDry, CancellationToken ct)
    {
        Task<int> Of<T>(IQueryable<T> old)
            where T : class => isDry ? old.CountAsync(ct) : old.ExecuteDeleteAsync(ct);

        return kind switch
        {
            nameof(RetentionSettings.Invitations) => Of(All<Invitation>().Where(i => i.AcceptedAt < before || i.ExpiresAt < before)),
            nameof(RetentionSettings.SharedDebriefs) => Of(All<SharedDebrief>().Where(s => s.SharedAt < before)),
            nameof(RetentionSettings.Practice) => Of(All<ScenarioAttempt>().Where(a => a.IsPractice && a.StartedAt < before)),
            nameof(RetentionSettings.Comments) => Of(All<Comment>().Where(c => c.At < before)),
            nameof(RetentionSettings.Journal) => Of(db.Set<JournalEntry>().Where(e => e.WrittenAt < before)),
            _ => OpenAnswersAsync(All<QuizAttempt>().Where(a => a.SubmittedAt < before), isDry, ct),
        };
    }

    private Task<int> OpenAnswersAsync(IQueryable<QuizAttempt> attempts, bool isDry, CancellationToken ct) =>
        isDry ? answers.CountAsync(attempts, ct) : answers.EmptyAsync(attempts, ct);

    private IQueryable<T> All<T>()
        where T : class => db.Set<T>().OfAllInstitutions();
}
