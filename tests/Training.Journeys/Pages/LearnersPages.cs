using Training.Content.Lessons;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using static Training.Journeys.Walked;

namespace Training.Journeys;

/// <summary>The pages of a learner by themselves.</summary>
internal static class LearnersPages
{
    public static IEnumerable<PageKind> All()
    {
        var (played, playing) = (First.Activities.OfType<Scenario>().Single(), Cut);
        var (passed, answering) = (First.Activities.OfType<Quiz>().Single(), Second.Activities.OfType<Quiz>().Single());
        return
        [
            new("home-signed-in", "/"),
            new("catalogue-enrolled", "/modules"),
            new("course-underway", "/courses/six-heures"),
            new("module-completed", $"/modules/{First.Slug}"),
            new("module-underway", $"/modules/{Second.Slug}"),
            .. First
                .Activities.Where(a => a is Lesson or Aid)
                .Select((a, i) => new PageKind($"{(a is Aid ? "aid" : "lesson")}-{i + 1}", $"/modules/{a.Id}")),
            new("quiz-start", $"/modules/{passed.Id}"),
            new("quiz-failed", $"/modules/{passed.Id}/attempts/1"),
            new("quiz-passed", $"/modules/{passed.Id}/attempts/2"),
            new("quiz-practice", $"/modules/{passed.Id}/attempts/1/practice"),
            new("pretest-done", $"/modules/{passed.Id}/attempts/0"),
            new("pretest", $"/modules/{answering.Id}/attempts/0"),
            new("quiz-attempt", $"/modules/{answering.Id}/attempts/1"),
            new("quiz-unanswered", $"/modules/{answering.Id}/attempts/1?unanswered=1"),
            new("briefing", $"/modules/{playing.Id}"),
            new("rehearsal", $"/modules/{playing.Id}/rehearsal"),
            new("play-frozen", $"/modules/{played.Id}/attempts/2"),
            new("play-cut", $"/modules/{playing.Id}/attempts/1"),
            new("play-practice", $"/modules/{played.Id}/practice/1"),
            new("debrief", $"/modules/{played.Id}/attempts/1/debrief"),
            new("debrief-shared", visitor => OpenSharedAsync(visitor, played)),
            new("moment", $"/modules/{played.Id}/attempts/1/moments/1"),
            new("learning", "/learning"),
            new("review", "/review"),
            new("review-answered", AnswerCardAsync),
            new("competencies", "/competencies"),
            new("journal", "/journal"),
            new("credentials", "/credentials"),
            new("credential-public", OpenCredentialAsync),
            new("transcript", "/learning/transcript"),
            new("calendar-none", "/learning/calendar"),
            new("calendar", PublishCalendarAsync),
            new("profile", "/account/profile"),
            new("security", "/account/security"),
            new PageKind("security-app", "/account/security").Press("Account.SecondStep.TurnOn"),
        ];
    }

    // Whoever looks a second time has an address already.
    private static async Task PublishCalendarAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/learning/calendar");
        if (await visitor.Page.Locator("#address").CountAsync() == 0)
            await visitor.PressAsync(visitor.Says("Calendar.TurnOn"));
    }

    // What is answered once stays answered: each look is at another card, until the day’s few are done.
    private static async Task AnswerCardAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/review");
        if (await visitor.Page.Locator("button[name=unknown]").CountAsync() > 0)
            await visitor.LandAsync(() => visitor.Page.Locator("button[name=unknown]").ClickAsync());
    }

    private static async Task OpenSharedAsync(Visitor visitor, Scenario session)
    {
        await visitor.OpenAsync($"/modules/{session.Id}/attempts/1/debrief");
        await visitor.FollowAsync(visitor.Says("Share.SeeAsReaders"));
    }

    private static async Task OpenCredentialAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/credentials");
        await visitor.LandAsync(() =>
            visitor.Page.Locator("article[id] a[href*='/c/']:not([href*=pdf]):not([download])").First.ClickAsync()
        );
    }
}
