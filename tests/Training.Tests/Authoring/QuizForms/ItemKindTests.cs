using System.Net;
using AngleSharp.Html.Dom;
using Training.Content;
using Training.Learners;

namespace Training.Tests.Authoring.QuizForms;

/// <summary>A question that turns out to be of another kind: what was typed comes along, and nothing is lost.</summary>
public sealed class ItemKindTests
{
    private const string New = QuizWriter.Quiz + "/items/new";

    [Fact]
    public async Task What_is_common_comes_along_and_nothing_is_saved()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New + "?kind=single");
        Radio(form, "level", "N3");

        var order = await writer.PressAsync(
            form,
            "kind-order",
            ("prompt", "Dans quel ordre?"),
            ("context", "Un silence."),
            ("sources", "104"),
            ("id", "silence"),
            ("feedback", "On part de ce qui coûte le moins."),
            ("row-0-text", "La présence"),
            ("row-0-feedback", "Avant tout."),
            ("row-2-text", "Le sens")
        );

        Assert.Equal("Mise en ordre – nouvelle question", order.Heading);
        Assert.Equal("Ceci n’est pas encore enregistré.", order.Text("[role=status]"));
        Assert.Equal(("Dans quel ordre?", "Un silence."), (order.Value("prompt"), order.Value("context")));
        Assert.Equal(("104", "silence"), (order.Value("sources"), order.Value("id")));
        Assert.Equal("On part de ce qui coûte le moins.", order.Value("feedback"));
        Assert.Equal(
            ("La présence", "Avant tout.", "Le sens"),
            (order.Value("row-0-text"), order.Value("row-0-feedback"), order.Value("row-2-text"))
        );
        Assert.True(order.Has("input[name=level][value=N3][checked]"));
        Assert.Equal("Mise en ordre", order.Text("form [aria-current]"));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());

        var saved = await writer.PressAsync(order, "save", ("row-1-text", "La technique"));

        Assert.Equal(QuizWriter.Quiz + "/items/silence", saved.Path);
        Assert.Contains(
            "## Dans quel ordre? {#silence}\n`order` `N3` `source 104`\n\nUn silence.\n\n1. La présence\n   > Avant tout.\n2. La technique\n3. Le sens\n",
            await writer.FileAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_right_answers_are_ticked_again_when_steps_are_choices_again()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New + "?kind=single");
        Box(form, "row-1-right").IsChecked = true;

        var order = await writer.PressAsync(form, "kind-order", ("prompt", "Quoi?"), ("row-0-text", "Un"), ("row-1-text", "Deux"));
        var moved = await writer.PressAsync(order, "up-1");
        var multiple = await writer.PressAsync(moved, "kind-multiple");
        var saved = await writer.PressAsync(moved, "save");

        Assert.Equal(("Deux", "Un"), (multiple.Value("row-0-text"), multiple.Value("row-1-text")));
        Assert.Equal((true, false), (Box(multiple, "row-0-right").IsChecked, Box(multiple, "row-1-right").IsChecked));
        Assert.Equal("Choix multiple – nouvelle question", multiple.Heading);
        Assert.True(multiple.Has("[name=row-3-text]"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("1. Deux\n2. Un\n", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_kind_has_no_place_for_can_be_copied_and_comes_back_with_its_kind()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New + "?kind=match");
        var match = await writer.PressAsync(
            form,
            "add",
            ("prompt", "Que faites-vous?"),
            ("head-0", "Vous entendez"),
            ("row-0-cell-0", "Un \"écho\""),
            ("row-0-cell-1", "Demander où il est"),
            ("row-0-feedback", "Une ligne.\r\nUne autre."),
            ("row-2-cell-1", "Raccrocher")
        );

        var number = await writer.PressAsync(match, "kind-number");
        var cloze = await writer.PressAsync(number, "kind-cloze", ("value", "2,5"));
        var gapped = await writer.PressAsync(
            cloze,
            "gap",
            ("context", "Avant.\r\n\r\nBonjour, Paul."),
            ("gap-right", "Paul"),
            ("gap-decoys", "Luc")
        );
        var back = await writer.PressAsync(gapped, "kind-match", ("row-0-feedback", "Un prénom."));

        Assert.Equal(["Gardé de côté : Association"], number.Texts("form details > summary").Where(IsAside));
        Assert.Contains("Un \"écho\" – Demander où il est", number.Text("form pre"), StringComparison.Ordinal);
        Assert.Equal(2, cloze.Texts("form details > summary").Count(IsAside));
        Assert.Equal(("Vous entendez", "Avant."), (back.Value("head-0"), back.Value("context")));
        Assert.Equal(("Un \"écho\"", "Une ligne.\nUne autre."), (back.Value("row-0-cell-0"), back.Value("row-0-feedback")));
        Assert.Equal("Raccrocher", back.Value("row-2-cell-1"));

        var again = await writer.PressAsync(back, "kind-cloze", ("context", "Avant cela."));

        Assert.Equal("Avant cela.\n\nBonjour, {{Paul|Luc}}.", again.Value("context"));
        Assert.Equal("Un prénom.", again.Value("row-0-feedback"));
        Assert.Equal("2.5", (await writer.PressAsync(again, "kind-number")).Value("value"));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task A_gap_that_is_not_made_yet_waits_for_its_text()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New + "?kind=cloze");

        var open = await writer.PressAsync(form, "kind-open", ("context", "Bonjour"), ("gap-decoys", "Allô"));
        var refused = await writer.PressAsync(open, "save");
        var back = await writer.PressAsync(refused, "kind-cloze");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(("Bonjour", "Allô"), (back.Value("context"), back.Value("gap-decoys")));
        // The rubric is as it was proposed.
        Assert.DoesNotContain(back.Texts("form details > summary"), IsAside);
    }

    [Fact]
    public async Task Another_kind_of_an_empty_question_is_just_its_form_and_every_kind_is_a_button_away()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var page = await writer.OpenAsync(New + "?kind=single&case=remise");

        foreach (var kind in (string[])["multiple", "order", "match", "cloze", "short", "number", "open", "single"])
        {
            page = await writer.PressAsync(page, "kind-" + kind);
            Assert.Equal((HttpStatusCode.OK, $"{New}?kind={kind}&case=remise"), (page.Status, page.Address));
            Assert.False(page.Has("[role=status]:not(:empty)"), kind);
        }
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task A_saved_question_changes_kind_and_keeps_its_id()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var order = await writer.PressAsync(await writer.OpenAsync(), "kind-order", ("row-1-text", "Autre chose"));
        var between = await writer.FileAsync();
        var saved = await writer.PressAsync(order, "save");
        var again = await writer.PressAsync(order, "save");

        Assert.Equal(QuizWriter.Item, order.Path);
        Assert.Equal("Mise en ordre – Que vérifiez-vous d’abord?", order.Heading);
        Assert.Equal(QuizWriter.Text, between);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (saved.Status, again.Status));
        Assert.Contains(
            "## Que vérifiez-vous d’abord? {#ouverture}\n`order` `C2` `N1`\n\nUn homme répond depuis son camion.\n\n1. S’il est seul\n   > Le lieu d’abord.\n2. Autre chose\n",
            await writer.FileAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Kinds_that_no_page_names_and_answers_that_no_page_sets_aside_do_no_harm()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        foreach (var word in (string[])["kind-", "kind-zut", "kind-case", "kind-99"])
        {
            var item = await writer.Browser.PostAsync(
                QuizWriter.Item,
                QuizWriter.Item,
                ("revision", "2"),
                ("kind", "Choice"),
                ("do", word)
            );
            Assert.Equal(HttpStatusCode.OK, item.Status);
        }
        var page = await writer.Browser.PostAsync(
            New + "?kind=match",
            New + "?kind=match",
            ("kind", "99"),
            ("do", "kind-match"),
            ("aside-match-rows", "2000000000"),
            ("aside-match-columns", "-3"),
            ("aside-open-rows", "x"),
            ("like", "</p>")
        );

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task The_words_are_in_english_too()
    {
        using var site = new TrainingSite();
        await QuizWriter.AtAsync(site);
        var author = await site.SignUpWithRoleAsync(Role.Author, Language.En);
        var form = await author.GetAsync(New + "?kind=match");
        ((IHtmlTextAreaElement)form.Document.QuerySelector("#row-0-cell-0")!).Value = "An echo";

        var page = await author.SubmitAsync(
            form.Document.QuerySelectorAll<IHtmlButtonElement>("button").First(b => b.Value == "kind-cloze")
        );

        Assert.Contains("Set aside: Matching", page.Texts("form details > summary"));
        Assert.Contains("Make it a gap", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("QuizForm.", page.Html, StringComparison.Ordinal);
    }

    private static bool IsAside(string summary) => summary.StartsWith("Gardé de côté", StringComparison.Ordinal);

    private static IHtmlInputElement Box(Page page, string name) =>
        page.Document.QuerySelectorAll<IHtmlInputElement>($"input[name={name}]").Single();

    private static void Radio(Page page, string name, string value)
    {
        foreach (var box in page.Document.QuerySelectorAll<IHtmlInputElement>($"input[name={name}]"))
            box.IsChecked = box.Value == value;
    }
}
