using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

/// <summary>Items of every kind, answered without script and explained.</summary>
public sealed class AnswerKindsTests
{
    private const string Toutes = "modules/sortes/toutes.quiz.md";

    private static readonly (string, string)[] AllRight =
    [
        .. Order(1, 2, 3, 4),
        ("r.paires", "0:0"),
        ("r.paires", "1:1"),
        ("r.trous", "0:0"),
        ("r.trous", "1:0"),
        ("r.mot", "1866 appelle"),
        ("r.nombre", "12,5 min"),
        ("r.ecrire", "Bonjour.\r\nJ’ai lu <b>votre</b> message."),
        ("r.noter", "À 14 h, « pas là »."),
        ("r.lieu", "0"),
        ("r.rappels", "2"),
    ];

    [Fact]
    public async Task Each_kind_has_fields_that_need_no_script()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");

        var page = await learner.StartAsync();

        Assert.Equal(4, page.Document.QuerySelectorAll("#item-ordre select").Length);
        Assert.Equal(["–", "1", "2", "3", "4"], page.Texts("#item-ordre select:first-of-type option").Take(5));
        Assert.Equal(["Un écho", "Plus rien"], page.Texts("#item-paires .pairs > li > div"));
        Assert.Equal(
            ["Choisir…", "Demander où il est", "Dire que vous êtes là", "Raccrocher"],
            page.Texts("#item-paires li:first-child option").Order()
        );
        Assert.Equal(
            ["Trou 1 de 2", "Trou 2 de 2"],
            page.Document.QuerySelectorAll("#item-trous select").Select(s => s.GetAttribute("aria-label"))
        );
        Assert.StartsWith("Bonjour, c’est", page.Text("#item-trous .cloze"), StringComparison.Ordinal);
        Assert.Equal("Votre réponse", page.Text("#item-mot label[for=item-mot-answer]"));
        Assert.Equal("Écrivez un nombre et son unité.", page.Text("#item-nombre .hint"));
        Assert.True(page.Has("textarea[name='r.ecrire']"));
        Assert.Equal("CritèreÀ revoir 0 pointClair 2 points", page.Text("#item-ecrire thead"));
        Assert.Equal("Une personne évaluera votre réponse.", page.Text("#item-noter .hint"));
    }

    [Fact]
    public async Task The_vignette_of_a_case_comes_once_before_its_items_with_its_source()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");

        var page = await learner.StartAsync();

        Assert.Equal("Une remise", page.Text("#case-remise h2"));
        Assert.Equal("item-lieu", page.Document.QuerySelector("#case-remise + fieldset")!.Id);
        Assert.Equal("item-rappels", page.Document.QuerySelector("#item-lieu + fieldset")!.Id);
        Assert.True(page.Has("#source-persbeh"));
        Assert.False(page.Has("#source-65"), "A source of the feedback could give the answer away.");
    }

    [Fact]
    public async Task The_same_attempt_always_looks_the_same_and_never_gives_the_order_away()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");

        var first = await learner.StartAsync();
        var again = await learner.ShowAsync();

        var steps = first.Texts("#item-ordre .steps > li > div");
        Assert.NotEqual(["Présence", "Sécurité", "Technique", "Sens"], steps);
        Assert.Equal(((string[])["Présence", "Sécurité", "Technique", "Sens"]).Order(), steps.Order());
        Assert.Equal(first.Texts("#item-ordre, #item-paires, #item-trous"), again.Texts("#item-ordre, #item-paires, #item-trous"));
    }

    [Fact]
    public async Task Answers_of_every_kind_are_there_when_one_comes_back()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");
        var attempt = await learner.StartAsync();

        await learner.SaveAsync(attempt, [.. Order(2, 1, 4, 3), .. AllRight[4..]]);
        var back = await learner.ShowAsync();

        Assert.Equal(["Sécurité", "Présence", "Sens", "Technique"], back.Texts("#item-ordre .steps > li > div"));
        Assert.Equal(
            ["r.ordre=0:2", "r.ordre=1:1", "r.ordre=2:4", "r.ordre=3:3", "r.paires=0:0", "r.paires=1:1", "r.trous=0:0", "r.trous=1:0"],
            QuizTaker.Chosen(back).Order()
        );
        Assert.Equal("1866 appelle", back.Document.QuerySelector("[name='r.mot']")!.GetAttribute("value"));
        Assert.Equal("Bonjour.\nJ’ai lu <b>votre</b> message.", back.Document.QuerySelector("textarea[name='r.ecrire']")!.TextContent);
    }

    [Fact]
    public async Task Saving_again_what_the_page_shows_changes_nothing()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");
        await learner.SaveAsync(await learner.StartAsync(), AllRight);
        var before = await RevisionAsync(site);

        await learner.SaveAsync(await learner.ShowAsync());

        Assert.Equal(before, await RevisionAsync(site));
    }

    [Theory]
    [InlineData("")]
    [InlineData("show: [score, feedback]\n")]
    public async Task An_answer_without_feedback_of_its_own_shows_nothing_empty_and_the_general_one_is_said_once(string show)
    {
        using var content = new ContentCopy();
        content.Remove("modules/sortes/toutes.quiz.en.md");
        content.Replace(Toutes, "mastery: 0.8\n", $"mastery: 0.8\n{show}");
        foreach (var each in (string[])["   > Ensuite.\n", "   > D’un mot.\n", "   > En dernier.\n"])
            content.Replace(Toutes, each, "");
        content.Replace(
            Toutes,
            "> 1. Il a changé de pièce.\n> 2. La présence d’abord.\n> 3. Rien n’y appelle.\n",
            "> 1. Il a changé de pièce.\n> 2.\n> 3.\n>\n> On vérifie.\n"
        );
        content.Replace(Toutes, "> 1. Un prénom ne révèle rien.\n> 2. Une heure, sans le sujet.\n", "> Le moins possible.\n");
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");

        var result = await learner.TakeAsync(AllRight);

        Assert.DoesNotContain(
            "",
            result.Texts("section.item .hint, section.item .box, section.item dd, section.item .choice, section.item li")
        );
        Assert.Single(result.Texts("section.item .box p"), "On part de ce qui ne coûte rien.");
        Assert.Single(result.Texts("section.item .box p"), "On vérifie.");
        Assert.Single(result.Texts("section.item .box p"), "Le moins possible.");
        Assert.Equal(
            show.Length == 0 ? ["Avant tout.", "Il a changé de pièce."] : ["Le lieu d’abord."],
            result.Texts("section.item .graded .hint").Take(2)
        );
        Assert.DoesNotContain("Raccrocher", result.Texts("section.item .choice.graded p"));
    }

    [Fact]
    public async Task All_right_passes_and_open_answers_wait_without_counting()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");

        var result = await learner.TakeAsync(AllRight);

        Assert.Equal("Réussi : 7 sur 7", result.Text("#verdict"));
        Assert.Contains(
            "2 réponses restent à évaluer : elles n’entrent pas dans ce score",
            result.Text(".verdict"),
            StringComparison.Ordinal
        );
        Assert.Equal("À évaluer par vous", result.Text("[aria-labelledby=item-ecrire] > .state"));
        Assert.Equal("À évaluer par une personne", result.Text("[aria-labelledby=item-noter] > .state"));
        Assert.Equal("Bonjour. J’ai lu <b>votre</b> message.", result.Text("[aria-labelledby=item-ecrire] blockquote"));
    }

    [Fact]
    public async Task Partly_right_answers_count_in_part_and_are_explained_part_by_part()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");

        var result = await learner.TakeAsync([
            .. Order(2, 1, 3, 4),
            ("r.paires", "0:0"),
            ("r.paires", "1:2"),
            ("r.trous", "0:1"),
            ("r.trous", "1:0"),
            ("r.mot", "911"),
            ("r.nombre", "20 min"),
            .. AllRight[9..],
        ]);

        Assert.Equal("En partie juste : 67 %", result.Text("[aria-labelledby=item-ordre] > .state"));
        Assert.Equal(["Présence", "Sécurité", "Technique", "Sens"], result.Texts("[aria-labelledby=item-ordre] li > div > p:first-child"));
        Assert.Equal(
            ["Vous l’aviez mise à la place 2", "Vous l’aviez mise à la place 1", "Bien placée", "Bien placée"],
            result.Texts("[aria-labelledby=item-ordre] li .state")
        );
        Assert.Equal(4, result.Texts("[aria-labelledby=item-ordre] li .hint").Count);

        Assert.Equal("En partie juste : 50 %", result.Text("[aria-labelledby=item-paires] > .state"));
        Assert.Equal(
            ["Votre réponse, à revoir", "Votre réponse", "Raccrocher", "Bonne réponse", "Dire que vous êtes là", "La présence d’abord."],
            Wrong(result, "paires")
        );
        Assert.Equal("Leurre, sans ligne à lui", result.Texts("[aria-labelledby=item-paires] .graded")[2].Split("Raccrocher")[0].Trim());

        Assert.Equal("Bonjour, c’est 1 votre intervenant, à 2 jeudi.", result.Text("[aria-labelledby=item-trous] .cloze"));
        Assert.Equal(
            ["Votre réponse, à revoir", "Votre réponse", "votre intervenant", "Bonne réponse", "Paul", "Un prénom ne révèle rien."],
            Wrong(result, "trous")
        );
        Assert.Equal("1 866 APPELLE ou 1 866 277-3553", Wrong(result, "mot")[^1]);
        Assert.Equal("10 min (accepté : de 7,5 à 12,5)", Wrong(result, "nombre")[^1]);
    }

    [Fact]
    public async Task Incomplete_answers_are_named_before_submitting()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");

        var asked = await learner.TakeAsync([.. Order(1, 2, 2, 4), ("r.paires", "0:0"), .. AllRight[8..]]);

        Assert.Equal("Il reste 3 questions sans réponse complète", asked.Text(".errors h2"));
        Assert.Equal(["1. Dans quel ordre? (incomplète)", "2. Que faites-vous? (incomplète)", "3. Complétez."], asked.Texts(".errors li"));
        Assert.Equal("Réponse incomplète", asked.Text("#item-ordre-missing"));
        Assert.Equal("Sans réponse", asked.Text("#item-trous-missing"));
    }

    [Fact]
    public async Task Everything_is_in_English_for_who_reads_English()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes", Language.En);
        var attempt = await learner.StartAsync();

        var result = await learner.PressAsync(attempt, "Submit my answers", AllRight);

        Assert.Equal(["An echo", "Nothing more"], attempt.Texts("#item-paires .pairs > li > div"));
        Assert.Equal("Passed: 7 out of 7", result.Text("#verdict"));
        Assert.Equal(
            ["In its place", "In its place", "In its place", "In its place"],
            result.Texts("[aria-labelledby=item-ordre] li .state")
        );
    }

    [Fact]
    public async Task The_quiz_says_how_many_items_it_asks()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");

        Assert.Contains("9 questions", (await learner.Browser.GetAsync(learner.Quiz)).Texts(".meta li"));
    }

    [Fact]
    public async Task An_attempt_of_every_kind_costs_one_query_to_show_and_its_result_three()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/toutes");
        var attempt = await learner.StartAsync();
        await learner.SaveAsync(attempt, AllRight);

        var shown = await site.Sql.DuringAsync(() => learner.ShowAsync());
        await learner.SubmitAsync(await learner.ShowAsync());
        var result = await site.Sql.DuringAsync(() => learner.ShowAsync());

        Assert.Single(shown);
        // The third asks what people wrote about its open answers.
        Assert.Equal(3, result.Count);
    }

    private static IReadOnlyList<string> Wrong(Page result, string item) =>
        result.Texts(
            string.Join(", ", ((string[])[".state", "dt", "dd", ".hint"]).Select(part => $"[aria-labelledby=item-{item}] .wrong {part}"))
        );

    private static (string, string)[] Order(params int[] places) => [.. places.Select((place, step) => ("r.ordre", $"{step}:{place}"))];

    private static Task<int> RevisionAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<QuizAttempt>().Select(a => a.Revision).SingleAsync());
}
