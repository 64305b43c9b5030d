using System.Net;

namespace Training.Tests.Authoring.QuizForms;

/// <summary>Gaps in a text to complete, without script: their words say where they go.</summary>
public sealed class ClozeItemTests
{
    private const string New = QuizWriter.Quiz + "/items/new?kind=cloze";

    [Fact]
    public async Task A_gap_takes_the_place_of_its_right_answer_and_the_sentence_goes_on()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New);

        var page = await writer.PressAsync(
            form,
            "gap",
            ("context", "Bonjour, Paulette et Paul à l’appareil."),
            ("gap-right", "Paul"),
            ("gap-decoys", "le service\r\n\r\nvotre aide\r\n")
        );

        Assert.Equal("Bonjour, Paulette et {{Paul|le service|votre aide}} à l’appareil.", page.Value("context"));
        Assert.Equal(("", ""), (page.Value("gap-right"), page.Value("gap-decoys")));
        Assert.Equal("Trou 1 : Paul / le service / votre aide", page.Text("label[for=row-0-feedback]"));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task A_gap_whose_words_are_not_in_the_text_goes_at_its_end()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New);

        var first = await writer.PressAsync(form, "gap", ("context", "Bonjour,"), ("gap-right", "Paul"), ("gap-decoys", "le service"));
        // Those of another gap are no longer its own.
        var second = await writer.PressAsync(first, "gap", ("gap-right", "le service"), ("gap-decoys", "{{Paul|"));

        Assert.Equal("Bonjour, {{Paul|le service}}", first.Value("context"));
        Assert.Equal("Bonjour, {{Paul|le service}} {{le service|Paul}}", second.Value("context"));
    }

    [Fact]
    public async Task A_gap_before_others_leaves_each_its_feedback()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New);
        var first = await writer.PressAsync(
            form,
            "gap",
            ("context", "Bonjour, c’est Paul."),
            ("gap-right", "Paul"),
            ("gap-decoys", "le service")
        );

        var second = await writer.PressAsync(
            first,
            "gap",
            ("row-0-feedback", "Un prénom."),
            ("gap-right", "Bonjour"),
            ("gap-decoys", "Allô")
        );

        Assert.Equal("{{Bonjour|Allô}}, c’est {{Paul|le service}}.", second.Value("context"));
        Assert.Equal(("", "Un prénom."), (second.Value("row-0-feedback"), second.Value("row-1-feedback")));
    }

    [Fact]
    public async Task A_gap_that_was_typed_and_not_made_is_saved_all_the_same()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New);

        await writer.PressAsync(
            form,
            "save",
            ("prompt", "Complétez"),
            ("context", "Bonjour,"),
            ("gap-right", "Paul"),
            ("gap-decoys", "le service")
        );

        Assert.Contains("Bonjour, {{Paul|le service}}", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gap")]
    [InlineData("save")]
    public async Task Decoys_without_a_right_answer_come_back(string button)
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New);

        var page = await writer.PressAsync(form, button, ("prompt", "Complétez"), ("context", "Bonjour,"), ("gap-decoys", "le service"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Écrivez la bonne réponse de ce trou.", page.Text("#gap-right-error"));
        Assert.Equal(("Bonjour,", "le service"), (page.Value("context"), page.Value("gap-decoys")));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task What_a_text_to_complete_still_wants_is_named_where_it_is_written()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New);

        var none = await writer.PressAsync(form, "save", ("prompt", "Complétez"), ("context", "Bonjour, c’est Paul."));
        var first = await writer.PressAsync(none, "gap", ("gap-right", "Paul"), ("gap-decoys", "le service"));
        var one = await writer.PressAsync(first, "save", ("gap-right", "Bonjour"), ("gap-decoys", "Allô"));

        Assert.Equal("Un trou dans le texte", none.Text(".alert a[href='#context']"));
        Assert.Contains("« En faire un trou »", none.Text(".problems:has(+ .field #context)"), StringComparison.Ordinal);
        Assert.Equal("La rétroaction générale, ou celles des 2 réponses qui n’en ont pas", one.Text(".alert a[href='#feedback']"));
    }
}
