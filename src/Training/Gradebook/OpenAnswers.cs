using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;
using Training.Learners;
using Training.Quizzes;
using Training.Reports;

namespace Training.Gradebook;

/// <summary>
/// Finds the open answers of a cohort for those who teach it. An administrator of the institution, who may see its figures, has no call to read
/// what a learner wrote.
/// </summary>
internal sealed class OpenAnswers(
    TrainingDbContext db,
    ContentLibrary content,
    CurrentLearner learner,
    OpenOffering offerings,
    CohortWork work
)
{
    public const int PageSize = 25;

    /// <returns>Null when the person who asks doesn’t teach it.</returns>
    public async Task<Offering?> FindOfferingAsync(Guid id, CancellationToken ct)
    {
        var me = learner.Id;
        return await db.Set<OfferingInstructor>().AnyAsync(i => i.OfferingId == id && i.LearnerId == me, ct)
            ? await offerings.FindAsync(id, ct)
            : null;
    }

    /// <summary>The open items that someone of the cohort answered, in the order of the offering.</summary>
    public async Task<IReadOnlyList<AnsweredItem>> ItemsAsync(Offering offering, CancellationToken ct)
    {
        var (attempts, me) = (Attempts(offering), learner.Id);
        var answered = await attempts
            .SelectMany(
                a => a.Responses.Where(r => r.Text != ""),
                (a, r) =>
                    new
                    {
                        a.ActivityId,
                        a.ContentHash,
                        r.Item,
                    }
            )
            .GroupBy(a => new
            {
                a.ActivityId,
                a.ContentHash,
                a.Item,
            })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(ct);
        var read = await attempts
            .Join(
                db.Set<RubricAssessment>(),
                a => a.Id,
                s => s.AttemptId,
                (a, s) =>
                    new
                    {
                        a.ActivityId,
                        s.Item,
                        s.AttemptId,
                        s.AssessorId,
                    }
            )
            .GroupBy(s => new { s.ActivityId, s.Item })
            .Select(g => new
            {
                g.Key,
                Attempts = g.Select(s => s.AttemptId).Distinct().Count(),
                Mine = g.Count(s => s.AssessorId == me),
            })
            .ToListAsync(ct);

        var items = new List<AnsweredItem>();
        foreach (var group in answered.GroupBy(a => (a.Key.ActivityId, a.Key.Item)))
        {
            var (hashes, count, latest) = (new List<string>(), 0, (OpenItem?)null);
            foreach (var version in group)
                if (await FindItemAsync(version.Key.ActivityId, version.Key.ContentHash, version.Key.Item, ct) is { } item)
                {
                    hashes.Add(version.Key.ContentHash);
                    count += version.Count;
                    if (latest is null || offering.Modules.Exists(m => m.ContentHash == version.Key.ContentHash))
                        latest = item;
                }
            if (latest is null)
                continue;
            var sums = read.Find(r => r.Key.ActivityId == group.Key.ActivityId && r.Key.Item == group.Key.Item);
            items.Add(new(group.Key.ActivityId, latest, hashes, count, sums?.Attempts ?? 0, sums?.Mine ?? 0));
        }
        return
        [
            .. items
                .OrderBy(i => offering.Modules.FindIndex(m => m.Module == i.Activity.Module))
                .ThenBy(i => i.Activity.Slug, StringComparer.Ordinal)
                .ThenBy(i => i.Item.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>One page of the answers to one item, the first submitted first, and whether there are more.</summary>
    /// <param name="page">From 1.</param>
    public async Task<(IReadOnlyList<AnswerToRead> Answers, bool HasMore)> ListAsync(
        Offering offering,
        AnsweredItem of,
        AnswersShown shown,
        int page,
        CancellationToken ct
    )
    {
        var (me, item, hashes) = (learner.Id, of.Item.Id, of.Hashes);
        var assessments = db.Set<RubricAssessment>().Where(s => s.Item == item);
        var attempts = Attempts(offering)
            .Where(a => a.ActivityId == of.Activity && hashes.Contains(a.ContentHash))
            .Where(a => a.Responses.Any(r => r.Item == item && r.Text != ""));
        attempts = shown switch
        {
            AnswersShown.Waiting => attempts.Where(a => !assessments.Any(s => s.AttemptId == a.Id)),
            AnswersShown.Second => attempts.Where(a =>
                assessments.Any(s => s.AttemptId == a.Id) && !assessments.Any(s => s.AttemptId == a.Id && s.AssessorId == me)
            ),
            _ => attempts,
        };
        var found = await attempts
            .OrderBy(a => a.SubmittedAt)
            .ThenBy(a => a.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize + 1)
            .Select(a => new AnswerToRead(
                a.Id,
                a.LearnerId,
                a.Number,
                a.SubmittedAt!.Value,
                assessments.Count(s => s.AttemptId == a.Id),
                assessments.Any(s => s.AttemptId == a.Id && s.AssessorId == me)
            ))
            .ToListAsync(ct);
        return ([.. found.Take(PageSize)], found.Count > PageSize);
    }

    /// <returns>Null when no such answer of this cohort waits for a person.</returns>
    public async Task<OpenAnswer?> FindAsync(Offering offering, Guid attempt, string item, CancellationToken ct)
    {
        var found = await Attempts(offering).Include(a => a.Responses).AsSingleQuery().SingleOrDefaultAsync(a => a.Id == attempt, ct);
        if (found is null || found.ResponseTo(item).IsEmpty)
            return null;
        var version = await content.GetAsync(found.ContentHash, ct);
        if (version.Module.Find(found.ActivityId.Slug) is not Quiz quiz)
            return null;
        var attempted = new AttemptedQuiz(found, version, quiz, Deadline: null);
        return attempted.Items.OfType<OpenItem>().FirstOrDefault(i => i.Id == item) is { } open ? new(offering, attempted, open) : null;
    }

    /// <summary>The names of learners, by their ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> learners, CancellationToken ct) =>
        await db.Learners.Where(l => learners.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.GivenName + " " + l.FamilyName, ct);

    // Nobody assesses themself here, whatever else they teach; a pre-test says where one starts from and is nobody’s to judge.
    private IQueryable<QuizAttempt> Attempts(Offering offering)
    {
        var (learners, me) = (work.Learners(offering), learner.Id);
        return db.Set<QuizAttempt>()
            .AsNoTracking()
            .Where(a => a.SubmittedAt != null && a.Number > QuizAttempt.PreTestNumber)
            .Where(a => learners.Contains(a.LearnerId) && a.LearnerId != me);
    }

    private async Task<OpenItem?> FindItemAsync(ActivityId activity, string hash, string item, CancellationToken ct) =>
        (await content.GetAsync(hash, ct)).Module.Find(activity.Slug) is Quiz quiz
            ? quiz.Items.OfType<OpenItem>().FirstOrDefault(i => i.Id == item)
            : null;
}

/// <summary>Which of the answers to an item are listed.</summary>
public enum AnswersShown
{
    /// <summary>Those that nobody read.</summary>
    Waiting,

    /// <summary>Those that someone else read, and that a second assessor may read.</summary>
    Second,

    All,
}

/// <summary>An open item that someone of a cohort answered.</summary>
/// <param name="Hashes">The versions of its module in which it was answered.</param>
/// <param name="Answers">How many answers there are.</param>
/// <param name="Read">How many of them someone read.</param>
/// <param name="Mine">How many the person who asks read.</param>
public sealed record AnsweredItem(ActivityId Activity, OpenItem Item, IReadOnlyList<string> Hashes, int Answers, int Read, int Mine)
{
    public int Waiting => Answers - Read;

    /// <summary>What an address names it by.</summary>
    public string Code => $"{Activity}/{Item.Id}";
}

/// <summary>One open answer on the list of those to read.</summary>
/// <param name="Number">Which attempt of its learner it is from.</param>
public sealed record AnswerToRead(Guid Attempt, Guid Learner, int Number, DateTimeOffset SubmittedAt, int Readings, bool IsMine)
{
    public string Code => OpenAnswer.CodeOf(Attempt);
}

/// <summary>One open answer, with what it answers.</summary>
public sealed record OpenAnswer(Offering Offering, AttemptedQuiz Attempted, OpenItem Item)
{
    /// <summary>What assessors call an answer whose learner they don’t know: the end of the attempt’s id, which chance made.</summary>
    public static string CodeOf(Guid attempt) => attempt.ToString("N")[^4..].ToUpperInvariant();

    public string Code => CodeOf(Attempted.Attempt.Id);

    public string Text => Attempted.Attempt.ResponseTo(Item.Id).Text;

    /// <summary>The item’s place in the attempt, from 1.</summary>
    public int Number => Attempted.Items.Index().First(i => i.Item.Id == Item.Id).Index + 1;

    public string Address => $"~/teaching/offerings/{Offering.Id}/answers/{Attempted.Attempt.Id}/{Item.Id}";
}
