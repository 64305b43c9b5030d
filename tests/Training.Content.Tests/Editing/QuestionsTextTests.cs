using System.Diagnostics;
using System.Text;
using Training.Content.Editing;

namespace Training.Content.Tests.Editing;

/// <summary>Questions as teachers write them in Word, read into items.</summary>
public sealed class QuestionsTextTests
{
    private static readonly QuestionDefaults French = new(Language.Fr, ["C2"], "N1", ["C2", "C3", "C5"]);

    private const string Choice = """
        ## Que vérifiez-vous?
        `C2` `N1`

        - [ ] L’heure
        - [x] Le lieu
        - [ ] La météo
        """;

    [Theory]
    [InlineData("1. Que vérifiez-vous?\na) L’heure\nb) *Le lieu\nc) La météo")]
    [InlineData("1) Que vérifiez-vous?\n\na. L’heure\n\n*b. Le lieu\n\nc. La météo")]
    [InlineData("Question 1 : Que vérifiez-vous?\nA. L’heure\nB. Le lieu\nC. La météo\nRéponse : B")]
    [InlineData("Q1. Que vérifiez-vous?\nA) L’heure\nB) Le lieu\nC) La météo\nANSWER: B")]
    [InlineData("Question no 12 –\n\nQue vérifiez-vous?\n- L’heure\n- Le lieu ✓\n- La météo")]
    [InlineData("### Question 1\n\nQue vérifiez-vous?\n\n1. L’heure\n2. Le lieu\n3. La météo\n\nBonne réponse : 2")]
    [InlineData("**1. Que vérifiez-vous?**\n\n   1. L’heure\n   2. **Le lieu**\n   3. La météo")]
    [InlineData("**Question 1 :** Que vérifiez-vous?\n• L’heure\n• Le lieu (bonne réponse)\n• La météo")]
    [InlineData("Que vérifiez-vous?\n– L’heure\n– Le lieu (correct)\n– La météo")]
    [InlineData("Que vérifiez-vous?\n○ L’heure\n○ **Le lieu**\n○ La météo")]
    [InlineData("Que vérifiez-vous?\n[ ] L’heure\n[x] Le lieu\n[ ] La météo")]
    [InlineData("1\\. Que vérifiez-vous?\n\n\\- L’heure\n\n\\- \\*Le lieu\n\n\\- La météo")]
    [InlineData("Que vérifiez-vous?\n- \\[ ] L’heure\n- \\[x] Le lieu\n- \\[ ] La météo")]
    [InlineData("Que vérifiez-vous?\n☐ L’heure\n☑ Le lieu\n☐ La météo")]
    [InlineData("Que vérifiez-vous?\n- L’heure\n* Le lieu\n- La météo")]
    [InlineData("Que vérifiez-vous?\n- L’heure\n*Le lieu\n- La météo")]
    [InlineData("1. Que vérifiez-vous?\n\n-L’heure\n\n-*Le lieu\n\n-La météo")]
    [InlineData("Que vérifiez-vous?\n- L’heure\n- [x] Le lieu\n- La météo")]
    [InlineData("Que vérifiez-vous?\n* L’heure\n* Le lieu*\n* La météo")]
    [InlineData("  2- Que vérifiez-vous?\n\ta)\tL’heure\n\t*b)\tLe lieu\n\tc)\tLa météo")]
    [InlineData("1. Que vérifiez-vous?\n\n**a)** L’heure\n\n**b) Le lieu**\n\n**c)** La météo")]
    [InlineData("1. Que vérifiez-vous?\nRéponse A : L’heure\nRéponse B : Le lieu\nRéponse C : La météo\nLa bonne réponse : B")]
    [InlineData("1. Que vérifiez-vous?\na) L’heure\nb) Le lieu\nc) La météo\nRéponse : b) Le lieu")]
    [InlineData("1. Que vérifiez-vous?\na) L’heure\nb) Le lieu\nc) La météo\nRéponse : Le lieu.")]
    [InlineData("Que vérifiez-vous?\n\nL’heure\n\n*Le lieu\n\nLa météo")]
    [InlineData("Que vérifiez-vous?\nL’heure\n**Le lieu**\nLa météo")]
    [InlineData("**Question 3 :** Que vérifiez-vous?\n\nL’heure\n\n\\* Le lieu\n\nLa météo")]
    public void A_choice_is_read_however_it_is_marked(string text) => Assert.Equal(Choice, Written(One(text)));

