using System.Net;
using AngleSharp.Html.Dom;

namespace Training.Tests.Authoring.QuizForms;

/// <summary>Several items leave a quiz at once, the template’s among them; and questions follow each other without a way back to the list.</summary>
public sealed class RemoveItemsTests
{
    private const string Begun = "/authoring/drafts/ecrire/quiz/depart";

    [Fact]
    public async Task The_questions_of_the_template_leave_at_once_and_those_of_the_author_stay()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        await writer.Browser.PostAsync(
            "/authoring/drafts/ecrire/add/quiz",
            "/authoring/drafts/ecrire/add/quiz",
            ("Title", "Départ"),
            ("Slug", "depart")
        );
        var added = await writer.Browser.GetAsync($"{Begun}/items/new?kind=single");
        await writer.PressAsync(added, "save", ("prompt", "La mienne?"), ("row-0-text", "Oui."), ("row-1-text", "Non."));
        var list = await writer.Browser.GetAsync(Begun);

        var asks = await writer.Browser.SubmitAsync(FormOf(list, "Retirer les 8 questions du modèle"));
        var done = await writer.Browser.SubmitAsync(FormOf(asks, "Retirer"));
        var again = await writer.Browser.SubmitAsync(FormOf(asks, "Retirer"));

        Assert.Equal(8, asks.Document.QuerySelectorAll("main li:has(input)").Length);
        Assert.Contains("C’est retiré.", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(["La mienne?"], done.Texts(".items .item-line > p"));
        Assert.DoesNotContain("du modèle", done.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Rien n’a changé", again.Text(".alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_questions_leave_a_case_with_its_own_and_all_may_leave()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var none = await writer.Browser.SubmitAsync(FormOf(await writer.OpenAsync(QuizWriter.Quiz), "Retirer les questions cochées"));
        var asks = await writer.Browser.PostAsync(
            QuizWriter.Quiz + "/remove",
            QuizWriter.Quiz,
            ("revision", none.Value("revision")),
            ("items", "remise"),
            ("items", "rien-de-tel")
        );
        await writer.Browser.SubmitAsync(FormOf(asks, "Retirer"));
        var text = await writer.FileAsync();
        var rest = await writer.Browser.PostAsync(
            QuizWriter.Quiz + "/remove",
            QuizWriter.Quiz,
            ("revision", (await writer.OpenAsync(QuizWriter.Quiz)).Value("revision")),
            ("items", "ouverture"),
            ("items", "ligne"),
            ("sure", "1")
        );

        Assert.Contains("cochez d’abord", none.Text(".alert"), StringComparison.Ordinal);
        Assert.DoesNotContain("remise", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{#lieu}", text, StringComparison.Ordinal);
        Assert.Contains("{#ouverture}", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, rest.Status);
        Assert.Empty(rest.Texts(".items .item-line > p"));
        Assert.Contains("Un mot d’accueil.", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_saved_and_the_next_begins_of_its_kind_and_about_the_same()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        const string New = QuizWriter.Quiz + "/items/new?kind=number";
        var page = await writer.Browser.GetAsync(New);
        var proposed = page.Document.QuerySelector("input[name=level]:checked")?.GetAttribute("value");

        var next = await writer.PressAsync(page, "again", ("prompt", "Combien?"), ("value", "3"), ("feedback", "Trois."));
        var twice = await writer.PressAsync(page, "again", ("prompt", "Combien?"), ("value", "3"), ("feedback", "Trois."));

        Assert.Equal("N1", proposed);
        Assert.All(
            new[] { next, twice },
            p => Assert.StartsWith(QuizWriter.Quiz + "/items/new?kind=number&after=combien", p.Address, StringComparison.Ordinal)
        );
        Assert.Contains("4 questions", next.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(QuizWriter.Quiz + "/items/combien", next.Link("Combien?"));
        Assert.Equal("", next.Value("prompt"));
        Assert.Equal("C2", next.Document.QuerySelector("input[name=competencies]:checked")!.GetAttribute("value"));
        Assert.Equal(1, (await writer.FileAsync()).Split("{#combien}").Length - 1);
    }

    private static IHtmlFormElement FormOf(Page page, string button) =>
        page.Document.QuerySelectorAll("button").OfType<IHtmlButtonElement>().First(b => b.TextContent.Trim() == button).Form!;
}
