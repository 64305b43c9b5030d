using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content.Quizzes;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Progress;

namespace Training.Review;

/// <summary>Makes a learner’s deck of the modules they completed and the cards they have, with one query each.</summary>
/// <remarks>
/// The items are those that the learner met when they completed the module, in the words of the version that is offered now: what was mended is
/// asked mended, what its author withdrew is asked no more, and what was added since was never learnt.
/// </remarks>
internal sealed class OpenDeck(TrainingDbContext db, PublishedContent content, TimeProvider clock)
{
    public async Task<ReviewDeck> ForAsync(Guid learner, CancellationToken ct)
    {
        // What one has learnt is one’s own, wherever it was: the deck is of all institutions.
        var completions = await db.Set<Completion>()
            .OfAllInstitutions()
            .AsNoTracking()
            .Where(c => c.LearnerId == learner)
            .OrderBy(c => c.CompletedAt)
            .ToListAsync(ct);
        return completions.Count == 0
            ? new([], clock.GetUtcNow().ToLocalDay())
            : await ForAsync(learner, [.. completions.GroupBy(c => c.Module).Select(module => module.Last())], ct);
    }

    public async Task<ReviewDeck> ForAsync(Guid learner, IReadOnlyList<Completion> completions, CancellationToken ct)
    {
        var cards = (await db.Set<ReviewCard>().AsNoTracking().Where(c => c.LearnerId == learner).ToListAsync(ct)).ToDictionary(c =>
            (c.ActivityId, c.Item)
        );
        var all = new List<ReviewItem>();
        foreach (var completion in completions)
        {
            var completed = await content.GetAsync(completion.ContentHash, ct);
            var now = content.Current(completion.InstitutionId, completion.Module) ?? completed;
            all.AddRange(
                from quiz in completed.Module.Activities.OfType<Quiz>()
                let current = now.Module.Find(quiz.Id.Slug) as Quiz
                where current is not null
                let met = quiz.Items.Select(item => item.Id).ToHashSet()
                from item in current.Items
                where met.Contains(item.Id) && IsScored(item)
                select new ReviewItem(now, current, item, cards.GetValueOrDefault((current.Id, item.Id)))
            );
        }
        return new(all, clock.GetUtcNow().ToLocalDay());
    }

    /// <summary>Whether no person is needed to tell.</summary>
    public static bool IsScored(Item item) => item.Score(Response.None) is not null;
}
