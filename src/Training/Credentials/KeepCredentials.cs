using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Catalogue;
using Training.Data;
using Training.Learners;
using Training.Progress;

namespace Training.Credentials;

/// <summary>A completion whose certificate waits for a name.</summary>
public sealed record UnclaimedCredential(Completion Completion, PublishedModule Version);

/// <summary>A learner finds their certificates again, and what to give to whoever asks for them.</summary>
internal static class KeepCredentials
{
    public static void MapKeepCredentials(this IEndpointRouteBuilder routes) => routes.MapGet("/credentials", Show);

    private static async Task<RazorComponentResult<CredentialsPage>> Show(
        TrainingDbContext db,
        ContentLibrary content,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        var credentials = await AwardedCredentials.OfLearnerAsync(db, learner.Id, ct);
        var unclaimed = new List<UnclaimedCredential>();
        foreach (var completion in await AwardedCredentials.UnclaimedAsync(db, learner.Id, ct))
            unclaimed.Add(new(completion, await content.GetAsync(completion.ContentHash, ct)));
        return new RazorComponentResult<CredentialsPage>(new { Credentials = credentials, Unclaimed = unclaimed });
    }
}
