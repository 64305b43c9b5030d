using Training.Content.Lessons;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using static Training.Journeys.Walked;

namespace Training.Journeys;

/// <summary>What someone does before their pages are looked at.</summary>
internal static class MakeProgress
{
    // How many steps of the best way it takes until the picture freezes for good, and until the line is cut.
    private const int FrozenBy = 11;
    private const int CutBy = 7;

    /// <summary>A learner who finished one module, after failing once, and is in the middle of another.</summary>
    public static async Task LearnAsync(Visitor learner)
    {
        await learner.SignUpAsync("Maëlle", "Côté-L’Œuvre");
        await FinishAsync(learner, First);
        await BeginAsync(learner, Second);
    }

    public static async Task TasteAsync(Visitor guest)
    {
        await guest.OpenAsync("/taster");
        await guest.PressAsync(guest.Says("Taster.Start"));
        await guest.PressAsync(guest.Says("Lesson.Complete"));
        await guest.PressAsync(guest.Says("Scenario.Start"));
        await guest.PlayAsync(First.Taster.OfType<Scenario>().Single());
    }

    /// <summary>A quiz with figures, and with a correction made and one to make.</summary>
    public static async Task<string> CorrectAsync(Visitor author)
    {
        var quiz = First.Activities.OfType<Quiz>().Single();
        var made = new AuthorsQuiz(author.Site, quiz, Reader.Author.Email()!);
        await made.AddStatisticsAsync();
        await made.AddEarlierVersionAsync();
        await made.AddAttemptAsync(1);
        await author.OpenAsync($"/authoring/{quiz.Id}/regrade?item={made.Corrected.Id}");
        await author.Page.GetByLabel(author.Says("Regrade.Reason")).FillAsync("La première réponse convient aussi.");
        await author.PressAsync(author.Says("Regrade.Apply.One"));
        await made.AddAttemptAsync(2);
        return made.Corrected.Id;
    }

    private static async Task FinishAsync(Visitor learner, Module module)
    {
        var (session, quiz) = (module.Activities.OfType<Scenario>().Single(), module.Activities.OfType<Quiz>().Single());
        await learner.EnrolAsync(module);
        await PreTestAsync(learner, quiz);
        await learner.OpenAsync($"/modules/{module.Activities[0].Id}");
        await learner.Page.GetByLabel(learner.Says("Journal.YourWords")).First.FillAsync("« Est-ce encore un bon moment, oui ou non? »");
        await learner.PressAsync(learner.Says("Journal.Keep"));
        foreach (var lesson in module.Activities.OfType<Lesson>())
        {
            await learner.OpenAsync($"/modules/{lesson.Id}");
            await learner.PressAsync(learner.Says("Lesson.Complete"));
        }
        await learner.OpenAsync($"/modules/{session.Id}");
        await learner.PressAsync(learner.Says("Scenario.Start"));
        await learner.PlayAsync(session);
        await AttemptAsync(learner, quiz, rightly: false);
        await AttemptAsync(learner, quiz, rightly: true);
        await learner.OpenAsync($"/modules/{module.Slug}/credential");
        await learner.PressAsync(learner.Says("Credential.Claim"));
        await learner.OpenAsync($"/modules/{session.Id}");
        await learner.PressAsync(learner.Says("Scenario.StartAgain"));
        await learner.PlayAsync(session, steps: FrozenBy);
        await learner.OpenAsync($"/modules/{session.Id}/attempts/1/debrief");
        await learner.PressAsync(learner.Says("Share.Make"));
        await learner.OpenAsync($"/modules/{session.Id}/attempts/1/moments/1");
        await learner.PressAsync(learner.Says("Moment.GoOn.Phone"));
    }

    private static async Task PreTestAsync(Visitor learner, Quiz quiz)
    {
        await learner.OpenAsync($"/modules/{quiz.Id}");
        await learner.PressAsync(learner.Says("PreTest.Start"));
        await learner.AnswerAsync(quiz, rightly: false);
        await learner.PressAsync(learner.Says("Quiz.Submit"));
    }

    private static async Task AttemptAsync(Visitor learner, Quiz quiz, bool rightly)
    {
        await learner.OpenAsync($"/modules/{quiz.Id}");
        await learner.LandAsync(() => learner.Page.Locator("main form button").First.ClickAsync());
        await learner.AnswerAsync(quiz, rightly);
        foreach (var sure in (await learner.Page.Locator(".sure [value='3']").AllAsync()).Take(4))
            await sure.CheckAsync();
        await learner.PressAsync(learner.Says("Quiz.Submit"));
    }

    private static async Task BeginAsync(Visitor learner, Module module)
    {
        var (session, quiz) = (Cut, module.Activities.OfType<Quiz>().Single());
        await learner.EnrolAsync(module);
        await learner.OpenAsync($"/modules/{quiz.Id}");
        await learner.PressAsync(learner.Says("PreTest.Start"));
        await learner.OpenAsync($"/modules/{module.Activities[0].Id}");
        await learner.PressAsync(learner.Says("Lesson.Complete"));
        await learner.OpenAsync($"/modules/{session.Id}");
        await learner.PressAsync(learner.Says("Scenario.Start"));
        await learner.PlayAsync(session, steps: CutBy);
        await learner.OpenAsync($"/modules/{quiz.Id}");
        await learner.PressAsync(learner.Says("Quiz.Start"));
        await learner.AnswerAsync(quiz, items: 3);
        await learner.PressAsync(learner.Says("Quiz.SaveForLater"));
    }
}
