using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Journeys;

public sealed class KeyboardJourney(Stage stage)
{
    private static readonly Module Module = Shipped.Module("confidentialite");
    private static readonly Quiz Quiz = Module.Activities.OfType<Quiz>().Single();
    private static readonly Scenario Session = Module.Activities.OfType<Scenario>().Single();

    [Fact]
    public async Task A_learner_who_has_only_a_keyboard_reads_answers_and_plays()
    {
        await using var learner = await stage.VisitAsync(Language.Fr);
        await learner.SignUpAsync();
        await learner.EnrolAsync(Module);

        await learner.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Aller au contenu", await FocusedAsync(learner));
        await learner.Page.Keyboard.PressAsync("Enter");
        await Expect(learner.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        Assert.Equal("Modules", await TabAsync(learner));
        Assert.Equal(Module.Text.Fr.Title, await TabAsync(learner));
        await TabToAsync(learner, "J’ai terminé cette leçon");
        await EnterAsync(learner);
        await Expect(learner.Title).ToHaveTextAsync(Module.Activities[1].Title.Fr);

        await learner.OpenAsync($"/modules/{Session.Id}");
        await TabToAsync(learner, "Comme dans la vie");
        await learner.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("Sans minuterie", await FocusedAsync(learner));
        await TabToAsync(learner, "Commencer la séance");
        await EnterAsync(learner);
        await TabToAsync(learner, "Mes actes professionnels");
        await learner.Page.Keyboard.PressAsync("Space");
        await TabToAsync(learner, "Vérifier le lieu");
        await EnterAsync(learner);
        Assert.Equal(1, await learner.StepsTakenAsync());
        await TabToAsync(learner, (await learner.Replies().AllInnerTextsAsync())[0]);
        await learner.Page.Keyboard.PressAsync("Enter");
        await Expect(learner.Page.Locator("input[name=after]").First).ToHaveValueAsync("2");

        await learner.OpenAsync($"/modules/{Quiz.Id}");
        await TabToAsync(learner, "Commencer");
        await EnterAsync(learner);
        await AnswerAsync(learner);
        await TabToAsync(learner, "Remettre mes réponses");
        await EnterAsync(learner);
        await Expect(learner.Heading("Réussi : 8 sur 8")).ToBeVisibleAsync();
    }

    // Radio buttons are one stop of the Tab key, with arrows between them; boxes are a stop each.
    private static async Task AnswerAsync(Visitor learner)
    {
        foreach (var item in await learner.Page.Locator("fieldset.item").AllAsync())
        {
            var answers = Shipped
                .Answers(Quiz, await item.Locator("input[name=item]").InputValueAsync(), rightly: true, Language.Fr)
                .ToList();
            var choices = (await item.Locator("label").AllInnerTextsAsync()).Select(Plain).ToList();
            if (await item.GetByRole(AriaRole.Radio).CountAsync() == 0)
                foreach (var answer in choices.Where(answers.Contains))
                {
                    await TabToAsync(learner, answer);
                    await learner.Page.Keyboard.PressAsync("Space");
                }
            else
            {
                await TabToAsync(learner, choices[0]);
                await learner.Page.Keyboard.PressAsync("Space");
                for (var i = 0; i < choices.IndexOf(answers[0]); i++)
                    await learner.Page.Keyboard.PressAsync("ArrowDown");
                Assert.Equal(answers[0], await FocusedAsync(learner));
            }
        }
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Trim();

    private static async Task TabToAsync(Visitor learner, string name)
    {
        var passed = new List<string>();
        for (var i = 0; i < 150; i++)
        {
            passed.Add(await TabAsync(learner));
            if (passed[^1] == Plain(name))
                return;
        }
        Assert.Fail($"The Tab key never reached “{name}”, only: {string.Join(" · ", passed)}");
    }

    private static async Task<string> TabAsync(Visitor learner)
    {
        await learner.Page.Keyboard.PressAsync("Tab");
        return await FocusedAsync(learner);
    }

    // Where the focus is, in words; it must also be seen, and not under something else.
    private static async Task<string> FocusedAsync(Visitor learner)
    {
        var focus = await learner.Page.EvaluateAsync<string[]>(
            """
            () => {
              const e = document.activeElement;
              const name = (e.labels?.[0]?.innerText || e.getAttribute("aria-label") || e.innerText);
              const style = getComputedStyle(e);
              const box = e.getClientRects()[0];
              const there = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              const seen = e.matches(":focus-visible") && style.outlineStyle !== "none" && there && (e.contains(there) || there.contains(e));
              return [name, seen ? "" : `${e.outerHTML.slice(0, 200)} under ${there?.outerHTML.slice(0, 200)}`];
            }
            """
        );
        Assert.True(focus[1] == "", $"The focus is not seen on {focus[1]}");
        return Plain(focus[0]);
    }

    private static Task EnterAsync(Visitor learner) => learner.LandAsync(() => learner.Page.Keyboard.PressAsync("Enter"));
}
