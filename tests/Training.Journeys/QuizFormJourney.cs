namespace Training.Journeys;

/// <summary>A question is written by someone who changes their mind about its kind, and makes gaps of the words of a sentence.</summary>
public sealed class QuizFormJourney(Stage stage)
{
    [Fact]
    public async Task Selected_words_become_a_gap_where_they_are_and_the_sentence_goes_on()
    {
        await using var author = await BeginAsync("Des trous");
        var add = $"{author.Path}/items/new?kind=cloze";
        await author.OpenAsync(add);
        var text = author.Page.Locator("#context");
        var make = author.Button(author.Says("QuizForm.Gap.Add"));
        await author.Page.Locator("#prompt").FillAsync("Complétez.");
        await text.FillAsync("Ici Paul, à votre service");

        await make.ClickAsync();
        await Expect(author.Page.GetByText(author.Says("QuizForm.Gap.Wordless"))).ToBeVisibleAsync();

        await SelectAsync(text, "votre service");
        await Expect(author.Page.Locator("#gap-right")).ToHaveValueAsync("votre service");
        await author.Page.Locator("#gap-decoys").FillAsync("l’écoute\nla ligne");
        await make.ClickAsync();
        await author.Page.Keyboard.TypeAsync(" dès 8 h");
        await author.Page.Locator("#row-0-feedback").FillAsync("Comme on l’a convenu.");

        await SelectAsync(text, "Paul");
        await author.Page.Locator("#gap-decoys").FillAsync("l’intervenant");
        await make.ClickAsync();

        await Expect(text).ToHaveValueAsync("Ici {{Paul|l’intervenant}}, à {{votre service|l’écoute|la ligne}} dès 8 h");
        await Expect(author.Page.Locator("#row-1-feedback")).ToHaveValueAsync("Comme on l’a convenu.");
        await author.Page.Locator("#row-0-feedback").FillAsync("Un prénom.");
        await author.LandAsync(() => author.Button(author.Says("QuizForm.Save")).First.ClickAsync());
        await Expect(text).ToHaveValueAsync("Ici {{Paul|l’intervenant}}, à {{votre service|l’écoute|la ligne}} dès 8 h");
        await Expect(author.Page.Locator("#row-0-feedback")).ToHaveValueAsync("Un prénom.");
        await Expect(author.Page.Locator("#row-1-feedback")).ToHaveValueAsync("Comme on l’a convenu.");
    }

    [Fact]
    public async Task What_is_typed_follows_the_question_to_its_other_kind_and_is_offered_there_alone()
    {
        await using var author = await BeginAsync("Deux sortes");
        var quiz = author.Path;
        var prompt = author.Page.Locator("#prompt");
        await author.OpenAsync($"{quiz}/items/new?kind=single");
        await prompt.FillAsync("Dans quel ordre?");
        await author.Page.Locator("#row-0-text").FillAsync("La présence");

        await author.PressAsync(author.Says("QuizForm.Kind.order"));
        await Expect(prompt).ToHaveValueAsync("Dans quel ordre?");
        await Expect(author.Page.Locator("#row-0-text")).ToHaveValueAsync("La présence");

        await author.FollowAsync(author.Says("QuizForm.Back"));
        await author.OpenAsync($"{quiz}/items/new?kind=single");
        await Expect(prompt).ToHaveValueAsync("");
        await Expect(author.Page.GetByText(author.Says("KeptForm.Resume"))).ToHaveCountAsync(0);

        await author.OpenAsync($"{quiz}/items/new?kind=order");
        await author.Button(author.Says("KeptForm.Resume")).ClickAsync();
        await Expect(prompt).ToHaveValueAsync("Dans quel ordre?");
    }

    private async Task<Visitor> BeginAsync(string title)
    {
        var author = await stage.VisitAsync(Language.Fr);
        await author.SignInAsync(await stage.SignUpAuthorAsync(Language.Fr), Visitor.Password);
        await author.BeginModuleAsync(title);
        await author.AddAsync(author.Path, "quiz", "Bilan");
        return author;
    }

    // As a pointer does: from the first letter to the last.
    private static async Task SelectAsync(ILocator text, string words) =>
        await text.EvaluateAsync(
            "(area, words) => { area.focus(); const at = area.value.indexOf(words); area.setSelectionRange(at, at + words.length); }",
            words
        );
}
