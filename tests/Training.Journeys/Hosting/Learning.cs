using System.Globalization;
using Training.Content.Lessons;
using Training.Content.Modules;
using Training.Content.Scenarios;

namespace Training.Journeys;

/// <summary>What learners do in a module, page after page.</summary>
internal static class Learning
{
    /// <summary>From the catalogue to the first activity.</summary>
    public static async Task EnrolAsync(this Visitor learner, Module module)
    {
        await learner.OpenAsync("/modules");
        await learner.FollowAsync(module.Text.In(learner.Language).Title);
        await learner.PressAsync(learner.Says("Module.Start"));
        await Expect(learner.Title).ToHaveTextAsync(module.Activities[0].Title.In(learner.Language));
    }

    /// <summary>Someone new begins a module and opens one of its lessons.</summary>
    public static async Task BeginLessonAsync(this Visitor learner, string module, string lesson)
    {
        await learner.SignUpAsync();
        await learner.OpenAsync($"/modules/{module}");
        await learner.PressAsync(learner.Says("Module.Start"));
        await learner.OpenAsync($"/modules/{module}/{lesson}");
    }

    /// <summary>Reads everything from this page up to the first activity that is no reading.</summary>
    public static async Task ReadOnAsync(this Visitor learner, Module module)
    {
        while (module.Find(learner.Path.Split('/')[^1]) is { } activity and (Lesson or Aid))
        {
            await Expect(learner.Title).ToHaveTextAsync(activity.Title.In(learner.Language));
            if (activity is Lesson)
                await learner.PressAsync(learner.Says("Lesson.Complete"));
            else
                await learner.TurnPageAsync();
        }
    }

    /// <summary>To the activity after this one, by the link at the bottom.</summary>
    public static Task TurnPageAsync(this Visitor learner) =>
        learner.LandAsync(() =>
            learner
                .Page.GetByRole(AriaRole.Navigation, new() { Name = learner.Says("Module.Neighbours") })
                .GetByRole(AriaRole.Link)
                .Last.ClickAsync()
        );

    /// <summary>Plays the best way through, wherever this attempt’s incidents break in: to the debrief, or until so many steps are taken.</summary>
    public static async Task PlayAsync(this Visitor learner, Scenario scenario, int steps = int.MaxValue)
    {
        var way = Shipped.BestWay(scenario, learner.Language);
        var good = way.SelectMany(s => s.Choices).Concat(Shipped.GoodReplies(scenario, learner.Language)).ToList();
        while (!learner.IsAtDebrief() && await learner.StepsTakenAsync() is var taken && taken < steps)
        {
            var step = way[Math.Min(taken, way.Count - 1)];
            if (step.Act is { } act)
                await learner.ActAsync(act);
            else
                await learner.PressAsync(await learner.GoodReplyAsync([.. step.Choices, .. good]));
        }
    }

    /// <summary>Takes an act from the tray.</summary>
    public static async Task ActAsync(this Visitor learner, string act)
    {
        await learner.Tray().ClickAsync();
        await learner.PressAsync(act);
    }

    /// <summary>What opens and closes the tray of acts.</summary>
    public static ILocator Tray(this Visitor learner) => learner.Page.Locator("summary", new() { HasText = learner.Says("Scenario.Acts") });

    /// <summary>What the learner may say or do now.</summary>
    public static ILocator Replies(this Visitor learner) =>
        learner.Page.GetByRole(AriaRole.Form, new() { Name = learner.Says("Scenario.WhatNow") }).Locator("button.reply");

    public static async Task<int> StepsTakenAsync(this Visitor learner) =>
        int.Parse(await learner.Page.Locator("input[name=after]").First.InputValueAsync(), CultureInfo.InvariantCulture);

    /// <summary>Changes language and back: the same page each time, at the same place.</summary>
    public static async Task KeepsPlaceInBothLanguagesAsync(this Visitor learner)
    {
        var (path, title) = (learner.Path, await learner.Title.InnerTextAsync());

        await learner.ChangeLanguageAsync();
        Assert.Equal(path, learner.Path);
        await Expect(learner.Title).Not.ToHaveTextAsync(title);
        await learner.ChangeLanguageAsync();

        Assert.Equal(path, learner.Path);
        await Expect(learner.Title).ToHaveTextAsync(title);
    }

    private static bool IsAtDebrief(this Visitor learner) => learner.Path.EndsWith("/debrief", StringComparison.Ordinal);

    /// <summary>The reply on offer that is on the best way.</summary>
    public static async Task<string> GoodReplyAsync(this Visitor learner, IReadOnlyList<string> good)
    {
        var offered = await learner.Replies().AllInnerTextsAsync();
        var reply = good.FirstOrDefault(offered.Contains);
        Assert.True(reply is not null, "None of these is on the best way: " + string.Join(" | ", offered));
        return reply;
    }
}