    [Theory]
    [InlineData("1. Lesquels?\na) Un\nb) Deux\nc) Trois\nRéponses : a, c")]
    [InlineData("1. Lesquels?\na) Un\nb) Deux\nc) Trois\nRéponses : a et c")]
    [InlineData("1. Lesquels?\n*a) Un\nb) Deux\n*c) Trois")]
    [InlineData("1. Lesquels?\n- [x] Un\n- [ ] Deux\n- [x] Trois")]
    [InlineData("1. Lesquels?\n*Un\n- Deux\n*Trois")]
    [InlineData("1. Lesquels?\n- Un\n- Deux\n- Trois\nRéponses : 1 et 3")]
    public void Several_right_answers_are_a_multiple_response(string text) =>
        Assert.Equal(["Un", "Trois"], One(text).Form!.Rows.Where(row => row.IsRight).Select(row => row.Text));

    [Theory]
    [InlineData("1. Vrai ou faux : tout se dit.\nRéponse : faux", "Faux", "")]
    [InlineData("1. Tout se dit.\nRéponse : Faux. Il y a des exceptions.", "Faux", "Il y a des exceptions.")]
    [InlineData("Tout se dit (V ou F).\nRéponse : V", "Vrai", "")]
    [InlineData("1. Tout se dit. (Faux)", "Faux", "")]
    [InlineData("True or false: all is said.\nAnswer: true", "Vrai", "")]
    [InlineData("1. Tout se dit.\na) Vrai\nb) Faux\nRéponse : b, parce que non", "Faux", "Parce que non")]
    [InlineData("1. Vrai ou faux : on raccroche toujours. Réponse : Faux", "Faux", "")]
    [InlineData("1. Vrai ou faux : on raccroche toujours. (Réponse : Faux)", "Faux", "")]
    [InlineData("1. Vrai ou faux? Tout se dit. Rétroaction : on choisit ses mots. Réponse : Faux", "Faux", "On choisit ses mots.")]
    [InlineData("1. Tout se dit.\nVrai\nFaux\nRéponse : Faux", "Faux", "")]
    public void True_or_false_makes_the_two_answers(string text, string right, string feedback)
    {
        var form = One(text).Form!;

        Assert.Equal(["Vrai", "Faux"], form.Rows.Select(row => row.Text));
        Assert.Equal(right, form.Rows.Single(row => row.IsRight).Text);
        Assert.Equal(feedback, form.Feedback);
    }

    [Theory]
    [InlineData("1. Quelle ligne?\nRéponse : APPELLE; 1 866 277-3553", "APPELLE|1 866 277-3553")]
    [InlineData("Quelle ligne?\nRéponses acceptées : APPELLE / appelle", "APPELLE|appelle")]
    [InlineData("1. Quelle ligne?\nRéponse : 24/7", "24/7")]
    [InlineData("1. Quelle ligne?\nRéponse :\n- APPELLE\n- 1 866", "APPELLE|1 866")]
    [InlineData("1. Quelle ligne?\nRéponse : faux amis", "faux amis")]
    [InlineData("1. Quelle ligne?\nRéponse : CAD", "CAD")]
    public void A_question_with_its_answer_alone_is_a_short_one(string text, string accepted)
    {
        var form = One(text).Form!;

        Assert.Equal(ItemFormKind.Short, form.Kind);
        Assert.Equal(accepted.Split('|'), form.Rows.Select(row => row.Text));
    }

