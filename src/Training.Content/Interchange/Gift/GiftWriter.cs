using System.Globalization;
using System.Text;
using Training.Content.Markup;
using Training.Content.Quizzes;

namespace Training.Content.Interchange.Gift;

/// <summary>
/// Writes a quiz as GIFT. Ids, competencies and levels go in comments, where Moodle reads ids and tags; steps and gaps are written as rows to
/// match, since GIFT has neither.
/// </summary>
public sealed class GiftWriter
{
    // Moodle refuses the weights it doesn’t list; it has a whole part of up to ten.
    private const int MostRightChoices = 10;

    private readonly Language language;
    private readonly LossList losses = new();
    private readonly StringBuilder text = new();

    private GiftWriter(Language language) => this.language = language;

    public static Exported Write(Quiz quiz, Language language)
    {
        var writer = new GiftWriter(language);
        writer.losses.Add(
            (string?)null,
            "Les réglages du questionnaire (seuil, tentatives, tirage, mélange, durée) et le mot d’accueil ne sont pas dans un fichier GIFT.",
            "The quiz’s settings (mastery, attempts, draw, shuffle, time) and its introduction are not in a GIFT file."
        );
        // An empty line after it, or what follows would be part of its name.
        writer.text.Append("$CATEGORY: $course$/top/").Append(CategoryName.Write(quiz.Title.In(language))).Append("\n\n");
        foreach (var item in quiz.Items)
            writer.WriteItem(item);
        return new(writer.text.ToString(), writer.losses.Items);
    }

