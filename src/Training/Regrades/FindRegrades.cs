using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;
using Training.Quizzes;

namespace Training.Regrades;

/// <summary>An attempt that a correction would change.</summary>
/// <param name="IsCompleted">Its learner has completed the module, and keeps that whatever happens here.</param>
public sealed record AttemptChange(QuizAttempt Attempt, double Before, double After, bool PassedBefore, bool PassedAfter, bool IsCompleted)
{
    public bool IsGained => PassedAfter && !PassedBefore;

    public bool IsLost => PassedBefore && !PassedAfter;
}

/// <summary>Works out what corrections make of attempts; writes nothing.</summary>
internal sealed class FindRegrades(TrainingDbContext db, ContentLibrary content)
{
    /// <summary>The corrections made to attempts on a version, the first first.</summary>
    public Task<List<Regrade>> MadeAsync(ActivityId activity, string hash, CancellationToken ct) =>
        db.Set<Regrade>().AsNoTracking().Where(r => r.ActivityId == activity && r.FromHash == hash).OrderBy(r => r.Number).ToListAsync(ct);

    /// <summary>How attempts on a version are marked by the corrections made so far.</summary>
    public async Task<Dictionary<string, Func<Response, double>>> MarksAsync(Quiz quiz, IEnumerable<Regrade> made, CancellationToken ct)
    {
        var marks = new Dictionary<string, Func<Response, double>>(StringComparer.Ordinal);
        foreach (var regrade in made)
        {
            var to = (Quiz)(await content.GetAsync(regrade.ToHash, ct)).Module.Find(quiz.Id.Slug)!;
            foreach (var id in regrade.ItemIds)
                if (
                    quiz.Items.FirstOrDefault(i => i.Id == id) is { } was
                    && to.Items.FirstOrDefault(i => i.Id == id) is { } now
                    && AnswerKey.Between(was, now) is { } mark
                )
                    marks[id] = mark;
        }
        return marks;
    }

    /// <summary>What marking these items by the later edition would change.</summary>
    /// <param name="track">To change them: the attempts are then tracked.</param>
    public async Task<IReadOnlyList<AttemptChange>> ChangesAsync(
        Quiz quiz,
        string hash,
        IEnumerable<CorrectedItem> items,
        bool track,
        CancellationToken ct
    )
    {
        var marks = await MarksAsync(quiz, await MadeAsync(quiz.Id, hash, ct), ct);
        foreach (var item in items)
            marks[item.Id] = item.Mark!;
        var marking = new Marking(quiz, marks);

        var (activity, module) = (quiz.Id, quiz.Id.Module);
        var submitted = db.Set<QuizAttempt>()
            .Where(a => a.ActivityId == activity && a.ContentHash == hash && a.SubmittedAt != null && a.Number > 0);
        var found = await (track ? submitted : submitted.AsNoTracking())
            .Include(a => a.Responses)
            .AsSingleQuery()
            .OrderBy(a => a.Id)
            .ToListAsync(ct);
        var completed = await db.Set<Progress.Completion>()
            .Where(c => c.Module == module)
            .Where(c => submitted.Any(a => a.EnrolmentId == c.EnrolmentId))
            .Select(c => c.EnrolmentId)
            .ToListAsync(ct);
        var isCompleted = completed.ToHashSet();
        return
        [
            .. from attempt in found
            let after = marking.Mark(attempt)
            where after.Score != attempt.CurrentScore || after.Passed != attempt.CurrentPassed
            select new AttemptChange(
                attempt,
                attempt.CurrentScore!.Value,
                after.Score,
                attempt.CurrentPassed,
                after.Passed,
                isCompleted.Contains(attempt.EnrolmentId)
            ),
        ];
    }
}