    [Theory]
    [InlineData("Réponse : 15", "15", "")]
    [InlineData("Réponse : 10 ± 2", "10", "2")]
    [InlineData("Réponse : 10 +/- 2 min", "10", "2")]
    [InlineData("Réponse : 2,5", "2.5", "")]
    [InlineData("Réponse : 80 %", "80", "")]
    [InlineData("Réponse : 1 500", "1500", "")]
    public void An_answer_that_is_a_number_makes_a_number(string key, string value, string tolerance)
    {
        var form = One($"1. Combien?\n{key}").Form!;

        Assert.Equal((ItemFormKind.Number, value, tolerance), (form.Kind, form.Value, form.Tolerance));
    }

    [Theory]
    [InlineData("1. Remettez en ordre.\n1. Un\n2. Deux\n3. Trois\n\n2. Et après?\na) Oui\nb) *Non")]
    [InlineData("1. Les étapes (en ordre)\n   1. Un\n   2. Deux\n   3. Trois\n2. Et après?\na) Oui\nb) *Non")]
    [InlineData("3. Remettez en ordre.\n1. Un\n2. Deux\n3. Trois\n4. Et après?\na) Oui\nb) *Non")]
    [InlineData("Question 1 : Les étapes (ordre)\n- Un\n- Deux\n- Trois\nQuestion 2 : Et après?\n- Oui\n- *Non")]
    [InlineData("1. Put these in the right order:\na) Deux\nb) Un\nc) Trois\nRéponse : b, a, c\n\n2. Et après?\na) Oui\nb) *Non")]
    [InlineData("1. Dans quel ordre?\n\nUn\n\nDeux\n\nTrois\n\n2. Et après?\na) Oui\nb) *Non")]
    public void Steps_are_read_in_their_order_and_the_next_question_is_no_step(string text)
    {
        var read = Read(text);

        Assert.Equal([ItemFormKind.Order, ItemFormKind.Choice], read.Select(question => question.Form!.Kind));
        Assert.Equal(["Un", "Deux", "Trois"], read[0].Form!.Rows.Select(row => row.Text));
        Assert.All(read, question => Assert.True(question.CanBeAdded));
    }

    [Theory]
    [InlineData(
        "1. Associez.\n\n| Vous entendez | Vous faites |\n|---|---|\n| Un écho | Demander |\n| Plus rien | Le dire |",
        "Vous entendez"
    )]
    [InlineData("1. Associez.\nUn écho → Demander\nPlus rien → Le dire", "À associer")]
    [InlineData("1. Associez.\n- Un écho -> Demander\n- Plus rien -> Le dire", "À associer")]
    [InlineData("1. Associez.\na) Un écho = Demander\nb) Plus rien = Le dire", "À associer")]
    [InlineData("1. Associez.\nUn écho\tDemander\nPlus rien\tLe dire", "À associer")]
    [InlineData("Associez :\n\nUn écho → Demander\n\nPlus rien → Le dire", "À associer")]
    public void A_table_or_arrows_make_pairs(string text, string head)
    {
        var form = One(text).Form!;

        Assert.Equal(ItemFormKind.Match, form.Kind);
        Assert.Equal(head, form.Heads[0]);
        Assert.Equal(["Un écho", "Demander", "Plus rien", "Le dire"], form.Rows.SelectMany(row => row.Cells));
    }

    [Theory]
    [InlineData("1. Bonjour, c’est [Paul|le service].", "Complétez le texte.")]
    [InlineData("1. Complétez ce texto.\n\nBonjour, c’est {{Paul|le service}}.", "Complétez ce texto.")]
    [InlineData("Complétez ce texto :\nBonjour, c’est \\[Paul \\| le service].", "Complétez ce texto :")]
    [InlineData("Complétez ce texto :\n\nBonjour, c’est \\{\\{Paul\\|le service}}.", "Complétez ce texto :")]
    public void Brackets_with_decoys_are_gaps(string text, string prompt)
    {
        var form = One(text).Form!;

        Assert.Equal((ItemFormKind.Cloze, prompt), (form.Kind, form.Prompt));
        Assert.Equal("Bonjour, c’est {{Paul|le service}}.", form.Context);
    }