    private void WriteItem(Item item)
    {
        text.Append("// [id:").Append(item.Id).Append(']');
        foreach (var tag in ItemTags.Of(item, language))
            text.Append(" [tag:").Append(tag).Append(']');
        if (item is ClozeItem gaps)
            WriteDecoys(gaps);
        if (item is NumberItem number)
            foreach (var unit in number.Units.In(language))
                text.Append("\n// [unit:").Append(unit.Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
        text.Append("\n::").Append(GiftText.Escape(PlainText.OfHtml(item.Text.In(language).PromptHtml))).Append("::[html]");
        text.Append(GiftText.Escape(Asked(item))).Append(" {");
        WriteAnswers(item);
        WriteFeedback(item);
        text.Append("\n}\n\n");
        NoteCommonLosses(item);
    }

    private string Asked(Item item)
    {
        var html = QuestionText.Write(item, language, losses);
        return item is ClozeItem cloze
            ? html + PortableHtml.Of(GapText.Write(cloze, language, i => $"<strong class=\"gap\">[{Number(i + 1)}]</strong>"), item, losses)
            : html;
    }

    private void WriteAnswers(Item item)
    {
        switch (item)
        {
            case ChoiceItem choice:
                WriteChoices(choice);
                break;
            case MatchItem match:
                foreach (var row in match.Rows)
                    WriteRow(Html(row.Html.In(language), item), match.Answers.First(a => a.Index == row.Answer).Text.In(language));
                foreach (var decoy in match.Answers.Where(a => a.FeedbackHtml is not null))
                    WriteRow("", decoy.Text.In(language));
                break;
            case OrderItem order:
                foreach (var (i, step) in order.Steps.Index())
                    WriteRow(Html(step.Text.In(language).Html, item), Number(i + 1));
                losses.Add(
                    item,
                    "GIFT ne range pas : chaque étape est à associer à son rang, et vaut sa part quand il est juste.",
                    "GIFT has no ordering: each step is matched with its place, and worth its share when it is right."
                );
                break;
            case ClozeItem cloze:
                WriteGaps(cloze);
                break;
            case ShortItem asked:
                WriteShort(asked);
                break;
            case NumberItem number:
                text.Append("\n  #").Append(Number(number.Value)).Append(':').Append(Number(number.Tolerance));
                if (number.AsksUnit)
                    losses.Add(
                        item,
                        "L’unité demandée n’est pas dans un fichier GIFT.",
                        "The unit that is asked for is not in a GIFT file."
                    );
                break;
            case OpenItem:
                losses.Add(item, "La grille d’évaluation n’est pas dans un fichier GIFT.", "The rubric is not in a GIFT file.");
                break;
        }
    }

    private void WriteChoices(ChoiceItem item)
    {
        var right = item.Choices.Count(c => c.IsRight);
        if (right > MostRightChoices)
            losses.Add(
                item,
                $"Au-delà de {MostRightChoices} bonnes réponses, Moodle arrondit ou refuse la part de chacune.",
                $"Beyond {MostRightChoices} right answers, Moodle rounds or refuses the share of each."
            );
        var share = Number(Math.Round(100m / right, 5));
        foreach (var choice in item.Choices)
        {
            var words = choice.Text.In(language);
            var mark = (item.Kind, choice.IsRight) switch
            {
                (ItemKind.Single, true) => "=",
                (ItemKind.Single, false) => "~",
                (_, true) => $"~%{share}%",
                (_, false) => $"~%-{share}%",
            };
            text.Append("\n  ").Append(mark).Append(GiftText.Escape(Html(words.Html, item)));
            if (words.FeedbackHtml.Length > 0)
                text.Append('#').Append(GiftText.Escape(Html(words.FeedbackHtml, item)));
        }
    }

    private void WriteGaps(ClozeItem item)
    {
        var rights = item.Gaps.Select(g => g.Find(ClozeItem.Right).Text.In(language)).ToList();
        foreach (var (i, right) in rights.Index())
            WriteRow($"&#91;{Number(i + 1)}]", right);
        foreach (var decoy in item.Gaps.SelectMany(g => g.Choices).Select(c => c.Text.In(language)).Distinct().Except(rights))
            WriteRow("", decoy);
        losses.Add(
            item,
            "GIFT n’a pas de texte à plusieurs trous : chaque trou, numéroté, est à associer à sa réponse, et tous ont les mêmes leurres.",
            "GIFT has no text with several gaps: each gap, numbered, is matched with its answer, and all share their decoys."
        );
    }

    /// <summary>Which decoys are whose: in comments, for this program alone.</summary>
    private void WriteDecoys(ClozeItem item)
    {
        foreach (var (i, gap) in item.Gaps.Index())
        {
            var decoys = gap.Choices.Where(c => c.Index != ClozeItem.Right).OrderBy(c => c.Index).Select(c => c.Text.In(language));
            text.Append("\n// [decoys:")
                .Append(Number(i + 1))
                .Append(':')
                .Append(string.Join('|', decoys).Replace("]", "\\]", StringComparison.Ordinal))
                .Append(']');
        }
    }

    private void WriteRow(string html, string answer) =>
        text.Append("\n  =").Append(GiftText.Escape(html)).Append(" -> ").Append(GiftText.Escape(answer));

    private void WriteShort(ShortItem item)
    {
        foreach (var accepted in item.Accepted.In(language))
            if (accepted.Contains("->", StringComparison.Ordinal))
                losses.Add(
                    item,
                    $"La réponse « {accepted} » n’est pas dans un fichier GIFT : « -> » y associe.",
                    $"The answer “{accepted}” is not in a GIFT file: “->” matches there."
                );
            else
                // An answer that begins like a weight would lose its beginning, had it none of its own.
                text.Append("\n  =")
                    .Append(accepted.StartsWith('%') ? "%100%" : "")
                    .Append(GiftText.Escape(accepted.Replace("*", "\\*", StringComparison.Ordinal)));
        losses.Add(
            item,
            "Accents, espaces et ponctuation ne sont pas pardonnés ailleurs; seules les réponses de cette langue sont acceptées.",
            "Accents, spaces and punctuation are not forgiven elsewhere; only this language’s answers are accepted."
        );
    }

    private void WriteFeedback(Item item)
    {
        var feedback = EachFeedback.Write(item, language);
        if (feedback.Length > 0)
            text.Append("\n  ####").Append(GiftText.Escape(Html(feedback, item)));
        if (item is MatchItem or OrderItem or ClozeItem)
            losses.Add(
                item,
                "Les rétroactions de chaque ligne, étape ou trou vont ensemble, en liste, dans la rétroaction générale.",
                "The feedback on each row, step or gap goes together, as a list, in the general feedback."
            );
    }

    private void NoteCommonLosses(Item item)
    {
        if (item.Case is not null)
            losses.Add(
                item,
                "GIFT n’a pas de cas : la vignette est répétée à chaque question, et elles ne se tirent plus ensemble.",
                "GIFT has no cases: the vignette is repeated in each question, and they are no longer drawn together."
            );
    }

    // A bracket at the start would say how the text is written.
    private string Html(string html, Item item) =>
        PortableHtml.Of(html, item, losses) is var text && text.StartsWith('[') ? $"&#91;{text[1..]}" : text;

    private static string Number(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
