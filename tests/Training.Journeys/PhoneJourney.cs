using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Journeys;

public sealed class PhoneJourney(Stage stage)
{
    [Fact]
    public async Task The_demo_learner_takes_a_module_in_English_on_a_phone_and_changes_language_without_losing_their_place()
    {
        // One that the demonstration has not begun for them.
        var module = Shipped.Module("plaidoyer-organisation");
        var quiz = module.Activities.OfType<Quiz>().Single();
        await using var learner = await stage.VisitAsync(
            Language.En,
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
                DeviceScaleFactor = 2,
                IsMobile = true,
                HasTouch = true,
            }
        );

        await learner.OpenAsync("/");
        await learner.FollowAsync("Sign in");
        var demo = await learner.Page.Locator("code").AllInnerTextsAsync();
        await learner.SignInAsync(demo[0], demo[1]);
        // The demo learner’s own language is French, whatever this browser asks for.
        await learner.FollowAsync("English");
        await learner.EnrolAsync(module);

        await learner.KeepsPlaceInBothLanguagesAsync();
        await learner.ReadOnAsync(module);

        foreach (var session in module.Activities.OfType<Scenario>())
        {
            await Expect(learner.Title).ToHaveTextAsync(session.Title.En);
            await learner.Page.GetByLabel("No timer").CheckAsync();
            await learner.PressAsync("Start the session");
            await learner.PlayAsync(session, steps: 4);
            await learner.KeepsPlaceInBothLanguagesAsync();
            Assert.Equal(4, await learner.StepsTakenAsync());
            await learner.PlayAsync(session);
            await Expect(learner.Page.GetByText("Session passed")).ToBeVisibleAsync();
            await Expect(learner.Page.GetByText("You did not perceive").First).ToBeVisibleAsync();

            await learner.FollowAsync("Back to the module");
            await learner.FollowAsync("Continue");
            await learner.ReadOnAsync(module);
        }
        await Expect(learner.Title).ToHaveTextAsync(quiz.Title.En);
        await learner.PressAsync("Start");
        await learner.AnswerAsync(quiz, items: 3);
        await Expect(learner.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Answers kept");
        var given = await learner.AnsweredAsync();
        await learner.KeepsPlaceInBothLanguagesAsync();
        Assert.Equal(given, await learner.AnsweredAsync());
        await learner.AnswerAsync(quiz);
        await learner.PressAsync("Submit my answers");
        await Expect(learner.Heading("Passed")).ToBeVisibleAsync();
        await Expect(learner.Page.GetByText($"You have completed the module “{module.Text.En.Title}”.")).ToBeVisibleAsync();
    }
}