    [Fact]
    public void Feedback_under_an_answer_is_its_own_and_after_them_the_questions()
    {
        var form = One(
            """
            1. Que vérifiez-vous? (C3, N2)
            a) L’heure
            > Plus tard.
            b) *Le lieu
            Pourquoi : Si la ligne coupe,
            il faut savoir où aller.

            Rétroaction : En général.
            """
        ).Form!;

        Assert.Equal(["Plus tard.", "Si la ligne coupe,\nil faut savoir où aller."], form.Rows.Select(row => row.Feedback));
        Assert.Equal("En général.", form.Feedback);
        Assert.Equal(("Que vérifiez-vous?", "C3", "N2"), (form.Prompt, string.Join(' ', form.Competencies), form.Level));
    }

    [Theory]
    [InlineData("1. Oui?\na) *Un\nb) Deux\nRétroaction : Parce que.", "", "", "Parce que.")]
    [InlineData("1. Oui?\n\na) *Un\n\nFeedback: Un.\n\nb) Deux\n\nFeedback: Deux.", "Un.", "Deux.", "")]
    [InlineData("1. Oui?\na) *Un\nb) Deux\nRétroaction b : Deux.\nRétroaction générale : Tout.", "", "Deux.", "Tout.")]
    [InlineData("1. Oui?\n- [x] Un\n  > Un.\n- [ ] Deux\n  > Deux.\n\n> Tout.", "Un.", "Deux.", "Tout.")]
    [InlineData("1. Oui?\na) Un\nb) Deux\nRéponse : a\nPourquoi : Tout.", "", "", "Tout.")]
    public void Feedback_goes_where_it_stands(string text, string first, string second, string general)
    {
        var form = One(text).Form!;

        Assert.Equal((first, second, general), (form.Rows[0].Feedback, form.Rows[1].Feedback, form.Feedback));
    }

    [Theory]
    [InlineData("1. Oui?\nC5\nN3\na) *Un\nb) Deux", "C5", "N3")]
    [InlineData("1. Oui? (référent)\na) *Un\nb) Deux\nCompétences : C3 et C5", "C3 C5", "N3")]
    [InlineData("1. Oui?\na) *Un\nb) Deux\nNiveau : compétent", "C2", "N2")]
    [InlineData("1. Oui? [C3]\na) *Un\nb) Deux", "C3", "N1")]
    [InlineData("1. Oui?\n- *Débutant\n- Avancé", "C2", "N1")]
    [InlineData("1. Oui? (C9)\na) *Un\nb) Deux", "C2", "N1")]
    public void Competencies_and_levels_are_each_questions_own_or_those_of_all(string text, string competencies, string level)
    {
        var form = One(text).Form!;

        Assert.Equal((competencies, level), (string.Join(' ', form.Competencies), form.Level));
        Assert.Equal("Oui?", form.Prompt);
    }

    [Theory]
    [InlineData("1. Oui?\na) *Un\nb) Deux", "Il reste 2 rétroactions à écrire, ou une seule pour toute la question.")]
    [InlineData("1. Oui?\na) *Un\n> Un.\nb) Deux", "Il reste une rétroaction à écrire.")]
    [InlineData("1. Combien?\nRéponse : 15", "Il reste une rétroaction à écrire.")]
    [InlineData("1. Oui?\na) *Un\nb) Deux\nRétroaction : Parce que.", null)]
    [InlineData("1. Oui?\na) *Un\n> Un.\nb) Deux\nRétroaction générale : Parce que.", null)]
    [InlineData("1. Associez.\nUn écho → Demander\nPlus rien → Le dire\nRétroaction : Parce que.", null)]
    [InlineData("1. Oui?\na) *Un\n> Un.\nb) Deux\n> Deux.", null)]
    public void One_feedback_for_the_whole_question_is_enough(string text, string? said)
    {
        var notes = One(text)
            .Notes.Select(note => Plain(note.Message.Fr))
            .Where(note => note.Contains("rétroaction", StringComparison.Ordinal));

        Assert.Equal(said is null ? [] : [said], notes);
    }

