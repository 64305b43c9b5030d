using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>What is said of questions that were read, in the words of who wrote them.</summary>
internal static class QuestionNotes
{
    public static QuestionNote Settings() =>
        Stop(
            1,
            "Ce sont les réglages d’un questionnaire : ils ne sont pas repris ici.",
            "These are the settings of a quiz: they are not taken here."
        );

    public static QuestionNote AsItIs(int line) =>
        Tell(line, "Reprise telle quelle, comme elle est écrite.", "Taken as it is, the way it is written.");

    public static QuestionNote NoQuestion(int line) =>
        Stop(
            line,
            "Il y a des réponses, mais pas de question au-dessus : écrivez-la.",
            "There are answers, but no question above them: write it."
        );

    public static QuestionNote Passage(int line) =>
        Stop(
            line,
            "Ce passage n’est pas une question : aucune réponse ne le suit, ni une ligne « Réponse : … ».",
            "This passage is no question: no answers follow it, nor a line “Answer: …”."
        );

    public static QuestionNote Title(int line) =>
        Tell(line, "Ce titre n’est pas une question : il n’est pas repris.", "This title is no question: it isn’t taken.");

    public static QuestionNote NoAnswers(int line) =>
        Stop(
            line,
            "Aucune réponse ne suit cette question : écrivez-les dessous, une par ligne, ou une ligne « Réponse : … ».",
            "No answers follow this question: write them below, one a line, or a line “Answer: …”."
        );

    public static QuestionNote OneAnswer(int line) =>
        Stop(line, "Il n’y a qu’une réponse : il en faut au moins deux.", "There is only one answer: two at least are needed.");

    public static QuestionNote NoRight(int line) =>
        Stop(
            line,
            "Aucune bonne réponse n’est indiquée : mettez une étoile (*) devant elle, ou une ligne « Réponse : b » dessous.",
            "No right answer is marked: put a star (*) before it, or a line “Answer: b” below."
        );

    public static QuestionNote NoTruth(int line) =>
        Stop(
            line,
            "Vrai, ou faux? Ajoutez dessous une ligne « Réponse : vrai » ou « Réponse : faux ».",
            "True, or false? Add a line “Answer: true” or “Answer: false” below."
        );

    public static QuestionNote KeyUnknown(int line, string key) =>
        Stop(line, $"« {key} » n’est aucune des réponses de cette question.", $"“{key}” is none of the answers of this question.");

    public static QuestionNote KeyAlone(int line, string key) =>
        Stop(
            line,
            $"La bonne réponse serait « {key} », mais il n’y a pas de réponses au-dessus.",
            $"The right answer would be “{key}”, but there are no answers above."
        );

    public static QuestionNote KeyAgainstMarks(int line) =>
        Tell(
            line,
            "Les réponses marquées ne sont pas celles de la ligne « Réponse » : c’est la ligne qui est suivie.",
            "The answers that are marked aren’t those of the “Answer” line: the line is followed."
        );

    public static QuestionNote KeyWithoutUse(int line) =>
        Stop(
            line,
            "Cette sorte de question n’a pas de ligne « Réponse » : retirez-la.",
            "This kind of question has no “Answer” line: remove it."
        );

    public static QuestionNote KeyOfNone(int line, int number) =>
        Stop(
            line,
            $"Le corrigé répond à une question {number}, mais aucune ne porte ce numéro au-dessus.",
            $"The answer key answers a question {number}, but none above has this number."
        );

    public static QuestionNote KeyAgainstKey(int line, int at) =>
        Tell(
            line,
            $"Le corrigé dit autre chose, à la ligne {at} : c’est la réponse écrite sous la question qui est suivie.",
            $"The answer key says otherwise, on line {at}: the answer written under the question is followed."
        );

    public static QuestionNote KeyNotTaken(int line, string key) =>
        Tell(
            line,
            $"Ce qu’en dit le corrigé, à la ligne {line}, n’est pas repris : « {key} ».",
            $"What the answer key says of it, on line {line}, isn’t taken: “{key}”."
        );

    public static QuestionNote Unmarked(int line) =>
        Tell(
            line,
            "Ses réponses n’ont ni lettre ni tiret : chaque ligne sous la question en est une.",
            "Its answers have neither letter nor dash: each line under the question is one."
        );

