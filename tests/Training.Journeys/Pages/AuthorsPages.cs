using Training.Content.Quizzes;
using static Training.Journeys.Walked;

namespace Training.Journeys;

/// <summary>The pages of those who write modules.</summary>
internal static class AuthorsPages
{
    private const string Draft = "/authoring/drafts/" + PublishedDraft.Slug;

    /// <param name="corrected">The item whose key was another.</param>
    /// <param name="older">The hash of the older version of the institution’s own module.</param>
    public static IEnumerable<PageKind> All(string corrected, string older)
    {
        var taken = First.Activities.OfType<Quiz>().Single();
        return
        [
            new("authoring", "/authoring", Reader.Author),
            new("authoring-scenario", $"/authoring/{Cut.Id}", Reader.Author),
            new("authoring-gain", $"/authoring/{First.Activities.OfType<Quiz>().Single().Id}/gain", Reader.Author),
            new("authoring-play", $"/authoring/{Cut.Id}/play?scene={Cut.Script.Fr.First.Id}&steps=0", Reader.Author),
            new(
                "authoring-play-ended",
                $"/authoring/{Cut.Id}/play?scene={Cut.Script.Fr.Scenes.First(s => s.Ending is not null).Id}",
                Reader.Author
            ),
            new("authoring-statistics", $"/authoring/{taken.Id}/statistics", Reader.Author),
            new("authoring-regrade", $"/authoring/{taken.Id}/regrade?item={corrected}", Reader.Author),
            new("quiz-corrected", $"/modules/{taken.Id}/attempts/1", Reader.Author),
            new("authoring-review", $"{Draft}/review", Reader.Author),
            new PageKind("authoring-review-unread", $"{Draft}/review", Reader.Author).Refused("Publication.Publish.Button"),
            new("authoring-versions", $"{Draft}/versions", Reader.Author),
            new("authoring-roll-back", $"{Draft}/versions/{older}", Reader.Author),
            new("authoring-compare", $"{Draft}/compare?from={older}&to=draft", Reader.Author),
            new("authoring-comments", $"{Draft}/comments/{PublishedDraft.Commented}", Reader.Author),
            new("authoring-comment-at", $"{Draft}/comments/{PublishedDraft.Commented}?line=3", Reader.Author),
            new("authoring-play-damaged", $"/authoring/{Cut.Id}/play?scene=nulle-part&gauge-alliance=x", Reader.Author) { Status = 400 },
        ];
    }
}
