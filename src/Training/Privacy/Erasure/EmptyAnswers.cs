using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content.Quizzes;
using Training.Data;
using Training.Quizzes;

namespace Training.Privacy.Erasure;

/// <summary>Empties the words that were written in open answers. They never made a score, so that no number moves.</summary>
internal sealed class EmptyAnswers(TrainingDbContext db, PublishedContent content)
{
    /// <summary>How many there are to empty.</summary>
    public async Task<int> CountAsync(IQueryable<QuizAttempt> attempts, CancellationToken ct)
    {
        var count = 0;
        await foreach (var answers in OpenAsync(attempts, ct))
            count += await answers.CountAsync(ct);
        return count;
    }

    /// <returns>How many were emptied.</returns>
    public async Task<int> EmptyAsync(IQueryable<QuizAttempt> attempts, CancellationToken ct)
    {
        var count = 0;
        await foreach (var answers in OpenAsync(attempts, ct))
            count += await answers.ExecuteUpdateAsync(
                change => change.SetProperty(r => r.Text, "").SetProperty(r => r.Practice, (string?)null),
                ct
            );
        return count;
    }

    // Which items are open, each version of a quiz says.
    private async IAsyncEnumerable<IQueryable<QuizResponse>> OpenAsync(
        IQueryable<QuizAttempt> attempts,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        foreach (var quiz in await attempts.Select(a => new { a.ContentHash, a.ActivityId }).Distinct().ToListAsync(ct))
        {
            if (
                await content.FindAsync(quiz.ContentHash, ct) is not { } version
                || version.Module.Find(quiz.ActivityId.Slug) is not Quiz found
            )
                continue;
            var open = found.Items.OfType<OpenItem>().Select(i => i.Id).ToList();
            if (open.Count == 0)
                continue;
            var (hash, activity) = (quiz.ContentHash, quiz.ActivityId);
            var ids = attempts.Where(a => a.ContentHash == hash && a.ActivityId == activity).Select(a => a.Id);
            yield return db.Set<QuizResponse>()
                .Where(r => open.Contains(r.Item) && ids.Contains(r.AttemptId))
                .Where(r => r.Text != "" || r.Practice != null);
        }
    }
}
