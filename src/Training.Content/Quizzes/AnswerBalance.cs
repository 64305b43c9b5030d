using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <summary>
/// Whether someone who knows nothing could pass by always ticking the longest choice, or always the same place: what item-writing guidelines call
/// <em>cues</em> (Haladyna, Downing and Rodriguez, <em>A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment</em>, 2002, guidelines
/// 20, 22 and 24). A small quiz proves nothing by chance alone, so it is left in peace.
/// </summary>
internal static class AnswerBalance
{
    /// <summary>How many items with choices it takes to speak of a habit.</summary>
    private const int Fewest = 5;

    /// <summary>Right choices may be this much longer than wrong ones, on average over the quiz.</summary>
    private const double MostLonger = 1.3;

    /// <summary>Of the single-choice items, at most this share may have their right choice in the same place or longer than all others.</summary>
    private const double MostAlike = 0.6;

    public static void Check(Quiz quiz, MarkdownFile source, Language language, ProblemList problems)
    {
        var items = quiz.Items.OfType<ChoiceItem>().ToList();
        if (items.Count < Fewest)
            return;
        CheckLength(items, source, language, problems);
        // A translation has its choices in the source’s order.
        if (language == Language.Fr && !quiz.Shuffle.HasFlag(Shuffle.Choices))
            CheckPlace(items, source, problems);
    }

    private static void CheckLength(List<ChoiceItem> items, MarkdownFile source, Language language, ProblemList problems)
    {
        var right = items.SelectMany(i => i.Choices).Where(c => c.IsRight).Average(c => Length(c, language));
        var wrong = items.SelectMany(i => i.Choices).Where(c => !c.IsRight).Average(c => Length(c, language));
        var singles = items.Where(i => i.Kind == ItemKind.Single).ToList();
        var longest = singles.Count(i =>
            i.Choices.Where(c => !c.IsRight).All(c => Length(c, language) < i.Choices.Where(r => r.IsRight).Max(r => Length(r, language)))
        );
        if (right <= wrong * MostLonger && (singles.Count < Fewest || longest <= singles.Count * MostAlike))
            return;
        problems.Warning(
            ProblemCodes.AnswersByLength,
            source.Top,
            $"La longueur donne les réponses : les bonnes ont {right:0} lettres en moyenne, les autres {wrong:0}; dans {longest} choix uniques sur {singles.Count}, la bonne est la plus longue. Étoffez les autres, ou abrégez les bonnes.",
            $"Length gives the answers away: right ones have {right:0} letters on average, others {wrong:0}; in {longest} of {singles.Count} single choices the right one is the longest. Flesh out the others, or shorten the right ones."
        );
    }

    private static void CheckPlace(List<ChoiceItem> items, MarkdownFile source, ProblemList problems)
    {
        var places = items.Where(i => i.Kind == ItemKind.Single).Select(i => i.Choices.Single(c => c.IsRight).Index).ToList();
        if (places.Count < Fewest)
            return;
        var (place, count) = places.CountBy(p => p).MaxBy(p => p.Value);
        if (count <= places.Count * MostAlike)
            return;
        problems.Warning(
            ProblemCodes.AnswersByPlace,
            source.Top,
            $"La place donne les réponses : dans {count} choix uniques sur {places.Count}, la bonne est à la place {place + 1}. Variez, ou écrivez « shuffle: choices ».",
            $"Place gives the answers away: in {count} of {places.Count} single choices the right one is in place {place + 1}. Vary it, or write “shuffle: choices”.",
            new(
                $"La place donne les réponses : dans {count} choix uniques sur {places.Count}, la bonne est à la place {place + 1}. Variez, ou faites mêler les réponses, sous « Mêler ».",
                $"Place gives the answers away: in {count} of {places.Count} single choices the right one is in place {place + 1}. Vary it, or have the answers shuffled, under “Shuffle”."
            )
        );
    }

    private static int Length(Choice choice, Language language) => PlainText.OfHtml(choice.Text.In(language).Html).Length;
}
