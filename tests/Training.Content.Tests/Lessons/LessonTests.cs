using Training.Content.Lessons;

namespace Training.Content.Tests.Lessons;

public sealed class LessonTests
{
    private const string Head = "---\ntitle: Leçon d'ici\nduration: 10 min\n---\n\n";

    [Fact]
    public void A_lesson_has_its_title_duration_summary_and_sources_in_order()
    {
        var lesson = Good();

        Assert.Equal("confidentialite/pourquoi", lesson.Id.ToString());
        Assert.Equal(new("Pourquoi le lieu compte", "Why the place matters"), lesson.Title);
        Assert.Equal(TimeSpan.FromMinutes(10), lesson.Duration);
        Assert.Equal("Ce qu’on n’entend pas.", lesson.Text.Fr.Summary);
        Assert.Equal(["65", "104"], lesson.Text.Fr.Cited);
        Assert.Equal(["104", "65"], lesson.Text.En.Cited);
    }

    [Fact]
    public void The_journal_and_the_instructors_note_are_parts_of_their_own()
    {
        var parts = Good().Text.En.Parts;

        Assert.Collection(
            parts,
            part => Assert.IsType<ProsePart>(part),
            part => Assert.Equal(new JournalPart("ma-phrase", "<p>Write the neutral sentence you will say next time.</p>"), part),
            part => Assert.Equal(new InstructorPart("<p>Only instructors see this.</p>"), part),
            part => Assert.IsType<ProsePart>(part)
        );
    }

    [Fact]
    public void A_self_check_unfolds_without_script_and_says_right_and_wrong_in_words()
    {
        var html = Html("Que faire?\n\n- [x] Écouter.\n  > Oui.\n- [ ] Parler.\n  > Plus tard.\n");

        Assert.Equal(
            """
            <div class="stack check" role="group" aria-label="Autovérification">
            <p>Que faire?</p>
            <details class="fold choice graded"><summary>Écouter.</summary><p class="state ok">Bonne réponse.</p><p>Oui.</p>
            </details><details class="fold choice graded"><summary>Parler.</summary><p class="state">Ce n’est pas la meilleure réponse.</p><p>Plus tard.</p>
            </details></div>
            """,
            html,
            ignoreLineEndingDifferences: true
        );
    }

    [Theory]
    [InlineData("- [x] Oui\n  > Oui.\n- [ ] Non\n> Non.\n", "mettez deux espaces devant « > »")]
    [InlineData("- [x] Oui\n  > Oui.\n- [ ] Non\n > Non.\n", "mettez deux espaces devant « > »")]
    [InlineData("- [x] Oui\n  > Oui.\n- [ ] Non\n  > \n", "reste à écrire, juste en dessous, après « > »")]
    [InlineData("- [x] Oui\n  > Oui.\n- [ ] Non\n\n> Une citation.\n", "ajoutez en dessous une ligne « > … »")]
    [InlineData("- [x] Oui\n  > Oui.\n- [ ] Non\n", "ajoutez en dessous une ligne « > … »")]
    public void A_choice_without_feedback_is_told_why(string choices, string said)
    {
        var (_, problems) = TestContent.With("pourquoi.md", $"{Head}Que faire?\n\n{choices}");

        var problem = Assert.Single(problems, problem => problem.Code == ProblemCodes.ChoiceWithoutFeedback);

        Assert.Contains(said, problem.Message.Fr.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_list_without_feedback_is_a_checklist()
    {
        Assert.StartsWith("<ul class=\"checklist\">\n<li><div>Un</div></li>", Html("- [ ] Un\n- [ ] Deux\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_scrolls_by_keyboard_and_has_a_name()
    {
        var html = Html("| couche | vidéo |\n|---|--:|\n| voix | oui |\n");

        Assert.StartsWith(
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau\u00A0: couche, vidéo\"><table><thead>",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("<th scope=\"col\">couche</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"end\">oui</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_links_there_and_back_under_ids_of_its_page()
    {
        var html = Html("Un mot[^a], un autre[^a].\n\n[^a]: La note.\n");

        Assert.Contains(
            "<a class=\"note-call\" id=\"call-pourquoi-1-1\" href=\"#note-pourquoi-1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a>",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("<li id=\"note-pourquoi-1\">", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#call-pourquoi-1-2\" role=\"doc-backlink\" aria-label=\"Retour au texte\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_is_named_in_the_language_of_the_page()
    {
        Assert.Contains("<strong>Conseil</strong>", Html("> [!TIP]\n> Écoutez.\n"), StringComparison.Ordinal);
        Assert.Contains("<strong>Tip</strong>", Good().Text.En.Parts[0].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_with_a_title_is_a_figure_with_its_caption()
    {
        Assert.Equal(
            "<p><span class=\"figure\"><img loading=\"lazy\" src=\"media/oreilles.svg\" alt=\"L’oreille\"><span class=\"figcaption\">Qui écoute?</span></span></p>",
            Html("![L'oreille](media/oreilles.svg \"Qui écoute?\")\n")
        );
    }

    [Fact]
    public void What_authors_type_is_never_markup()
    {
        var html = Html(":::plus <b>Titre</b>\nUn \\<script> & un `<b>`.\n:::\n");

        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_translation_French_shows_in_both_languages()
    {
        var (content, problems) = TestContent.Read(TestContent.Good.Without(TestContent.Module + "pourquoi.en.md"));

        var lesson = (Lesson)content!.Modules[0].Find("pourquoi")!;
        Assert.Same(lesson.Text.Fr, lesson.Text.En);
        Assert.Equal(["translation-missing"], problems.Select(p => p.Code));
    }

    [Fact]
    public void A_blank_of_an_aid_is_empty_for_the_pen_and_named_for_a_screen_reader()
    {
        var (content, _) = TestContent.Read(TestContent.Good);

        var aid = (Aid)content!.Modules[0].Find("verifier-le-lieu")!;
        Assert.Equal(TimeSpan.Zero, aid.Duration);
        Assert.Equal("Quatre gestes avant de commencer.", aid.Text.Fr.Summary);
        Assert.Contains(
            "(poste <span class=\"blank\" role=\"img\" aria-label=\"à remplir\"></span>)",
            aid.Text.Fr.Html,
            StringComparison.Ordinal
        );
        Assert.Contains("<p class=\"blank-line\"><span class=\"blank\"", aid.Text.En.Html, StringComparison.Ordinal);
    }

    private static Lesson Good() => (Lesson)TestContent.Read(TestContent.Good).Content!.Modules[0].Find("pourquoi")!;

    private static string Html(string body)
    {
        var (content, problems) = TestContent.With("pourquoi.md", Head + body);
        Assert.Empty(problems);
        return string.Concat(((Lesson)content.Modules[0].Find("pourquoi")!).Text.Fr.Parts.Select(p => p.Html));
    }
}
