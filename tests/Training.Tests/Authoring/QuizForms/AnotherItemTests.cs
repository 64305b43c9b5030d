using System.Net;
using AngleSharp.Html.Dom;
using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring.QuizForms;

/// <summary>One question after the other, each like the one before it.</summary>
public sealed class AnotherItemTests
{
    private const string New = QuizWriter.Quiz + "/items/new";

    [Fact]
    public async Task Saving_a_new_question_can_open_another_of_its_kind_about_the_same_competencies()
    {
        using var content = ThreeCompetencies();
        using var site = SiteOf(content);
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New + "?kind=order");
        Tick(form, "competencies", "C5");
        Tick(form, "level", "N2");

        var next = await writer.PressAsync(
            form,
            "another",
            ("prompt", "Dans quel ordre?"),
            ("row-0-text", "Un"),
            ("row-0-feedback", "Avant."),
            ("row-1-text", "Deux"),
            ("row-1-feedback", "Après."),
            ("row-2-text", "Trois"),
            ("row-2-feedback", "Enfin.")
        );

        Assert.Equal(New, next.Path);
        Assert.Equal("Question 4 enregistrée. Vous en êtes à 4.", next.Text("[role=status]"));
        Assert.Equal("Mise en ordre – nouvelle question", next.Heading);
        Assert.Equal("", next.Value("prompt"));
        Assert.Equal(["C3", "C5"], Ticked(next, "competencies"));
        Assert.Equal(["N2"], Ticked(next, "level"));
        Assert.Contains(
            "\n\n## Dans quel ordre? {#dans-quel-ordre}\n`order` `C3` `C5` `N2`\n",
            await writer.FileAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_second_click_adds_nothing_and_leads_to_the_same_page()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New + "?kind=single");

        var first = await writer.PressAsync(form, "another", ("prompt", "Deux fois?"), ("row-0-text", "Oui"));
        var once = await writer.FileAsync();
        var again = await writer.PressAsync(form, "another");

