namespace Training.Journeys;

/// <summary>What an author types in a form isn’t lost by leaving it.</summary>
public sealed class KeptFormJourney(Stage stage)
{
    [Fact]
    public async Task What_was_typed_in_a_form_is_offered_again_with_its_rows_until_it_is_saved_or_forgotten()
    {
        await using var author = await stage.VisitAsync(Language.Fr);
        await author.SignInAsync(Reader.Author.Email()!, Readers.Password);
        await author.OpenAsync("/authoring/drafts/new");
        await author.Page.Locator("#title").FillAsync("Formulaire gardé");
        await author.PressAsync(author.Says("Drafts.Make"));
        await author.OpenAsync($"{author.Path}/add/quiz");
        await author.Page.Locator("#title").FillAsync("Bilan gardé");
        await author.PressAsync(author.Says("Drafts.Add.Submit"));
        await author.Page.Locator(".item-line a").First.ClickAsync();
        var item = author.Path;
        var prompt = author.Page.Locator("[name=prompt]");
        var asked = await prompt.InputValueAsync();
        var rows = author.Page.Locator("fieldset[id^='row-']");
        var before = await rows.CountAsync();

        await prompt.FillAsync("Une autre question?");
        await author.PressAsync(author.Says("QuizForm.Rows.Choice.Add"));
        await author.FollowAsync(author.Says("QuizForm.Back"));
        await author.OpenAsync(item);

        await Expect(prompt).ToHaveValueAsync(asked);
        await author.PressAsync(author.Says("KeptForm.Resume"));
        await Expect(prompt).ToHaveValueAsync("Une autre question?");
        await Expect(rows).ToHaveCountAsync(before + 1);

        await author.OpenAsync(item);
        await author.Button(author.Says("KeptForm.Discard")).ClickAsync();
        await prompt.FillAsync("La bonne question?");
        await author.LandAsync(() => author.Button(author.Says("QuizForm.Save")).First.ClickAsync());
        await author.OpenAsync(item);

        await Expect(prompt).ToHaveValueAsync("La bonne question?");
        await Expect(author.Page.GetByText(author.Says("KeptForm.Resume"))).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_scene_that_was_saved_by_going_on_from_it_is_not_said_to_be_unsaved()
    {
        await using var author = await stage.VisitAsync(Language.Fr);
        await author.SignInAsync(Reader.Author.Email()!, Readers.Password);
        await author.OpenAsync("/authoring/drafts/new");
        await author.Page.Locator("#title").FillAsync("Séance gardée");
        await author.PressAsync(author.Says("Drafts.Make"));
        await author.OpenAsync($"{author.Path}/add/scenario");
        await author.Page.Locator("#title").FillAsync("Rencontre gardée");
        await author.PressAsync(author.Says("Drafts.Add.Submit"));
        var scenes = author.Page.Locator(".items p > a");
        string[] opened = [(await scenes.First.GetAttributeAsync("href"))!, (await scenes.Last.GetAttributeAsync("href"))!];
        var words = author.Page.Locator("textarea[name$='-words']").First;

        // From the first one goes on to another scene, from the last to the list.
        foreach (var scene in opened)
        {
            await author.OpenAsync(scene);
            await words.FillAsync("D’autres mots.");
            await author.LandAsync(() => author.Page.Locator("button[name=do][value=next]").ClickAsync());
            await author.OpenAsync(scene);

            await Expect(words).ToHaveValueAsync("D’autres mots.");
            await Expect(author.Page.GetByText(author.Says("KeptForm.Resume"))).ToHaveCountAsync(0);
        }
    }
}
