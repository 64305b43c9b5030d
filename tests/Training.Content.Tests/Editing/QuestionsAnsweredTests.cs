using Training.Content.Editing;

namespace Training.Content.Tests.Editing;

/// <summary>Questions whose answer is a few words, a text, or is told in an answer key below.</summary>
public sealed class QuestionsAnsweredTests
{
    [Theory]
    [InlineData("Réponse : APPELLE (ou 277-3553)", "APPELLE|277-3553")]
    [InlineData("Réponse : APPELLE (or 277-3553)", "APPELLE|277-3553")]
    [InlineData("Réponse : APPELLE (ou encore : appelle; 277-3553)", "APPELLE|appelle|277-3553")]
    [InlineData("Réponse : le 988 ou APPELLE", "le 988|APPELLE")]
    [InlineData("Réponse : APPELLE ou bien le 988", "APPELLE|le 988")]
    [InlineData("Réponse : APPELLE / 277-3553", "APPELLE|277-3553")]
    [InlineData("Réponse : APPELLE; 277-3553", "APPELLE|277-3553")]
    [InlineData("Réponse attendue : APPELLE (jour et nuit)", "APPELLE (jour et nuit)")]
    [InlineData("Réponse : dire où il est ou à qui il peut parler", "dire où il est ou à qui il peut parler")]
    [InlineData("Réponse : une bague en or massif", "une bague en or massif")]
    public void A_short_answer_may_be_written_in_several_ways_the_first_the_best(string key, string accepted)
    {
        var read = One($"9. Quelle ligne donnez-vous?\n{key}");

        Assert.True(read.CanBeAdded);
        Assert.Equal((ItemFormKind.Short, accepted), (read.Form!.Kind, string.Join('|', read.Form.Rows.Select(row => row.Text))));
    }

    [Fact]
    public void An_English_quiz_parts_its_short_answers_at_or()
    {
        var form = Assert.Single(Read("1. Which line?\nAnswer: 988 or APPELLE", Language.En)).Form!;

        Assert.Equal(["988", "APPELLE"], form.Rows.Select(row => row.Text));
    }

    private const string Model = "Je le préviens que je dois parler à sa mère, et je lui dis pourquoi.";

    [Theory]
    [InlineData($"10. Que dites-vous à Loïc?\nRéponse attendue (longue) : {Model}")]
    [InlineData($"10. Que dites-vous à Loïc?\nRéponse attendue : {Model}")]
    [InlineData($"10. Que dites-vous à Loïc?\nRéponse : {Model}")]
    [InlineData($"10. Que dites-vous à Loïc?\nRéponse rédigée : {Model}")]
    [InlineData($"10. Que dites-vous à Loïc?\nRéponse rédigée :\n{Model}")]
    [InlineData($"10. Que dites-vous à Loïc?\nDéveloppement : {Model}")]
    [InlineData($"10. Que dites-vous à Loïc?\nExemple de réponse : {Model}")]
    [InlineData($"10. Que dites-vous à Loïc? (question ouverte)\nRéponse : {Model}")]
    [InlineData($"10. Question ouverte. Que dites-vous à Loïc?\nRéponse : {Model}")]
    [InlineData($"Question ouverte : Que dites-vous à Loïc?\nRéponse : {Model}")]
    [InlineData($"Question 10 (ouverte) : Que dites-vous à Loïc?\nRéponse : {Model}")]
    [InlineData($"10. Que dites-vous à Loïc?\nQuestion ouverte\nRéponse : {Model}")]
    [InlineData($"Essay: Que dites-vous à Loïc?\nModel answer: {Model}")]
    [InlineData($"10. Que dites-vous à Loïc?\nEssay\nExpected answer (long): {Model}")]
    public void A_text_to_write_is_an_open_question_that_keeps_the_answer_it_expects(string text)
    {
        var read = One(text);
        var form = read.Form!;

        Assert.True(read.CanBeAdded, string.Join(" ", read.Notes.Select(note => note.Message.Fr)));
        Assert.Equal((ItemFormKind.Open, "Que dites-vous à Loïc?", Model), (form.Kind, form.Prompt, form.Feedback));
        Assert.True(form.IsSelfAssessed);
        Assert.Equal(OpenRubric.Heads(Language.Fr), form.Heads);
        Assert.All(form.Rows, row => Assert.All(row.Cells, Assert.NotEmpty));
        Assert.Contains(read.Notes, note => !note.Stops && note.Message.Fr.Contains("relisez sa grille", StringComparison.Ordinal));
    }

    [Fact]
    public void What_an_open_answer_holds_may_be_a_list_and_its_feedback_follows()
    {
        var form = One(
            "1. Que dites-vous?\nRéponse attendue (longue) :\n- Le pourquoi\n- Le comment\nRétroaction générale : Tout compte."
        ).Form!;

        Assert.Equal((ItemFormKind.Open, "- Le pourquoi\n- Le comment\n\nTout compte."), (form.Kind, form.Feedback));
    }

