using Markdig.Syntax;
using Training.Content.Markup;
using Training.Content.Translations;

namespace Training.Content.Quizzes;

/// <summary>Reads a quiz and its translation into one checked type.</summary>
/// <param name="lessons">The lessons of the module, which items may send back to.</param>
internal sealed class QuizReader(SharedContent shared, IReadOnlySet<string> lessons, ProblemList problems)
{
    private const int MostAttempts = 100;
    private const int MostItems = 500;
    private const int MostOnPage = 50;

    public Quiz Read(ActivityId id, MarkdownFile source, MarkdownFile? translation)
    {
        var fields = source.Fields;
        var title = source.Prose("title");
        var duration = fields.Duration("duration", required: true) ?? TimeSpan.Zero;
        var mastery = (double)fields.Number("mastery", 0.01m, 1);
        var attempts = ReadAttempts(fields);
        var draw = ReadCount(fields, "draw", MostItems);
        var shuffle = fields.Word<Shuffle>("shuffle", required: false) ?? Shuffle.None;
        var time = fields.Duration("time", required: false);
        var page = ReadCount(fields, "page", MostOnPage);
        var mayGoBack = fields.YesOrNo("back", otherwise: true);
        var wait = fields.Duration("wait", required: false);
        var scoreRule = fields.Word<ScoreRule>("score", required: false) ?? ScoreRule.Best;
        var feedback = FeedbackReader.Read(fields, problems);
        var asksConfidence = fields.YesOrNo("confidence", otherwise: false);
        var preTest = ReadCount(fields, "pretest", MostItems);
        fields.NothingElse();

        var fr = ReadBody(source);
        var englishTitle = title;
        var en = fr;
        if (translation is not null)
        {
            englishTitle = translation.Prose("title");
            translation.Fields.NothingElse();
            en = ReadBody(translation);
            CheckTranslation(source, fr.Items, translation, en.Items);
        }
        var items = fr.Items.ConvertAll(item => item.With(en.Items.Find(i => i.Head.Id == item.Head.Id)));
        CheckDraw(source, draw, items);
        CheckPreTest(source, preTest, draw, items);
        CheckPages(source, page, mayGoBack);
        var quiz = new Quiz(
            id,
            new(title, englishTitle),
            duration,
            mastery,
            attempts,
            draw,
            shuffle,
            time,
            new(fr.Introduction, en.Introduction),
            items
        )
        {
            Page = page,
            MayGoBack = mayGoBack,
            Wait = wait,
            ScoreRule = scoreRule,
            Feedback = feedback,
            AsksConfidence = asksConfidence,
            PreTest = preTest,
        };
        AnswerBalance.Check(quiz, source, Language.Fr, problems);
        if (translation is not null)
            AnswerBalance.Check(quiz, translation, Language.En, problems);
        return quiz;
    }

    private static int? ReadAttempts(Fields fields) =>
        fields.Optional("attempts") is null or "unlimited" ? null : (int)fields.Number("attempts", 1, MostAttempts);

    private static int? ReadCount(Fields fields, string key, int most) =>
        fields.Node(key) is null ? null : (int)fields.Number(key, 1, most);

    private void CheckDraw(MarkdownFile file, int? draw, List<Item> items)
    {
        var groups = Quiz.Groups(items).ToList();
        if (draw > groups.Count)
            problems.Error(
                ProblemCodes.DrawTooLarge,
                file.Fields.At("draw"),
                $"« draw » demande {draw} items; la banque en a {groups.Count}, un cas comptant pour un.",
                $"“draw” asks for {draw} items; the bank has {groups.Count}, a case counting for one.",
                new(
                    $"« Nombre de questions tirées à chaque tentative » en demande {draw}; il y en a {groups.Count}, un cas comptant pour une.",
                    $"“Number of questions drawn at each attempt” asks for {draw}; there are {groups.Count}, a case counting for one."
                )
            );
        if (groups.Count > 0 && groups.Count(group => group.All(item => item is OpenItem)) >= (draw ?? groups.Count))
            problems.Error(
                ProblemCodes.ItemsAllOpen,
                file.Fields.At("draw"),
                "Une tentative pourrait n’avoir que des items `open`, et rien à noter : ajoutez des items d’une autre sorte.",
                "An attempt could have nothing but `open` items, and nothing to score: add items of another kind.",
                new(
                    "Une tentative pourrait n’avoir que des réponses rédigées, et rien à noter : ajoutez des questions d’une autre sorte.",
                    "An attempt could have nothing but written answers, and nothing to score: add questions of another kind."
                )
            );
    }

