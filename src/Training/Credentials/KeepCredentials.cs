using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Courses;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Progress;

namespace Training.Credentials;

/// <summary>A completion whose certificate waits for a name.</summary>
/// <param name="Request">What the learner asked the registrar for, and what was answered; null when nothing was asked.</param>
public sealed record UnclaimedCredential(Completion Completion, PublishedModule Version, CredentialRequest? Request);

/// <summary>A completed course whose certificate waits for a name.</summary>
public sealed record UnclaimedCourse(Guid Completion, DateTimeOffset CompletedAt, string Title, CredentialRequest? Request);

/// <summary>A learner finds their certificates again, and what to give to whoever asks for them.</summary>
internal static class KeepCredentials
{
    public static void MapKeepCredentials(this IEndpointRouteBuilder routes) => routes.MapGet("/credentials", Show);

    private static async Task<RazorComponentResult<CredentialsPage>> Show(
        TrainingDbContext db,
        ContentLibrary content,
        CurrentLearner learner,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var credentials = await AwardedCredentials.OfLearnerAsync(db, learner.Id, ct);
        var unclaimed = new List<UnclaimedCredential>();
        var requests = await db.Set<CredentialRequest>().AsNoTracking().Where(r => r.LearnerId == learner.Id).ToListAsync(ct);
        foreach (var completion in await AwardedCredentials.UnclaimedAsync(db, learner.Id, ct))
            unclaimed.Add(
                new(completion, await content.GetAsync(completion.ContentHash, ct), requests.Find(r => r.CompletionId == completion.Id))
            );
        var courses = await (
            from completion in db.Set<CourseCompletion>()
            join course in db.Set<InstitutionCourse>() on completion.CourseId equals course.Id
            where completion.LearnerId == learner.Id && !db.Set<Credential>().Any(c => c.CourseCompletionId == completion.Id)
            orderby completion.CompletedAt descending
            select new
            {
                completion.Id,
                completion.CompletedAt,
                course.TitleFr,
                course.TitleEn,
            }
        ).ToListAsync(ct);
        return new(
            new
            {
                Courses = courses
                    .Select(c => new UnclaimedCourse(
                        c.Id,
                        c.CompletedAt,
                        Languages.Current == Language.En ? c.TitleEn : c.TitleFr,
                        requests.Find(r => r.CourseCompletionId == c.Id)
                    ))
                    .ToList(),
                Credentials = credentials,
                Unclaimed = unclaimed,
                Now = clock.GetUtcNow(),
            }
        );
    }
}
