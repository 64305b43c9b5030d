using System.Net;
using Training.Learners;

namespace Training.Tests.Authoring.QuizForms;

/// <summary>An item of a quiz written in a form.</summary>
public sealed class EditItemTests
{
    [Fact]
    public async Task Saving_without_a_change_changes_nothing()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var page = await writer.SaveAsync();

        Assert.Equal(QuizWriter.Item, page.Path);
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task A_changed_feedback_changes_its_line_alone()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var page = await writer.SaveAsync(("row-0-feedback", "Le lieu, avant le contenu."));

        Assert.StartsWith("C’est enregistré.", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(
            QuizWriter.Text.Replace("Le lieu d’abord.", "Le lieu, avant le contenu.", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task Adding_a_choice_keeps_what_was_typed_and_saves_nothing_yet()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var more = await writer.PressAsync(await writer.OpenAsync(), "add", ("prompt", "Et d’abord?"), ("row-1-text", "Autre chose"));

        Assert.Equal("Et d’abord?", more.Value("prompt"));
        Assert.Equal(["S’il est seul", "Autre chose", ""], Typed(more, "text"));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task Choices_move_and_leave_and_then_are_saved()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var moved = await writer.PressAsync(await writer.OpenAsync(), "down-0");
        var fewer = await writer.PressAsync(moved, "remove-0");
        var saved = await writer.PressAsync(fewer, "save");

        Assert.Equal(["S’il préfère le *vouvoiement*", "S’il est seul"], Typed(moved, "text"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(
            QuizWriter.Text.Replace("- [ ] S’il préfère le *vouvoiement*\n  > Plus tard.\n", "", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task What_the_checker_says_stands_beside_the_answer_that_it_is_about()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var page = await writer.SaveAsync(("row-1-feedback", ""));

        Assert.Contains("Cette réponse n’a pas de rétroaction", page.Text("#row-1 .problems"), StringComparison.Ordinal);
        Assert.False(page.Has("#row-0 .problems"));
    }

    [Fact]
    public async Task A_general_feedback_is_enough_and_the_next_question_to_mend_is_a_link_away()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        await writer.WriteAsync(
            QuizWriter
                .Text.Replace("`C3`", "`C2`", StringComparison.Ordinal)
                .Replace("  > Si la ligne coupe.\n", "", StringComparison.Ordinal)
                .Replace("> Jour et nuit.\n", "", StringComparison.Ordinal)
        );

        var wanting = await writer.SaveAsync(("row-0-feedback", ""), ("row-1-feedback", ""));
        var fine = await writer.SaveAsync(("feedback", "Le lieu, avant le contenu."));
        var next = await writer.OpenAsync(fine.Link("Question suivante à corriger : Que demandez-vous?"));
        var mended = await writer.PressAsync(next, "save", ("feedback", "Le lieu."));
        var last = await writer.OpenAsync(mended.Link("Question suivante à corriger : Quelle ligne?"));

        Assert.Equal(QuizWriter.Quiz + "/items/lieu", wanting.Link("Question suivante à corriger : Que demandez-vous?"));
        Assert.StartsWith("C’est enregistré.", fine.Text("[role=status]"), StringComparison.Ordinal);
        Assert.False(fine.Has(".problems"));
        Assert.False(mended.Has(".problems"));
        Assert.Contains(
            "- [ ] S’il préfère le *vouvoiement*\n\n> Le lieu, avant le contenu.\n",
            await writer.FileAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal("Quelle ligne?", last.Heading);
    }

    [Fact]
    public async Task An_item_without_a_question_comes_back_with_all_that_was_typed()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var page = await writer.SaveAsync(("prompt", " "), ("feedback", "Une fermée suffit."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Écrivez la question.", page.Text(".errors"), StringComparison.Ordinal);
        Assert.Equal("Une fermée suffit.", page.Text("#feedback"));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task What_would_be_read_as_another_item_is_not_saved_and_not_lost()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var page = await writer.SaveAsync(("context", "## Un autre item"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("se lirait comme autre chose", page.Text(".errors"), StringComparison.Ordinal);
        Assert.Equal("## Un autre item", page.Text("#context"));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task What_a_form_cannot_hold_is_shown_as_text_with_the_way_to_the_editor()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        await writer.WriteAsync(
            QuizWriter
                .Text.Replace("- [x] S’il", "* [x] S’il", StringComparison.Ordinal)
                .Replace("- [ ] S’il", "* [ ] S’il", StringComparison.Ordinal)
        );

        var page = await writer.OpenAsync();

        Assert.Contains("* [x] S’il est seul", page.Text("pre"), StringComparison.Ordinal);
        Assert.Equal("/authoring/drafts/ecrire/files/bilan.quiz.md#L10", page.Link("Ouvrir dans l’éditeur de texte"));
        Assert.False(page.Has("main form"));
    }

    [Fact]
    public async Task A_case_is_shown_as_text_and_its_questions_have_forms()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var page = await writer.OpenAsync(QuizWriter.Quiz + "/items/remise");
        var question = await writer.OpenAsync(page.Link("Que demandez-vous?"));
        await writer.PressAsync(question, "save", ("prompt", "Que demandez-vous d’abord?"));

        Assert.Contains("Vous entendez le vent.", page.Text("pre"), StringComparison.Ordinal);
        Assert.Contains("### Que demandez-vous d’abord? {#lieu}\n", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("single")]
    [InlineData("multiple")]
    [InlineData("order")]
    [InlineData("match")]
    [InlineData("cloze")]
    [InlineData("short")]
    [InlineData("number")]
    [InlineData("open")]
    public async Task A_new_item_of_any_kind_is_written_and_opens_in_its_form_again(string kind)
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync($"{QuizWriter.Quiz}/items/new?kind={kind}");
        (string, string)[] more = kind switch
        {
            "cloze" => [("context", "Bonjour {{Paul|le service}}.")],
            "number" => [("value", "2,5"), ("tolerance", "1")],
            "match" => [("head-0", "Vous entendez"), ("head-1", "Vous dites"), ("row-0-cell-0", "Un"), ("row-0-cell-1", "Deux | trois")],
            "open" => [("row-0-cell-0", "Un"), ("row-0-cell-1", "Deux | trois")],
            _ => [("row-0-text", "Un"), ("row-1-text", "Deux")],
        };

        var page = await writer.PressAsync(form, "save", [("prompt", "Une nouvelle question?"), ("feedback", "En général."), .. more]);

        Assert.Equal($"{QuizWriter.Quiz}/items/une-nouvelle-question", page.Path);
        Assert.Equal("Une nouvelle question?", page.Value("prompt"));
        Assert.StartsWith(QuizWriter.Text, await writer.FileAsync(), StringComparison.Ordinal);
        Assert.EndsWith("> En général.\n", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_question_is_read_whole_and_is_kept_on_one_line()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var words = string.Join(' ', Enumerable.Repeat("Il parle bas,", 12));

        var page = await writer.SaveAsync(("prompt", $"{words}\r\n et puis?\n"));

        Assert.Equal($"{words} et puis?", page.Value("prompt"));
        Assert.Equal("3", page.Document.QuerySelector("textarea#prompt")!.GetAttribute("rows"));
        Assert.Contains($"## {words} et puis? {{#ouverture}}\n", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_columns_of_a_matching_question_have_headings_of_its_author()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync($"{QuizWriter.Quiz}/items/new?kind=match");
        var blank = (form.Value("head-0"), form.Value("head-1"));

        var refused = await writer.PressAsync(
            form,
            "save",
            ("prompt", "Que faites-vous?"),
            ("row-0-cell-0", "Plus rien"),
            ("head-1", "On dit")
        );
        var saved = await writer.PressAsync(refused, "save", ("head-0", "On entend"));

        Assert.Equal(("", ""), blank);
        Assert.Contains("par exemple « Vous entendez »", form.Text("#head-0-hint"), StringComparison.Ordinal);
        Assert.Equal("Ce qui reste en place", form.Text("label[for=row-0-cell-0]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Donnez un titre à la première colonne.", refused.Text("#head-0-error"));
        Assert.Equal("Plus rien", refused.Value("row-0-cell-0"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("| On entend | On dit |\n", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_seen_as_a_learner_will()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        await writer.WriteAsync(QuizWriter.Text.Replace("`C3`", "`C2`", StringComparison.Ordinal));

        var form = await writer.OpenAsync();
        var seen = await writer.OpenAsync(form.Link("Voir comme une personne apprenante"));
        var vignette = await writer.OpenAsync(QuizWriter.Quiz + "/items/remise");
        var quiz = await writer.OpenAsync(QuizWriter.Quiz);

        Assert.Equal("/authoring/drafts/ecrire/see/bilan#item-ouverture", form.Link("Voir comme une personne apprenante"));
        Assert.True(seen.Has("#item-ouverture"));
        Assert.Equal("/authoring/drafts/ecrire/see/bilan#case-remise", vignette.Link("Voir comme une personne apprenante"));
        Assert.True(seen.Has("#case-remise"));
        Assert.Equal("/authoring/drafts/ecrire/see/bilan", quiz.Link("Voir comme une personne apprenante"));
    }

    [Fact]
    public async Task A_context_of_directives_comes_back()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var refused = await writer.SaveAsync(("context", "`short` `C3`"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("`short` `C3`", refused.Text("[name=context]"));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task An_item_without_an_id_whose_place_another_took_meanwhile_overwrites_nothing()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var bare = QuizWriter.Text.Replace(" {#ouverture}", "", StringComparison.Ordinal);
        await writer.WriteAsync(bare);
        var opened = await writer.OpenAsync((await writer.OpenAsync(QuizWriter.Quiz)).Link("Que vérifiez-vous d’abord?"));
        var theirs = bare.Replace(
            "## Que vérifiez-vous d’abord?",
            "## Un autre\n`short` `C2` `N1`\n\n- Oui\n\n> Bien.\n\n## Que demandez-vous d’abord?",
            StringComparison.Ordinal
        );
        await writer.WriteAsync(theirs);

        var departed = await writer.PressAsync(opened, "save", ("prompt", "Que dites-vous d’abord?"));
        await writer.PressAsync(departed, "save");

        Assert.Equal(HttpStatusCode.Conflict, departed.Status);
        var file = await writer.FileAsync();
        Assert.StartsWith(theirs.TrimEnd(), file, StringComparison.Ordinal);
        Assert.Contains("\n\n## Que dites-vous d’abord?\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_adds_one_item()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync($"{QuizWriter.Quiz}/items/new?kind=single");
        await writer.PressAsync(form, "save", ("prompt", "Deux fois?"), ("row-0-text", "Oui"));
        var once = await writer.FileAsync();

        var again = await writer.PressAsync(form, "save");

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(once, await writer.FileAsync());
    }

    [Fact]
    public async Task Two_authors_in_two_items_both_stand()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var opened = await writer.OpenAsync();
        await writer.WriteAsync(
            QuizWriter.Text.Replace("Jour et nuit.", "Toujours.", StringComparison.Ordinal),
            await site.SignUpWithRoleAsync(Role.Author)
        );

        var page = await writer.PressAsync(opened, "save", ("prompt", "Que vérifier?"));

        Assert.Contains("quelqu’un d’autre", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(
            QuizWriter
                .Text.Replace("Jour et nuit.", "Toujours.", StringComparison.Ordinal)
                .Replace("Que vérifiez-vous d’abord?", "Que vérifier?", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task Of_two_authors_in_one_item_the_second_sees_what_the_first_wrote_and_loses_nothing()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var opened = await writer.OpenAsync();
        await writer.WriteAsync(QuizWriter.Text.Replace("Que vérifiez-vous d’abord?", "Quoi d’abord?", StringComparison.Ordinal));

        var conflict = await writer.PressAsync(opened, "save", ("prompt", "Que vérifier?"));
        var between = await writer.FileAsync();
        var saved = await writer.PressAsync(conflict, "save");

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Que vérifier?", conflict.Value("prompt"));
        Assert.Contains("Quoi d’abord?", conflict.Text("pre"), StringComparison.Ordinal);
        Assert.Contains("Quoi d’abord?", between, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("Que vérifier?", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_someone_took_away_meanwhile_is_put_back_by_saving_it_again()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var opened = await writer.OpenAsync(QuizWriter.Quiz + "/items/ligne");
        await writer.Browser.SubmitAsync(await writer.OpenAsync(QuizWriter.Item + "/remove"), QuizWriter.Item + "/remove");
        var mine = await writer.OpenAsync(QuizWriter.Quiz + "/items/lieu");
        await writer.WriteAsync(QuizWriter.Text[..QuizWriter.Text.IndexOf("## Il parle", StringComparison.Ordinal)]);

        var conflict = await writer.PressAsync(mine, "save", ("prompt", "Où?"));
        var saved = await writer.PressAsync(conflict, "save");

        Assert.True(opened.Has("pre"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("a été retirée", conflict.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("## Où? {#lieu}\n", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_another_item_has_is_refused()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var taken = await writer.SaveAsync(("id", "ligne"));
        var wrong = await writer.SaveAsync(("id", "Ça}"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (taken.Status, wrong.Status));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Theory]
    [InlineData("/items/personne")]
    [InlineData("/items/new?kind=essai")]
    [InlineData("/items/new?kind=single&case=ouverture")]
    [InlineData("/items/personne/remove")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        Assert.Equal(HttpStatusCode.NotFound, (await writer.OpenAsync(QuizWriter.Quiz + address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.OpenAsync("/authoring/drafts/ecrire/quiz/autre")).Status);
    }

    [Fact]
    public async Task Rows_without_end_and_buttons_of_no_form_do_no_harm()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        foreach (var word in (string[])["remove-99", "up-0", "down--1", "drop-1", "column", "gap", "-", "zut"])
        {
            var page = await writer.Browser.PostAsync(
                QuizWriter.Item,
                QuizWriter.Item,
                ("revision", "2"),
                ("kind", "Choice"),
                ("rows", "2000000000"),
                ("columns", "-1"),
                ("do", word)
            );
            Assert.Equal(HttpStatusCode.OK, page.Status);
        }
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    private static List<string> Typed(Page page, string field) =>
        [
            .. page
                .Document.QuerySelectorAll("textarea")
                .Where(a => a.GetAttribute("name")!.EndsWith("-" + field, StringComparison.Ordinal))
                .Select(a => a.TextContent),
        ];
}