    // Whoever took the pre-test must still be asked other items, as many as anyone.
    private void CheckPreTest(MarkdownFile file, int? preTest, int? draw, List<Item> items)
    {
        if (preTest is not { } count)
            return;
        var groups = Quiz.Groups(items).ToList();
        if (draw is null)
            problems.Error(
                ProblemCodes.BankTooSmall,
                file.Fields.At("pretest"),
                $"Sans « draw », une tentative demande toute la banque, et le prétest n’aurait plus d’items à lui : ajoutez « draw », au plus {Math.Max(1, groups.Count - count)}.",
                $"Without “draw”, an attempt asks the whole bank, and the pre-test would have no items of its own: add “draw”, {Math.Max(1, groups.Count - count)} at most.",
                new(
                    $"Une tentative pose toutes les questions, et le prétest n’en aurait pas à lui : dans « Nombre de questions tirées à chaque tentative », écrivez au plus {Math.Max(1, groups.Count - count)}.",
                    $"An attempt asks every question, and the pre-test would have none of its own: in “Number of questions drawn at each attempt”, write {Math.Max(1, groups.Count - count)} at most."
                )
            );
        else if (draw <= groups.Count && count + draw > groups.Count)
            problems.Error(
                ProblemCodes.BankTooSmall,
                file.Fields.At("pretest"),
                $"Le prétest ({count}) et une tentative ({draw}) ne partagent aucun item : il en faut {count + draw}; la banque en a {groups.Count}, un cas comptant pour un.",
                $"The pre-test ({count}) and an attempt ({draw}) share no item: they need {count + draw}; the bank has {groups.Count}, a case counting for one."
            );
        else if (groups.Count(group => group.All(item => item is OpenItem)) >= count)
            problems.Error(
                ProblemCodes.ItemsAllOpen,
                file.Fields.At("pretest"),
                "Un prétest pourrait n’avoir que des items `open`, et rien à noter : ajoutez des items d’une autre sorte.",
                "A pre-test could have nothing but `open` items, and nothing to score: add items of another kind.",
                new(
                    "Un prétest pourrait n’avoir que des réponses rédigées, et rien à noter : ajoutez des questions d’une autre sorte.",
                    "A pre-test could have nothing but written answers, and nothing to score: add questions of another kind."
                )
            );
    }

    private void CheckPages(MarkdownFile file, int? page, bool mayGoBack)
    {
        if (page is null && !mayGoBack)
            problems.Error(
                ProblemCodes.KeyWrong,
                file.Fields.At("back"),
                "« back: no » ne dit rien d’un questionnaire d’une seule page : ajoutez « page: 1 ».",
                "“back: no” says nothing of a quiz on a single page: add “page: 1”.",
                new(
                    "« Revenir à une page quittée » ne change rien à un questionnaire d’une seule page : remplissez « Questions par page ».",
                    "“Going back to a page that was left” changes nothing in a quiz on a single page: fill in “Questions per page”."
                )
            );
    }

    // What differs in the text is told first; what only the items show follows from it, or is told here.
    private void CheckTranslation(MarkdownFile source, List<ItemDraft> items, MarkdownFile translation, List<ItemDraft> translated)
    {
        var before = problems.Errors;
        TranslationChecks.CheckProse(source, translation, problems);
        if (problems.Errors > before)
            return;
        foreach (var item in items)
            if (translated.Find(i => i.Head.Id == item.Head.Id) is { } other)
                CheckTranslation(item, other);
    }

    private void CheckTranslation(ItemDraft item, ItemDraft translated)
    {
        if (translated.Shape != item.Shape)
        {
            TranslationChecks.Diverges(translated.Head.At, $"{item.Shape} (l. {item.Head.At.Line})", translated.Shape, problems);
            return;
        }
        // Where neither the answer nor its item says why in one of them, that is told already.
        foreach (var (index, (here, there)) in item.FeedbackOnEach.Zip(translated.FeedbackOnEach).Index())
            if (here.Length == 0 != (there.Length == 0) && (here.Length == 0 ? item : translated).Text.FeedbackHtml.Length > 0)
            {
                problems.Error(
                    ProblemCodes.TranslationDiverges,
                    translated.Head.At,
                    $"La traduction s’écarte de la source : la réponse {index + 1} n’a sa rétroaction que dans une des deux langues (l. {item.Head.At.Line} de la source).",
                    $"The translation departs from its source: answer {index + 1} has its feedback in one of the two languages only (l. {item.Head.At.Line} of the source).",
                    new(
                        $"La réponse {index + 1} n’a sa rétroaction que dans une des deux langues : écrivez-la dans l’autre, ou retirez-la.",
                        $"Answer {index + 1} has its feedback in one of the two languages only: write it in the other, or take it away."
                    )
                );
                return;
            }
    }

    private (string Introduction, List<ItemDraft> Items) ReadBody(MarkdownFile file)
    {
        var introduction = file.Blocks.TakeWhile(block => block is not HeadingBlock).ToList();
        var reader = new ItemReader(file, shared, lessons, problems);
        var items = ItemReader.Sections(file.Blocks.Skip(introduction.Count), deepest: 2).SelectMany(reader.Read).ToList();
        if (!file.Blocks.OfType<HeadingBlock>().Any())
            problems.Error(
                ProblemCodes.ItemMissing,
                file.Top,
                "Ce questionnaire n’a pas encore de question. Chacune est un titre, « ## Question {#identifiant} », puis ses choix.",
                "This quiz has no question yet. Each is a heading, “## Question {#id}”, then its choices.",
                new("Ce questionnaire n’a pas encore de question : ajoutez-en une.", "This quiz has no question yet: add one.")
            );
        foreach (var gap in file.Blocks.Descendants<GapInline>().Where(gap => !reader.Gaps.Contains(gap)))
            problems.GapMisplaced(file.At(gap));
        return (new HtmlWriter(shared.Sources, problems).Blocks(file, introduction), items);
    }
}
