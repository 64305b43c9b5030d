using Microsoft.EntityFrameworkCore;
using Training.Content.Scenarios;
using Training.Scenarios;

namespace Training.Tests.Scenarios;

/// <summary>What each channel shows, in a group and in a chat.</summary>
public sealed class CallWindowTests
{
    private const string Group = "/modules/groupe/mosaique";

    [Fact]
    public async Task A_group_is_a_mosaic_that_says_who_is_here_whose_hand_is_up_and_whose_camera_is_off()
    {
        using var site = new TrainingSite();

        var (group, _) = await StartAsync(site);

        Assert.Equal(["Luc, main levée", "Max, caméra coupée", "Ali", "Vous"], group.Texts(".tiles li p"));
        Assert.DoesNotContain("il pleure", group.Html, StringComparison.Ordinal);
        Assert.Contains("il sourit", group.Text(".captions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_in_a_call_is_told_apart_from_what_is_said()
    {
        using var site = new TrainingSite();

        var (group, _) = await StartAsync(site);

        Assert.Equal("Luc moi ça va pas", group.Text("details.earlier .msg"));
        Assert.Equal(["Luc, dans le clavardage[écran : écrit à tous]moi ça va pas"], group.Texts(".line.typed").Select(Plain));
    }

    [Fact]
    public async Task A_chat_that_opens_says_so_and_shows_what_is_written_in_it_and_nothing_that_is_heard()
    {
        using var site = new TrainingSite();
        var (group, browser) = await StartAsync(site);

        var chat = await new SessionTaker(browser).PressAsync(group, "je vous appelle");

        Assert.Equal(
            ["Le clavardage s’ouvre.", "Maintenant", "[écran : écrit…]", "Luc :jai pas fini"],
            chat.Texts(".thread > li").Select(Plain)
        );
        Assert.Contains("Bonsoir à tous.", chat.Text(".earlier"), StringComparison.Ordinal);
        // A message that crossed ours wasn’t being typed after it.
        Assert.False(chat.Has(".thread [data-typed]"));
    }

    [Fact]
    public async Task Where_the_author_allows_it_a_step_is_taken_back_and_stays_on_record()
    {
        using var site = new TrainingSite();
        var (group, browser) = await StartAsync(site);
        var taker = new SessionTaker(browser);
        Assert.DoesNotContain("Revenir d’un pas", group.Html, StringComparison.Ordinal);

        var chat = await taker.PressAsync(group, "Continuer.");
        var again = await taker.PressAsync(chat, "Revenir d’un pas");
        var twice = await taker.PressAsync(chat, "Revenir d’un pas");
        var debrief = await taker.PressAsync(await taker.PressAsync(again, "je vous appelle"), "Je vous lis");

        Assert.Equal(group.Texts(".captions li"), again.Texts(".captions li"));
        Assert.Contains("avait déjà avancé", twice.Text("[role=status]"), StringComparison.Ordinal);
        Assert.EndsWith("/debrief", debrief.Path, StringComparison.Ordinal);
        var attempt = await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().Include(a => a.Steps).SingleAsync());
        Assert.Equal(1, attempt.ScaledScore);
        Assert.Equal(
            [StepKind.Choice, StepKind.Back, StepKind.Choice, StepKind.Choice],
            attempt.Steps.OrderBy(s => s.Number).Select(s => s.Kind)
        );
    }

    [Fact]
    public async Task Elsewhere_a_forged_step_back_changes_nothing()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PressAsync(await learner.StartAsync(), "bon moment");

        var attempt = $"{SessionTaker.Scenario}/attempts/1";
        var answer = await learner.Browser.PostAsync($"{attempt}/steps", tokenFrom: attempt, ("after", "1"), ("back", "1"));

        Assert.Contains("avait déjà avancé", answer.Text("[role=status]"), StringComparison.Ordinal);
        Assert.True(answer.Has(".call.phone"));
    }

    private static async Task<(Page Page, Browser Browser)> StartAsync(TrainingSite site)
    {
        var browser = await site.SignUpAsync();
        await browser.PostAsync("/modules/groupe/enrol", tokenFrom: "/modules/groupe");
        return (await browser.SubmitAsync(await browser.GetAsync(Group), $"{Group}/attempts"), browser);
    }

    private static string Plain(string words) => words.Replace('\u00A0', ' ');
}