    [Theory]
    [InlineData("1. Que faites-vous?\nJean appelle.\n\nIl parle bas.\na) *Un\nb) Deux", "Jean appelle.\n\nIl parle bas.")]
    [InlineData("1. Jean appelle.\n\nQue faites-vous?\na) *Un\nb) Deux", "Jean appelle.")]
    [InlineData("Jean appelle.\n\nQue faites-vous?\n\n- *Un\n- Deux", "Jean appelle.")]
    [InlineData("Question 1\nQue faites-vous?\nVoici :\n- il parle\n- il rit\na) *Un\nb) Deux", "Voici :\n- il parle\n- il rit")]
    [InlineData("1. Que faites-vous?\n\n> Il parle bas.\n\na) *Un\nb) Deux", "> Il parle bas.")]
    public void What_stands_between_is_read_before_answering(string text, string context)
    {
        var form = One(text).Form!;

        Assert.Equal(("Que faites-vous?", context), (form.Prompt, form.Context));
        Assert.Equal(["Un", "Deux"], form.Rows.Select(row => row.Text));
    }

    [Theory]
    [InlineData("Un?\n- *a\n- b\n\nDeux?\n- *c\n- d\n\nTrois?\nRéponse : 15")]
    [InlineData("Un?\na) *a\nb) b\nDeux?\na) *c\nb) d\nTrois?\nRéponse : 15")]
    [InlineData("Un?\n1. a\n2. b\nRéponse : 1\n\nDeux?\n1. c\n2. d\nRéponse : 1\n\nTrois?\nRéponse : 15")]
    [InlineData("1. Un?\nRéponse : ici\n2. Deux?\nRéponse : là\nbas\n3. Trois?\nRéponse : 15")]
    [InlineData("1. Un?\n   1. *a\n   2. b\n2. Deux?\n   1. *c\n   2. d\n3. Trois?\n\nRéponse : 15")]
    [InlineData("1. Un?\n\na) *a\nb) b\n\n1. Deux?\n\na) *c\nb) d\n\n1. Trois?\n\nRéponse : 15")]
    [InlineData("## Un?\n\n- *a\n- b\n\n---\n\n## Deux?\n\n- *c\n- d\n\n***\n\n## Trois?\n\nRéponse : 15")]
    [InlineData("1. Un?\n1) *a\n2) b\n2. Deux?\n1) *c\n2) d\n3. Trois?\nRéponse : 15")]
    [InlineData("1. Un?\na) *a\nb) b\n2. Deux?\na) *c\nb) d\nQuestion 3 : Trois?\nRéponse : 15")]
    [InlineData("Question 1 : Un?\na) *a\nb) b\nQuestion 2 : Deux?\n1. c\n2. d\nRéponse : 1\nQuestion 3 : Trois?\nRéponse : 15")]
    [InlineData("Question 1 : Un?\na) *a\nb) b\n2. Deux?\na) *c\nb) d\n3. Trois?\nRéponse : 15")]
    [InlineData("Un?\n\n*a\n\nb\n\nDeux?\n\n*c\n\nd\n\nTrois?\n\nRéponse : 15")]
    public void Questions_are_told_apart(string text)
    {
        var read = Read(text);

        Assert.Equal(["Un?", "Deux?", "Trois?"], read.Select(question => question.Form?.Prompt));
        if (read[0].Form!.Kind == ItemFormKind.Choice)
            Assert.All(read.Take(2), question => Assert.Equal([true, false], question.Form!.Rows.Select(row => row.IsRight)));
    }