    public static QuestionNote Columns(int line, int columns) =>
        Stop(
            line,
            $"Ce tableau a {columns} colonnes : pour associer, il en faut deux.",
            $"This table has {columns} columns: for matching, two are needed."
        );

    public static QuestionNote Heads(int line) =>
        Tell(
            line,
            "La première ligne du tableau donne le titre des colonnes.",
            "The first row of the table gives the heads of its columns."
        );

    public static QuestionNote FewPairs(int line) =>
        Stop(line, "Il faut au moins deux paires à associer.", "At least two pairs are needed for matching.");

    public static QuestionNote TableAndAnswers(int line) =>
        Stop(
            line,
            "Il y a ici un tableau et des réponses : gardez l’un ou l’autre, ou faites-en deux questions.",
            "There are a table and answers here: keep one of them, or make two questions of them."
        );

    public static QuestionNote OpenAndAnswers(int line) =>
        Stop(
            line,
            "Il y a ici une réponse à rédiger et des réponses à choisir : gardez l’une ou les autres, ou faites-en deux questions.",
            "There are an answer to write and answers to choose here: keep one or the others, or make two questions of them."
        );

    public static QuestionNote Rubric(int line) =>
        Tell(
            line,
            "C’est une question ouverte : relisez sa grille, qui n’est qu’un début, et dites-y ce que vous attendez.",
            "This is an open question: read its rubric again, which is only a beginning, and say in it what you expect."
        );

    public static QuestionNote FeedbackAsModel(int line) =>
        Tell(
            line,
            "Après une réponse rédigée, la rétroaction se lit comme une réponse possible : récrivez-la si elle n’en est pas une.",
            "After a written answer, the feedback reads as a possible answer: rewrite it if it isn’t one."
        );

    public static QuestionNote BlankIsWritten(int line) =>
        Tell(
            line,
            "Le blanc se remplit en écrivant la réponse. Pour la faire choisir dans le texte, mettez-y aussi un leurre : [bonne|leurre].",
            "The blank is filled in by writing the answer. To have it chosen within the text, put a decoy in it too: [right|decoy]."
        );

    public static QuestionNote FewSteps(int line) =>
        Stop(line, "Il faut au moins trois étapes à mettre en ordre.", "At least three steps are needed to put in order.");

    public static QuestionNote ManyRows(int line) =>
        Stop(
            line,
            $"Il y a plus de {ItemForm.MostRows} réponses : il manque sans doute une question au milieu.",
            $"There are more than {ItemForm.MostRows} answers: a question is probably missing in between."
        );

    public static QuestionNote Brace(int line) =>
        Stop(
            line,
            "Une question ne contient pas d’accolade : récrivez-la sans { ni }.",
            "A question holds no brace: write it without { or }."
        );

    public static QuestionNote Misread(int line) =>
        Stop(
            line,
            "Une fois écrite, cette question se lirait comme autre chose : simplifiez-la, ou écrivez-la dans son formulaire.",
            "Once written, this question would be read as something else: simplify it, or write it in its form."
        );

    public static QuestionNote CompetencyUnknown(int line, string code) =>
        Tell(
            line,
            $"La compétence « {code} » n’existe pas : elle n’est pas reprise.",
            $"The competency “{code}” doesn’t exist: it isn’t taken."
        );

    public static QuestionNote CompetencyMissing(int line) =>
        Tell(line, "Il reste à dire sa compétence.", "Its competency is still to be said.");

    public static QuestionNote FeedbackMissing(int line, int count) =>
        count == 1
            ? Tell(line, "Il reste une rétroaction à écrire.", "One feedback is still to be written.")
            : Tell(
                line,
                $"Il reste {count} rétroactions à écrire, ou une seule pour toute la question.",
                $"{count} feedbacks are still to be written, or one for the whole question."
            );

    private static QuestionNote Stop(int line, string fr, string en) => new(line, Stops: true, Set(fr, en));

    private static QuestionNote Tell(int line, string fr, string en) => new(line, Stops: false, Set(fr, en));

    private static Localized<string> Set(string fr, string en) => new(Typography.Set(fr, Language.Fr), en);
}
