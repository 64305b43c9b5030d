using Training.Content.Scenarios;

namespace Training.Journeys;

public sealed class TasterJourney(Stage stage)
{
    [Theory]
    [InlineData(Language.Fr)]
    [InlineData(Language.En)]
    public async Task A_visitor_on_a_phone_tries_it_without_an_account_and_leaves_nothing_behind(Language language)
    {
        var taster = Shipped.Content.Modules.Single(m => m.Taster.Count > 0).Taster;
        var session = taster.OfType<Scenario>().Single();
        await using var visitor = await stage.VisitAsync(
            language,
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
                DeviceScaleFactor = 2,
                IsMobile = true,
                HasTouch = true,
            }
        );

        await visitor.OpenAsync("/");
        await visitor.FollowAsync(visitor.Says("Taster.Try"));
        await visitor.PressAsync(visitor.Says("Taster.Start"));
        await Expect(visitor.Title).ToHaveTextAsync(taster[0].Title.In(language));
        await visitor.PressAsync(visitor.Says("Lesson.Complete"));
        await Expect(visitor.Title).ToHaveTextAsync(session.Title.In(language));
        await visitor.PressAsync(visitor.Says("Scenario.Start"));
        await visitor.PlayAsync(session);
        await visitor.FollowAsync(visitor.Says("Taster.ToEnd"));

        await Expect(visitor.Title).ToHaveTextAsync(visitor.Says("Taster.End.Title"));
        await Expect(visitor.Page.GetByText(visitor.Says("Taster.Played"), new() { Exact = true })).ToBeVisibleAsync();
        await visitor.LandAsync(() => visitor.Page.Locator("main").GetByRole(AriaRole.Button).ClickAsync());
        Assert.Equal("/", visitor.Path);
        await visitor.OpenAsync($"/modules/{session.Id}/attempts/1/debrief");
        Assert.Equal("/account/sign-in", visitor.Path);
    }
}