        Assert.Equal(first.Address, again.Address);
        Assert.Equal(once, await writer.FileAsync());
    }

    [Fact]
    public async Task An_existing_question_leads_to_another_too_in_its_case()
    {
        using var content = ThreeCompetencies();
        using var site = SiteOf(content);
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(QuizWriter.Quiz + "/items/lieu");

        var next = await writer.PressAsync(form, "another", ("prompt", "Où d’abord?"));
        await writer.PressAsync(next, "save", ("prompt", "Et ensuite?"), ("row-0-text", "Oui"));

        Assert.Equal("Question 2 enregistrée. Vous en êtes à 3.", next.Text("[role=status]"));
        Assert.Equal(["C3"], Ticked(next, "competencies"));
        Assert.Contains("\n\n### Et ensuite? {#et-ensuite}\n`C3` `N2`\n", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_still_to_mend_in_it_is_said_with_the_way_back()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New + "?kind=order");

        var next = await writer.PressAsync(form, "another", ("prompt", "Un ordre?"), ("row-0-text", "Seule"));

        Assert.Contains("Question 4 enregistrée.", next.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(QuizWriter.Quiz + "/items/un-ordre", next.Link("Un ordre?"));
        Assert.Equal(
            (QuizWriter.Quiz + "/items/un-ordre#competencies", QuizWriter.Quiz + "/items/un-ordre#rows-title"),
            (Wanting(next)[0], Wanting(next)[1])
        );
        Assert.Contains("La rétroaction générale, ou celle de la réponse qui n’en a pas", next.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(QuizWriter.Quiz + "/items/un-ordre#feedback", Wanting(next)[2]);
        Assert.False(next.Has(".problems"));
    }

    [Fact]
    public async Task A_question_that_is_refused_stays_with_all_that_was_typed()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New + "?kind=single");

        var refused = await writer.PressAsync(form, "another", ("row-0-text", "Une réponse"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Une réponse", refused.Text("[name=row-0-text]"));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task What_another_author_changed_meanwhile_stands_beside_it()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var form = await writer.OpenAsync(New + "?kind=single");
        var theirs = QuizWriter.Text.Replace("Le lieu d’abord.", "Le lieu.", StringComparison.Ordinal);
        await writer.WriteAsync(theirs, await site.SignUpWithRoleAsync(Training.Learners.Role.Author));

        var next = await writer.PressAsync(form, "another", ("prompt", "Et puis?"), ("row-0-text", "Oui"));

        Assert.Contains("quelqu’un d’autre a changé", next.Text("main"), StringComparison.Ordinal);
        Assert.StartsWith(theirs, await writer.FileAsync(), StringComparison.Ordinal);
        Assert.Contains("{#et-puis}", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named_where_it_is_written_and_one_feedback_is_one_thing()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var page = await writer.SaveAsync(("row-0-feedback", ""), ("row-1-feedback", ""));
        var more = await writer.PressAsync(await writer.PressAsync(page, "add"), "add");
        Untick(more);
        var three = await writer.PressAsync(more, "save", ("row-2-text", "Un"), ("row-3-text", "Deux"));

        Assert.StartsWith("C’est enregistré. Avant de publier, il reste à corriger", page.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(["#feedback"], Wanting(page));
        Assert.Equal("La rétroaction générale, ou celles des 2 réponses qui n’en ont pas", page.Text(".alert li"));
        Assert.Equal(["#rows-title", "#feedback"], Wanting(three));
        Assert.Equal("La rétroaction générale, ou celles des 4 réponses qui n’en ont pas", three.Text(".alert li:last-child"));
        Assert.All(Wanting(three), address => Assert.True(three.Has(address), address));
    }

    [Fact]
    public async Task A_new_question_says_that_it_is_about_the_same_as_the_one_before_until_it_no_longer_is()
    {
        using var content = ThreeCompetencies();
        using var site = SiteOf(content);
        var writer = await QuizWriter.AtAsync(site);

        var next = await writer.OpenAsync(New + "?kind=single&after=lieu&saved=saved");
        var more = await writer.PressAsync(next, "add");
        var other = await writer.PressAsync(more, "kind-order");
        Tick(other, "level", "N3");
        var changed = await writer.PressAsync(other, "add");
        var first = await writer.OpenAsync(QuizWriter.Item);

        Assert.StartsWith("Comme la question précédente : C3, compétent.", next.Text(".about > p"), StringComparison.Ordinal);
        Assert.Equal((next.Text(".about > p"), next.Text(".about > p")), (more.Text(".about > p"), other.Text(".about > p")));
        Assert.False(changed.Has(".about > p"));
        Assert.False(first.Has(".about > p"));
        // Just below what is asked.
        Assert.True(next.Has(".field:has(#prompt) + .about fieldset#competencies ~ fieldset#level"));
    }

    [Fact]
    public async Task A_question_that_left_leads_to_an_ordinary_page()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var gone = await writer.OpenAsync(New + "?kind=single&after=partie&saved=saved");
        var noQuestion = await writer.OpenAsync(New + "?kind=single&after=remise&saved=saved");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (gone.Status, noQuestion.Status));
        Assert.Equal("C’est enregistré.", gone.Text("[role=status]"));
    }

    [Fact]
    public async Task The_competencies_of_the_module_come_first_and_the_rest_are_folded()
    {
        using var content = ThreeCompetencies();
        using var site = SiteOf(content);
        var writer = await QuizWriter.AtAsync(site);

        var form = await writer.OpenAsync(QuizWriter.Quiz + "/items/lieu");

        var folded = form
            .Document.QuerySelectorAll<IHtmlInputElement>("details input[name=competencies]")
            .Select(box => box.Value)
            .ToList();
        var open = form.Document.QuerySelectorAll<IHtmlInputElement>("fieldset > label input[name=competencies]").Select(box => box.Value);
        // C2 is the module’s; C3 is ticked.
        Assert.Equal(["C2", "C3"], open);
        Assert.Equal(["C5"], folded);
        Assert.False(form.Has("details[open] input[name=competencies]"));
    }

    [Fact]
    public async Task A_quiz_can_begin_empty_and_its_first_question_is_about_what_the_module_is()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        var add = $"{DraftedModule.Home}/add/quiz";
        var form = await drafted.Author.GetAsync(add);

        var page = await drafted.Author.SubmitAsync(form, add, ("title", "Bilan : fin"), ("titleEn", "Check"), ("start", "blank"));
        var again = await drafted.Author.SubmitAsync(form, add, ("title", "Bilan : fin"), ("titleEn", "Check"), ("start", "blank"));
        var first = await drafted.Author.GetAsync(page.Link("Choix unique"));

        Assert.Equal($"{DraftedModule.Home}/quiz/bilan-fin", page.Path);
        Assert.StartsWith("Le questionnaire est ajouté.", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Écrivez la première question", page.Text("main"), StringComparison.Ordinal);
        Assert.False(page.Has(".problems"));
        Assert.DoesNotContain("##", await drafted.FileAsync("bilan-fin.quiz.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("##", await drafted.FileAsync("bilan-fin.quiz.en.md"), StringComparison.Ordinal);
        Assert.Contains("[pour-commencer, bilan-fin]", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(["blank"], Ticked(again, "start"));
        Assert.Equal(["C2"], Ticked(first, "competencies"));
    }

    [Fact]
    public async Task What_the_checker_demands_is_said_before_it_is_forgotten()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        foreach (var kind in (string[])["single", "order", "match"])
        {
            var form = await writer.OpenAsync($"{New}?kind={kind}");
            Assert.Equal("Pourquoi (rétroaction)", form.Text("label[for=row-0-feedback]"));
            Assert.Contains("Vous direz pourquoi", form.Text("main"), StringComparison.Ordinal);
            Assert.StartsWith("Une seule suffit pour toute la question", form.Text("#feedback-hint"), StringComparison.Ordinal);
            Assert.False(form.Has("#feedback[required], [name$=-feedback][required]"));
        }
        Assert.True((await writer.OpenAsync(New + "?kind=short")).Has("#feedback[required]"));
        Assert.True((await writer.OpenAsync(New + "?kind=cloze")).Has("#context[required]"));
    }

    private static ContentCopy ThreeCompetencies()
    {
        var content = new ContentCopy();
        foreach (var code in (string[])["C3", "C5"])
            content.Append(
                "competencies.yaml",
                $$"""

                - code: {{code}}
                  name: { fr: Une autre, en: Another }
                  levels:
                    N1: { fr: [Un.], en: [One.] }
                    N2: { fr: [Deux.], en: [Two.] }
                    N3: { fr: [Trois.], en: [Three.] }
                """
            );
        return content;
    }

    private static TrainingSite SiteOf(ContentCopy content) => new() { Settings = { ["Training:ContentFolder"] = content.Folder } };

    private static void Tick(Page page, string name, string value)
    {
        foreach (var box in page.Document.QuerySelectorAll<IHtmlInputElement>($"input[name={name}]"))
            box.IsChecked = box.Value == value || (box.Type == "checkbox" && box.IsChecked);
    }

    private static void Untick(Page page)
    {
        foreach (var box in page.Document.QuerySelectorAll<IHtmlInputElement>("input[name$=-right]"))
            box.IsChecked = false;
    }

    private static List<string> Wanting(Page page) =>
        [.. page.Document.QuerySelectorAll(".alert li a").Select(a => a.GetAttribute("href")!)];

    private static IEnumerable<string> Ticked(Page page, string name) =>
        page.Document.QuerySelectorAll<IHtmlInputElement>($"input[name={name}]").Where(box => box.IsChecked).Select(box => box.Value);
}
