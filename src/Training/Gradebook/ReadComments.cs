using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Data;
using Training.Learners;
using Training.Localization;

namespace Training.Gradebook;

/// <summary>A learner reads what their instructors wrote to them; what they have read is seen.</summary>
internal static class ReadComments
{
    public static void MapReadComments(this IEndpointRouteBuilder routes) => routes.MapGet("/learning/comments", Show);

    /// <summary>How many a learner has, and how many of them they have not seen yet.</summary>
    public static async Task<CommentCount> CountAsync(TrainingDbContext db, Guid learner, CancellationToken ct) =>
        await db.Set<Comment>()
            .Where(c => c.LearnerId == learner)
            .GroupBy(c => c.LearnerId)
            .Select(own => new CommentCount(own.Count(), own.Count(c => c.SeenAt == null)))
            .SingleOrDefaultAsync(ct)
        ?? new(0, 0);

    private static async Task<RazorComponentResult<CommentsPage>> Show(
        TrainingDbContext db,
        ContentLibrary content,
        CurrentLearner learner,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var id = learner.Id;
        var comments = await (
            from comment in db.Set<Comment>().AsNoTracking()
            where comment.LearnerId == id
            join offering in db.Set<Offering>() on comment.OfferingId equals offering.Id
            select new { Comment = comment, Offering = offering.Name }
        ).ToListAsync(ct);
        var names = await Instructors.NamesAsync(db, comments.Select(c => c.Comment.By), ct);
        if (comments.Exists(c => c.Comment.SeenAt is null))
        {
            var now = clock.GetUtcNow();
            await db.Set<Comment>()
                .Where(c => c.LearnerId == id && c.SeenAt == null)
                .ExecuteUpdateAsync(change => change.SetProperty(c => c.SeenAt, now), ct);
        }
        return new(
            new
            {
                Comments = comments
                    .OrderByDescending(c => c.Comment.At)
                    .Select(c => new ReceivedComment(
                        c.Comment,
                        c.Offering,
                        names.GetValueOrDefault(c.Comment.By),
                        c.Comment.ActivityId is { } about ? Title(content, about) : null
                    ))
                    .ToList(),
            }
        );
    }

    private static string? Title(ContentLibrary content, ActivityId activity) =>
        content.Current(activity.Module)?.Module.Find(activity.Slug)?.Title.In(Languages.Current);
}

/// <summary>A comment as its learner reads it.</summary>
/// <param name="By">Null when who wrote it has no account any more.</param>
/// <param name="About">The activity’s title; null for the work as a whole.</param>
public sealed record ReceivedComment(Comment Comment, string Offering, string? By, string? About);

/// <summary>How many comments a learner has.</summary>
public sealed record CommentCount(int All, int Unseen);
