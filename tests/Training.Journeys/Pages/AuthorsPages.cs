using Training.Content.Quizzes;
using static Training.Journeys.Walked;

namespace Training.Journeys;

/// <summary>The pages of those who write modules.</summary>
internal static class AuthorsPages
{
    private const string Published = "/authoring/drafts/" + PublishedDraft.Slug;

    // The demonstration’s author has begun it.
    private const string Draft = "/authoring/drafts/relancer-par-texto";

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
            new("authoring-import", "/authoring/drafts/import", Reader.Author),
            new("authoring-copy", "/authoring/drafts/copy", Reader.Author),
            new("authoring-copy-module", $"/authoring/drafts/copy?module={First.Slug}", Reader.Author),
            new("authoring-paste", "/authoring/drafts/paste", Reader.Author),
            new("authoring-paste-for", "/authoring/drafts/paste?module=relancer-par-texto", Reader.Author),
            new("authoring-help-session", "/authoring/help/session", Reader.Author),
            new("authoring-bank", "/authoring/bank?q=lieu", Reader.Author),
            new("authoring-statistics", $"/authoring/{taken.Id}/statistics", Reader.Author),
            new("authoring-regrade", $"/authoring/{taken.Id}/regrade?item={corrected}", Reader.Author),
            new("quiz-corrected", $"/modules/{taken.Id}/attempts/1", Reader.Author),
            new("authoring-review", $"{Published}/review", Reader.Author),
            new PageKind("authoring-review-unread", $"{Published}/review", Reader.Author).Refused("Publication.Publish.Button"),
            new("authoring-versions", $"{Published}/versions", Reader.Author),
            new("authoring-roll-back", $"{Published}/versions/{older}", Reader.Author),
            new("authoring-withdraw", $"{Published}/withdraw", Reader.Author),
            new PageKind("authoring-withdraw-refused", $"{Published}/withdraw", Reader.Author).Refused("Withdraw.Button"),
            new("authoring-put-back", $"/authoring/drafts/{PublishedDraft.Withdrawn}/withdraw", Reader.Author),
            new("authoring-versions-withdrawn", $"/authoring/drafts/{PublishedDraft.Withdrawn}/versions", Reader.Author),
            new("authoring-compare", $"{Published}/compare?from={older}&to=draft", Reader.Author),
            new("authoring-comments", $"{Published}/comments/{PublishedDraft.Commented}", Reader.Author),
            new("authoring-comment-at", $"{Published}/comments/{PublishedDraft.Commented}?line=3", Reader.Author),
            new("authoring-reply", $"{Published}/comments/{PublishedDraft.Commented}?line=3&reply=review", Reader.Author),
            new("authoring-comment-passages", $"{Draft}/comments/ce-qu-un-texto-revele.md", Reader.Author),
            new("authoring-comment-passage", $"{Draft}/comments/ce-qu-un-texto-revele.md?line=2", Reader.Author),
            new("authoring-comment-scenes", $"{Draft}/comments/il-ne-repond-plus.scenario.md", Reader.Author),
            new("authoring-comment-scene", $"{Draft}/comments/il-ne-repond-plus.scenario.md?line=2", Reader.Author),
            new("authoring-comment-lines", $"{Draft}/comments/ce-qu-un-texto-revele.md?as=lines", Reader.Author),
            new("authoring-search", "/authoring/search?q=lieu", Reader.Author),
            new("authoring-media", $"{Published}/media", Reader.Author),
            new("authoring-see-sound", $"{Published}/see/{PublishedDraft.Heard}", Reader.Author),
            new("authoring-captions", $"{Published}/files/media/appel.vtt", Reader.Author),
            new("drafts", "/authoring/drafts", Reader.Author),
            new("drafts-new", "/authoring/drafts/new", Reader.Author),
            new PageKind("drafts-new-refused", "/authoring/drafts/new", Reader.Author).Refused("Drafts.Make"),
            new("draft", Draft, Reader.Author),
            new("draft-description", $"{Draft}/description", Reader.Author),
            new("draft-description-en", $"{Draft}/description/en", Reader.Author),
            new("draft-about", $"{Draft}/about/modele-de-texto.aid.md", Reader.Author),
            new("draft-add", $"{Draft}/add/scenario", Reader.Author),
            new("draft-add-quiz", $"{Draft}/add/quiz", Reader.Author),
            new("draft-rename", $"{Draft}/rename/il-ne-repond-plus", Reader.Author),
            new("draft-remove", $"{Draft}/remove/il-ne-repond-plus.scenario.md", Reader.Author),
            new("draft-editor", $"{Draft}/files/il-ne-repond-plus.scenario.md", Reader.Author),
            new("draft-history", $"{Draft}/history/il-ne-repond-plus.scenario.md?revision=1", Reader.Author),
            new("draft-see-module", $"{Draft}/see/module", Reader.Author),
            new("draft-see-lesson", $"{Draft}/see/ce-qu-un-texto-revele", Reader.Author),
            new("draft-see-quiz", $"{Draft}/see/bilan-relances", Reader.Author),
            new("draft-see-scenario", $"{Draft}/see/il-ne-repond-plus", Reader.Author),
            new("draft-see-aid", $"{Draft}/see/modele-de-texto", Reader.Author),
            new("draft-scenario", $"{Draft}/scenarios/il-ne-repond-plus", Reader.Author),
            new("draft-play", $"{Draft}/scenarios/il-ne-repond-plus/play?steps=0", Reader.Author),
            new("draft-play-ended", $"{Draft}/scenarios/il-ne-repond-plus/play?scene=un-plan", Reader.Author),
            new("draft-quiz-form", $"{Draft}/quiz/bilan-relances", Reader.Author),
            new PageKind("draft-quiz-form-refused", $"{Draft}/quiz/bilan-relances", Reader.Author)
                .Fill("QuizForm.Title", "")
                .Refused("QuizForm.Settings.Save"),
            new("draft-item-single", $"{Draft}/quiz/bilan-relances/items/ouverture", Reader.Author),
            new("draft-item-order", $"{Draft}/quiz/bilan-relances/items/silence", Reader.Author),
            new("draft-item-match", $"{Draft}/quiz/bilan-relances/items/bruits", Reader.Author),
            new("draft-item-cloze", $"{Draft}/quiz/bilan-relances/items/texto", Reader.Author),
            new("draft-item-number", $"{Draft}/quiz/bilan-relances/items/avance", Reader.Author),
            new("draft-item-short", $"{Draft}/quiz/bilan-relances/items/mot", Reader.Author),
            new("draft-item-open", $"{Draft}/quiz/bilan-relances/items/mots", Reader.Author),
            new("draft-item-remove", $"{Draft}/quiz/bilan-relances/items/ouverture/remove", Reader.Author),
            new("draft-items-remove", $"{Draft}/quiz/bilan-relances/remove?key=ouverture&key=silence", Reader.Author),
            new("draft-questions-paste", $"{Draft}/quiz/bilan-relances/paste", Reader.Author),
            new PageKind("draft-questions-read", $"{Draft}/quiz/bilan-relances/paste", Reader.Author)
                .Fill("QuestionsPaste.Text", "1. Un?\na) *Oui\nb) Non\n\n2. Deux?\na) Oui\nb) Non")
                .Press("QuestionsPaste.Read"),
            new PageKind("draft-questions-refused", $"{Draft}/quiz/bilan-relances/paste", Reader.Author).Refused("QuestionsPaste.Read"),
            new("draft-item-another", $"{Draft}/quiz/bilan-relances/items/new?kind=order&after=silence&saved=saved", Reader.Author),
            new("draft-item-new", $"{Draft}/quiz/bilan-relances/items/new?kind=multiple", Reader.Author),
            new("draft-item-new-cloze", $"{Draft}/quiz/bilan-relances/items/new?kind=cloze", Reader.Author),
            new PageKind("draft-item-other-kind", $"{Draft}/quiz/bilan-relances/items/new?kind=match", Reader.Author)
                .Fill("QuizForm.Head.Left", "Vous entendez")
                .Press("QuizForm.Kind.cloze"),
            new("draft-scenes", $"{Draft}/scenario/il-ne-repond-plus", Reader.Author),
            new("draft-scene", $"{Draft}/scenario/il-ne-repond-plus/scenes/accueil", Reader.Author),
            new("draft-points", $"{Draft}/scenario/il-ne-repond-plus/points", Reader.Author),
            new PageKind(
                "draft-points-refused",
                async author =>
                {
                    await author.OpenAsync($"{Draft}/scenario/il-ne-repond-plus/points");
                    await author.Page.Locator("[id^=points-][name]").First.FillAsync("beaucoup");
                },
                Reader.Author
            ).Refused("Points.Save"),
            new("draft-scene-new", $"{Draft}/scenario/il-ne-repond-plus/scenes/new", Reader.Author),
            new("draft-scene-remove", $"{Draft}/scenario/il-ne-repond-plus/scenes/accueil/remove", Reader.Author),
            new("draft-scenes-paste", $"{Draft}/scenario/il-ne-repond-plus/paste", Reader.Author),
            new PageKind("draft-scenes-pasted", $"{Draft}/scenario/il-ne-repond-plus/paste", Reader.Author)
                .Fill("ScenesPaste.Text", "Scène 1 : Le quai\n\nJeanne (visage défait) : Non.\n\n- « Restez. » → Le train\n- Attendre")
                .Press("ScenesPaste.Read"),
            new("draft-trials", $"{Draft}/scenario/il-ne-repond-plus/trials", Reader.Author),
            new("draft-scenario-settings", $"{Draft}/scenario/il-ne-repond-plus/settings", Reader.Author),
            new PageKind("draft-scenario-settings-refused", $"{Draft}/scenario/il-ne-repond-plus/settings", Reader.Author)
                .Fill("QuizForm.Title", "")
                .Refused("SceneForm.Set.Save"),
            new("authoring-help", "/authoring/help/scenario", Reader.Author),
            new("authoring-start", "/authoring/help/start", Reader.Author),
            // The last of them: by now the site has learnt of it.
            new("module-withdrawn", $"/modules/{PublishedDraft.Withdrawn}", Reader.Author),
            new("authoring-play-damaged", $"/authoring/{Cut.Id}/play?scene=nulle-part&gauge-alliance=x", Reader.Author) { Status = 400 },
        ];
    }
}
