using Training.Content.Quizzes;
using static Training.Journeys.Walked;

namespace Training.Journeys;

/// <summary>The pages of those who write modules.</summary>
internal static class AuthorsPages
{
    /// <param name="corrected">The item whose key was another.</param>
    public static IEnumerable<PageKind> All(string corrected)
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
            new("authoring-import", "/authoring/drafts/import", Reader.Author),
            new("authoring-copy", "/authoring/drafts/copy", Reader.Author),
            new("authoring-copy-module", $"/authoring/drafts/copy?module={First.Slug}", Reader.Author),
            new("authoring-paste", "/authoring/drafts/paste", Reader.Author),
            new("authoring-statistics", $"/authoring/{taken.Id}/statistics", Reader.Author),
            new("authoring-regrade", $"/authoring/{taken.Id}/regrade?item={corrected}", Reader.Author),
            new("quiz-corrected", $"/modules/{taken.Id}/attempts/1", Reader.Author),
            new("authoring-play-damaged", $"/authoring/{Cut.Id}/play?scene=nulle-part&gauge-alliance=x", Reader.Author) { Status = 400 },
        ];
    }
}