    [Fact]
    public void An_open_question_without_its_answer_is_taken_and_the_answer_is_asked_for()
    {
        var read = One("Question ouverte : Que dites-vous?");

        Assert.True(read.CanBeAdded);
        Assert.Contains(read.Notes, note => note.Message.Fr.Contains("rétroaction", StringComparison.Ordinal));
    }

    [Fact]
    public void Answers_to_choose_beside_one_to_write_are_remarked_with_the_line()
    {
        var read = One("1. Que dites-vous?\na) *Oui\nb) Non\nRéponse rédigée : Je dis oui.");

        Assert.Contains(read.Notes, note => note is { Stops: true, Line: 4 });
    }

    [Fact]
    public void Open_questions_and_others_are_told_apart()
    {
        var read = Read(
            "1. Oui?\na) *Un\nb) Deux\n\nEssay: Que dites-vous?\n\nQuestion ouverte : Et ensuite?\nRéponse : Je dis.\n\n4. Non?\na) *Un\nb) Deux"
        );

        Assert.Equal(["Oui?", "Que dites-vous?", "Et ensuite?", "Non?"], read.Select(question => question.Form?.Prompt));
        Assert.Equal(
            [ItemFormKind.Choice, ItemFormKind.Open, ItemFormKind.Open, ItemFormKind.Choice],
            read.Select(question => question.Form!.Kind)
        );
    }

    private const string Unmarked = """
        1. Que vérifiez-vous?
        a) L’heure
        b) Le lieu

        2. Lesquels?
        a) Un
        b) Deux
        c) Trois

        3. Vrai ou faux : tout se dit.

        4. Quelle ligne?
        """;

    [Theory]
    [InlineData("Corrigé\n1. b\n2. a, c\n3) Faux\n4. APPELLE (ou 988)")]
    [InlineData("## Corrigé\n\n1. b\n\n2. a et c\n\n3. Faux\n\n4. APPELLE; 988")]
    [InlineData("**Clé de correction :**\n1) b\n2) a, c\n3) F\n4) APPELLE / 988")]
    [InlineData("Réponses :\n1. b\n2. a, c\n3. faux\n4. APPELLE ou 988")]
    [InlineData("Réponses\n\nQuestion 1 : b\nQuestion 2 : a, c\nQuestion 3 : faux\nQuestion 4 : APPELLE ou 988")]
    [InlineData("Answer key:\n1 - b\n2 - a, c\n3 - faux\n4 - APPELLE; 988")]
    [InlineData("Corrigé : 1b, 2. a, c; 3. F\n4. APPELLE; 988")]
    [InlineData(
        "Corrigé du questionnaire\n\n| Question | Réponse |\n|---|---|\n| 1 | b |\n| 2 | a, c |\n| 3 | Faux |\n| 4 | APPELLE; 988 |"
    )]
    [InlineData("Corrigé\n1. b\nRétroaction : D’abord.\n2. a, c\n3. Faux\n4. APPELLE; 988")]
    public void Answers_told_in_a_key_below_are_matched_by_number(string key)
    {
        var read = Read($"{Unmarked}\n\n{key}");

        Assert.Equal(4, read.Count);
        Assert.All(read, question => Assert.True(question.CanBeAdded, string.Join(" ", question.Notes.Select(note => note.Message.Fr))));
        Assert.Equal(
            ["Le lieu", "Un|Trois", "Faux", "APPELLE|988"],
            read.Select(question =>
                string.Join(
                    '|',
                    question.Form!.Rows.Where(row => row.IsRight || question.Form.Kind == ItemFormKind.Short).Select(row => row.Text)
                )
            )
        );
        Assert.Equal((1, 3), (read[0].FirstLine, read[0].LastLine));
    }

    [Fact]
    public void A_key_says_why_too()
    {
        var read = Read(
            "1. Où?\na) Ici\nb) Là\n\n2. Quand?\na) Tôt\nb) Tard\n\nCorrigé\n1. b, parce que c’est loin\n2. a\nRétroaction : Le plus tôt."
        );

        Assert.Equal(["Parce que c’est loin", "Le plus tôt."], read.Select(question => question.Form!.Feedback));
    }

    [Fact]
    public void Without_numbers_the_first_answer_is_of_the_first_question()
    {
        var read = Read("Où?\na) Ici\nb) Là\n\nQuand?\na) Tôt\nb) Tard\n\nCorrigé\n1. b\n2. a");

        Assert.Equal(["Là", "Tôt"], read.Select(question => question.Form!.Rows.Single(row => row.IsRight).Text));
    }