    [Theory]
    [InlineData("1. Que faites-vous?\na) Un\nb) Deux", 1, "bonne réponse")]
    [InlineData("1. Que faites-vous?\na) Un\nb) Deux\nRéponse : e", 4, "« e »")]
    [InlineData("1. Que faites-vous?\nRéponse : b", 2, "pas de réponses au-dessus")]
    [InlineData("1. Que faites-vous?", 1, "Aucune réponse ne suit")]
    [InlineData("Bonjour à tous.", 1, "n’est pas une question")]
    [InlineData("1. Vrai ou faux : oui.", 1, "Réponse : vrai")]
    [InlineData("a) Un\nb) Deux", 1, "pas de question au-dessus")]
    [InlineData("1. Que {faites}-vous?\na) *Un\nb) Deux", 1, "accolade")]
    [InlineData("1. Associez.\n\n| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |", 3, "3 colonnes")]
    [InlineData("1. Mettez en ordre.\na) Un\nb) Deux", 1, "trois étapes")]
    [InlineData("1. Que faites-vous?\n```\na) *Un\nb) Deux", 1, "autre chose")]
    public void What_is_missing_is_said_with_its_line_and_the_question_waits(string text, int line, string said)
    {
        var read = One(text);

        Assert.False(read.CanBeAdded);
        Assert.Contains(
            read.Notes,
            note => note.Stops && note.Line == line && Plain(note.Message.Fr).Contains(said, StringComparison.Ordinal)
        );
        Assert.Equal(text, read.Source);
    }

    [Fact]
    public void A_passage_that_is_no_question_stays_by_itself()
    {
        var read = Read("Module 3\n\n1. Un?\n- *a\n- b\n\nBravo à tous.\n\n2. Deux?\n- *c\n- d");

        Assert.Equal([null, "Un?", null, "Deux?"], read.Select(question => question.Form?.Prompt));
        Assert.Equal([(1, 1), (3, 5), (7, 7), (9, 11)], read.Select(question => (question.FirstLine, question.LastLine)));
    }

