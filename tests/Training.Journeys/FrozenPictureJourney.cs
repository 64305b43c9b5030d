using Training.Content.Scenarios;

namespace Training.Journeys;

/// <summary>The session where the picture freezes as a man begins to disclose, as someone lives it who never saw it.</summary>
public sealed class FrozenPictureJourney(Stage stage)
{
    private static readonly Scenario Session = (Scenario)Shipped.Module("releve-technique").Find("l-image-fige")!;

    // How many steps of the best way it takes until the picture freezes.
    private const int FrozenAfter = 8;

    [Theory]
    [InlineData(Language.Fr, true)]
    [InlineData(Language.Fr, false)]
    [InlineData(Language.En, true)]
    [InlineData(Language.En, false)]
    public async Task On_a_phone_by_keyboard_alone_cut_off_in_the_middle_and_back_the_next_day(Language language, bool hasScript)
    {
        var way = Shipped.BestWay(Session, language);
        var phone = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = 390, Height = 844 },
            JavaScriptEnabled = hasScript,
        };
        var today = await stage.VisitAsync(language, new(phone));
        await today.SignUpAsync();
        await today.EnrolAsync(Shipped.Module("releve-technique"));
        await today.OpenAsync($"/modules/{Session.Id}");
        await today.TabToAsync(today.Says("Rehearsal.Go"));
        await today.EnterAsync();
        await Expect(today.Title).ToHaveTextAsync(today.Says("Rehearsal.Title"));
        await today.TabToAsync(today.Says("Rehearsal.Ready"));
        await today.EnterAsync();
        await today.TabToAsync(today.Says("Scenario.Start"));
        await today.EnterAsync();
        await PlayAsync(today, way, steps: FrozenAfter);
        Assert.Equal("frozen", await today.Page.Locator(".call").GetAttributeAsync("data-state"));
        var moment = await MomentAsync(today);
        var cookies = await today.Context.CookiesAsync();
        await today.DisposeAsync();

        await using var tomorrow = await stage.VisitAsync(language, new(phone));
        await tomorrow.Context.AddCookiesAsync(
            cookies.Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Domain = c.Domain,
                Path = c.Path,
            })
        );
        await tomorrow.OpenAsync($"/modules/{Session.Id}");
        await tomorrow.TabToAsync(tomorrow.Says("Scenario.Resume"));
        await tomorrow.EnterAsync();
        Assert.Equal(moment, await MomentAsync(tomorrow));
        await PlayAsync(tomorrow, way);

        var debrief = tomorrow.Page.GetByRole(AriaRole.Main);
        await Expect(debrief).ToContainTextAsync(language == Language.Fr ? "Vous n’avez pas perçu" : "You did not perceive");
        var hands = Session.Script.In(language).Scenes.SelectMany(s => s.Passages).OfType<Line>().SelectMany(l => l.Cues);
        var hidden = await tomorrow.Page.Locator(".missed").AllInnerTextsAsync();
        Assert.Contains(hidden, words => hands.Any(c => c.Layer == Layer.Body && words.Contains(c.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Lines_come_one_by_one_and_a_button_shows_them_all()
    {
        await using var learner = await stage.VisitAsync(Language.Fr, new() { ReducedMotion = ReducedMotion.NoPreference });
        await learner.SignUpAsync();
        await learner.EnrolAsync(Shipped.Module("releve-technique"));
        await learner.OpenAsync($"/modules/{Session.Id}");
        await learner.PressAsync("Commencer la séance");

        var lines = learner.Page.Locator(".captions[aria-live] > li");
        await Expect(lines.Last).ToBeHiddenAsync();
        await learner.Button("Tout montrer sans attendre").ClickAsync();

        await Expect(lines.Last).ToBeVisibleAsync();
        await Expect(learner.Button("Tout montrer sans attendre")).ToBeHiddenAsync();
        await Expect(learner.Replies().First).ToBeFocusedAsync();
    }

    private static async Task PlayAsync(Visitor learner, IReadOnlyList<GoodStep> way, int steps = int.MaxValue)
    {
        while (
            !learner.Path.EndsWith("/debrief", StringComparison.Ordinal) && await learner.StepsTakenAsync() is var taken && taken < steps
        )
        {
            var step = way[Math.Min(taken, way.Count - 1)];
            if (step.Act is { } act)
            {
                await learner.TabToAsync(learner.Says("Scenario.Acts"));
                await learner.Page.Keyboard.PressAsync("Space");
                await learner.TabToAsync(act);
            }
            else
            {
                await learner.TabToAsync(
                    await learner.GoodReplyAsync([
                        .. step.Choices,
                        .. way.SelectMany(s => s.Choices),
                        .. Shipped.GoodReplies(Session, learner.Language),
                    ])
                );
            }
            await learner.EnterAsync();
        }
    }

    // As it is seen: before its style has come, the page gives other words.
    private static async Task<string> MomentAsync(Visitor learner)
    {
        await learner.Page.WaitForLoadStateAsync(LoadState.Load);
        return await learner.Page.Locator(".call").InnerTextAsync();
    }
}