    [Fact]
    public void What_a_key_says_of_no_question_or_otherwise_than_the_question_is_remarked()
    {
        var read = Read("1. Où?\na) *Ici\nb) Là\n\n2. Quand?\na) Tôt\nb) Tard\nRéponse : a\n\nCorrigé\n1. b\n2. b\n7. c");

        Assert.Equal([true, true, false], read.Select(question => question.CanBeAdded));
        Assert.Contains(read[0].Notes, note => note.Message.Fr.Contains("la ligne qui est suivie", StringComparison.Ordinal));
        Assert.Equal("Tôt", read[1].Form!.Rows.Single(row => row.IsRight).Text);
        Assert.Contains(read[1].Notes, note => note.Message.Fr.Contains("à la ligne 12", StringComparison.Ordinal));
        Assert.Equal("Corrigé\n7. c", read[2].Source);
        Assert.Contains(read[2].Notes, note => note is { Stops: true, Line: 13 });
    }

    [Fact]
    public void A_question_that_waits_keeps_what_the_key_says_of_it()
    {
        var read = Read("1. Où?\na) Ici\nb) Là\n\nCorrigé\n1. e");

        Assert.Equal("1. Où?\na) Ici\nb) Là\nRéponse : e", Assert.Single(read).Source);
    }

    [Fact]
    public void A_numbered_list_under_a_line_of_answers_is_of_the_question_above_it()
    {
        var read = Read("1. Où?\na) *Ici\nb) Là\n\n2. Quelles lignes?\nRéponses :\n1. APPELLE\n2. 988");

        Assert.Equal(["Ici"], read[0].Form!.Rows.Where(row => row.IsRight).Select(row => row.Text));
        Assert.Equal(["APPELLE", "988"], read[1].Form!.Rows.Select(row => row.Text));
    }

    [Fact]
    public void Each_part_of_a_text_may_have_its_key()
    {
        var read = Read("1. Où?\na) Ici\nb) Là\n\nCorrigé\n1. b\n\n1. Quand?\na) Tôt\nb) Tard\n\nCorrigé\n1. a");

        Assert.Equal(["Là", "Tôt"], read.Select(question => question.Form!.Rows.Single(row => row.IsRight).Text));
    }

    [Theory]
    [InlineData(
        "1. Question ouverte : en trois phrases, que dites-vous?\nÉléments attendus : l’accueil, le lieu.",
        "En trois phrases, que dites-vous?",
        "L’accueil, le lieu.",
        false
    )]
    [InlineData(
        "1. Que dites-vous? Répondez en quelques lignes.\nRétroaction : On attend : l’accueil.",
        "Que dites-vous? Répondez en quelques lignes.",
        "On attend : l’accueil.",
        false
    )]
    [InlineData(
        "1. Que dites-vous? Répondez en deux phrases.\nRétroaction : relisez-vous.",
        "Que dites-vous? Répondez en deux phrases.",
        "Relisez-vous.",
        true
    )]
    public void What_is_answered_in_some_lines_is_an_open_question_and_what_is_expected_is_its_possible_answer(
        string text,
        string prompt,
        string expected,
        bool isTold
    )
    {
        var read = One(text);

        Assert.Equal((ItemFormKind.Open, prompt, expected), (read.Form!.Kind, read.Form.Prompt, read.Form.Feedback));
        Assert.Equal(isTold, read.Notes.Any(note => note.Message.En.StartsWith("After a written answer", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_key_stays_whole_when_its_numbers_and_its_labels_are_on_one_line()
    {
        var read = Read("1. Où?\na) Ici\nb) Là\n\n2. Quand?\na) Tôt\nb) Tard\n\nCorrigé\n1. Réponse : b\n2. Réponse : a");

        Assert.Equal(["Là", "Tôt"], read.Select(question => question.Form!.Rows.Single(row => row.IsRight).Text));
    }

    [Theory]
    [InlineData("1. Où?\na) Ici\n**b) Là**\n*Rétroaction : parce que.*", "Là", "Parce que.")]
    [InlineData("Vrai ou faux : on raccroche. Réponse : **Faux**. *On dit au revoir.*", "Faux", "On dit au revoir.")]
    [InlineData("Vrai ou faux : on raccroche.\nRéponse : **Faux**. *On dit au revoir.*", "Faux", "On dit au revoir.")]
    public void Italics_say_nothing_more(string text, string right, string feedback)
    {
        var form = One(text).Form!;

        Assert.Equal((right, feedback), (form.Rows.Single(row => row.IsRight).Text, form.Feedback));
    }

    private static IReadOnlyList<QuestionRead> Read(string text, Language language = Language.Fr) =>
        QuestionsText.Read(QuestionsText.Clean(text), new(language, ["C2"], "N1", ["C2", "C3"]));

    private static QuestionRead One(string text) => Assert.Single(Read(text));
}