    [Fact]
    public void A_title_is_said_not_to_be_taken_and_nothing_waits_for_it()
    {
        var read = Read("## Questionnaire (10 questions)\n\n1. Un?\n- *a\n- b");

        Assert.Equal([(false, false), (true, false)], read.Select(question => (question.CanBeAdded, question.Waits)));
        Assert.Contains("n’est pas repris", Plain(Assert.Single(read[0].Notes).Message.Fr), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_an_initial_is_no_answer()
    {
        var form = One("1. Que faites-vous?\nA. Tremblay appelle.\na) *Un\nb) Deux").Form!;

        Assert.Equal(("A. Tremblay appelle.", 2), (form.Context, form.Rows.Count));
    }

    [Fact]
    public void Items_that_are_written_as_ours_are_read_as_they_are()
    {
        const string Items = """
            ## Que vérifiez-vous? {#ouverture}
            `C3` `N2` `source 65`

            Un homme répond.

            - [x] Le lieu
              > D’abord.
            - [ ] L’heure
              > Ensuite.

            > En général.

            ## Un cas {#remise}
            `case`

            Il parle bas.

            ### Où? {#lieu}
            `number 10 ± 2` `C5` `N2`

            > Parce que.
            """;

        var read = Read($"{Items}\n\n## Et après?\n\na) Un\nb) *Deux");

        Assert.Equal(Items[..Items.IndexOf("\n\n## Un cas", StringComparison.Ordinal)], Written(read[0]));
        Assert.Equal(Items[Items.IndexOf("## Un cas", StringComparison.Ordinal)..], read[1].Item);
        Assert.Equal("Et après?", read[2].Form!.Prompt);
        Assert.All(read, question => Assert.True(question.CanBeAdded));
    }

    [Fact]
    public void A_quiz_that_was_copied_whole_leaves_its_settings()
    {
        var read = Read("---\ntitle: Bilan\nmastery: 0.8\n---\n\n## Un? {#un}\n`C2` `N1`\n\n- [x] a\n- [ ] b\n");

        Assert.Equal([false, true], read.Select(question => question.CanBeAdded));
        Assert.Contains("réglages", read[0].Notes[0].Message.Fr, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_are_added_under_ids_of_their_own_and_known_by_their_words()
    {
        var quiz = QuizText.Read("modules/x/x.quiz.md", "---\ntitle: x\n---\n\n## Un? {#un}\n`C2` `N1`\n\n- [x] a\n- [ ] b\n")!;
        var read = Read(
            "1. Un?\n*a) A.\nb) c\n2. Un?\n*a) a\nb) b\nRétroaction : Oui.\n\n## Cas {#un}\n`case`\n\nIl.\n\n### Où? {#ou}\n`C2` `N1`\n\n- [x] a\n- [ ] b\n"
        );

        var there = QuestionsText.WordsIn(quiz);
        var more = QuestionsAdded.To(quiz, read.Where(question => !there.Contains(question.Words)))!;

        Assert.Equal([false, true, false], read.Select(question => there.Contains(question.Words)));
        Assert.Equal(["un", "un-2", "un-3", "ou"], more.Parts.Select(part => part.Id));
        Assert.StartsWith(quiz.Text, more.Text, StringComparison.Ordinal);
        Assert.All(read, question => Assert.Contains(question.Words, QuestionsText.WordsIn(QuestionsAdded.To(quiz, read)!)));
    }

    public static TheoryData<string, string> Hostile =>
        new()
        {
            { "numbers", Times("1. a\n", 50_000) },
            { "letters", Times("a) a\n", 40_000) },
            { "questions", Times("1. a?\n*a) b\nb) c\n", 2_000) },
            { "paragraphs", Times("a?\n\n", 50_000) },
            { "gaps", Times("[a|b] ", 30_000) },
            { "open brackets", Times("[a|", 60_000) },
            { "stars", Times("*", 200_000) },
            { "bold", Times("**a** ", 30_000) },
            { "spaces", "1." + new string(' ', 190_000) + "a" },
            { "parentheses", "a" + Times("(", 190_000) },
            { "asides", "a " + Times("(C3) ", 38_000) },
            { "keys", Times("Réponse : a\n", 15_000) },
            { "a long key", "a?\nRéponse : " + Times("a, ", 60_000) },
            { "quotes", Times("> ", 90_000) },
            { "rows", Times("| a | b |\n", 18_000) },
            { "headings", Times("## a {#b}\n", 18_000) },
            { "arrows", Times("a → b\n", 30_000) },
            { "tabs", Times("\t", 190_000) + "a" },
            { "surrogates", "1. \uD800?\na) *\uFFFE\nb) \uE000c" },
            { "answer keys", Times("Corrigé\n1. a\n", 12_000) },
            { "a long key of many", "1. a?\n\nCorrigé\n" + Times("1. a ", 40_000) },
            { "titles of answers", Times("Réponses\n\n", 18_000) + "1. a\n2. b" },
            { "keys that may be lists", Times("1. a?\n2. b?\nRéponses\n1. a\n2. b\n", 5_000) },
            { "open questions", Times("Question ouverte : a?\n", 9_000) },
            { "alternatives", "a?\nRéponse : " + Times("a ou ", 39_000) },
            { "feedback", "1. a?\n*a) b\n" + Times("Feedback: c\n", 15_000) },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_ends_in_bounded_time(string name, string text)
    {
        var clock = Stopwatch.StartNew();

        var read = QuestionsText.Read(QuestionsText.Clean(text), French);

        Assert.NotEmpty(name);
        Assert.All(read, question => Assert.NotEmpty(question.Source));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{name}: {clock.Elapsed}");
    }

    private static string Plain(string words) => words.Replace('\u00A0', ' ');

    private static string Times(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static IReadOnlyList<QuestionRead> Read(string text) => QuestionsText.Read(QuestionsText.Clean(text), French);

    private static QuestionRead One(string text) => Assert.Single(Read(text));

    private static string Written(QuestionRead read)
    {
        var quiz = QuizText.Read("modules/x/x.quiz.md", "---\ntitle: x\n---\n")!;
        var more = quiz.Plus(read.Form!, null)!;
        return more.TextOf(more.Parts[0]);
    }
}
