using System.Globalization;
using System.Text;
using System.Xml;
using Training.Content.Markup;
using Training.Content.Quizzes;

namespace Training.Content.Interchange.Moodle;

/// <summary>Writes a quiz as Moodle XML. Ids are id numbers; competencies, levels, sources, lessons and cases are tags.</summary>
public sealed class MoodleWriter
{
    private readonly Language language;
    private readonly LossList losses = new();
    private readonly XmlWriter xml;

    private MoodleWriter(Language language, XmlWriter xml)
    {
        this.language = language;
        this.xml = xml;
    }

    public static Exported Write(Quiz quiz, Language language)
    {
        using var bytes = new MemoryStream();
        MoodleWriter writer;
        using (
            var xml = XmlWriter.Create(
                bytes,
                new()
                {
                    Indent = true,
                    Encoding = new UTF8Encoding(false),
                    NewLineChars = "\n",
                }
            )
        )
        {
            writer = new(language, xml);
            writer.WriteQuiz(quiz);
        }
        return new(Encoding.UTF8.GetString(bytes.ToArray()) + "\n", writer.losses.Items);
    }

    private void WriteQuiz(Quiz quiz)
    {
        losses.Add(
            (string?)null,
            "Les réglages du questionnaire (seuil, tentatives, tirage, mélange, durée) ne sont pas dans un fichier Moodle XML.",
            "The quiz’s settings (mastery, attempts, draw, shuffle, time) are not in a Moodle XML file."
        );
        xml.WriteStartElement("quiz");
        xml.WriteStartElement("question");
        xml.WriteAttributeString("type", "category");
        Text("category", "$course$/top/" + CategoryName.Write(quiz.Title.In(language)));
        Html("info", PortableHtml.Of(quiz.IntroductionHtml.In(language), null, losses));
        xml.WriteEndElement();
        foreach (var item in quiz.Items)
            WriteItem(item);
        xml.WriteEndElement();
    }

    private void WriteItem(Item item)
    {
        xml.WriteStartElement("question");
        xml.WriteAttributeString(
            "type",
            item switch
            {
                ChoiceItem => "multichoice",
                OrderItem => "ordering",
                MatchItem => "matching",
                ClozeItem => "cloze",
                ShortItem => "shortanswer",
                NumberItem => "numerical",
                _ => "essay",
            }
        );
        Text("name", PlainText.OfHtml(item.Text.In(language).PromptHtml));
        Html("questiontext", Asked(item));
        Html("generalfeedback", Portable(EachFeedback.Write(item, language), item));
        xml.WriteElementString("idnumber", item.Id);
        WriteAnswers(item);
        xml.WriteStartElement("tags");
        foreach (var tag in ItemTags.Of(item, language))
            Text("tag", tag);
        xml.WriteEndElement();
        xml.WriteEndElement();
        NoteCommonLosses(item);
    }

    private string Asked(Item item)
    {
        var html = QuestionText.Write(item, language, losses);
        return item is ClozeItem cloze
            ? html + Portable(GapText.Write(cloze, language, i => MoodleGap.Write(cloze.Gaps[i], language)), item)
            : html;
    }

    private void WriteAnswers(Item item)
    {
        switch (item)
        {
            case ChoiceItem choice:
                WriteChoices(choice);
                break;
            case OrderItem order:
                WriteOrder(order);
                break;
            case MatchItem match:
                xml.WriteElementString("shuffleanswers", "true");
                foreach (var row in match.Rows)
                    WriteRow(Portable(row.Html.In(language), item), match.Answers.First(a => a.Index == row.Answer).Text.In(language));
                foreach (var decoy in match.Answers.Where(a => a.FeedbackHtml is not null))
                    WriteRow("", decoy.Text.In(language));
                break;
            case ShortItem asked:
                WriteShort(asked);
                break;
            case NumberItem number:
                WriteNumber(number);
                break;
            case OpenItem open:
                xml.WriteElementString("responseformat", "plain");
                Html("graderinfo", Portable(RubricHtml.Write(open.Rubric, language), item));
                losses.Add(
                    item,
                    "La grille d’évaluation est un tableau que lit la personne qui note; Moodle n’en compte pas les points.",
                    "The rubric is a table for whoever grades; Moodle doesn’t count its points."
                );
                break;
        }
    }

    private void WriteChoices(ChoiceItem item)
    {
        xml.WriteElementString("single", item.Kind == ItemKind.Single ? "true" : "false");
        xml.WriteElementString("shuffleanswers", "true");
        var share = Math.Round(100m / item.Choices.Count(c => c.IsRight), 5);
        foreach (var choice in item.Choices)
        {
            var words = choice.Text.In(language);
            var weight =
                choice.IsRight ? share
                : item.Kind == ItemKind.Single ? 0
                : -share;
            WriteAnswer(weight, "html", Portable(words.Html, item), Portable(words.FeedbackHtml, item));
            xml.WriteEndElement();
        }
    }

    private void WriteOrder(OrderItem item)
    {
        xml.WriteElementString("layouttype", "VERTICAL");
        xml.WriteElementString("selecttype", "ALL");
        xml.WriteElementString("selectcount", "0");
        xml.WriteElementString("gradingtype", "RELATIVE_ALL_PREVIOUS_AND_NEXT");
        xml.WriteElementString("showgrading", "SHOW");
        foreach (var (i, step) in item.Steps.Index())
        {
            WriteAnswer(i + 1, "html", Portable(step.Text.In(language).Html, item), "");
            xml.WriteEndElement();
        }
        losses.Add(
            item,
            "Moodle range depuis sa version 4.4 (avant, il lui faut l’extension « ordering »), et compte les paires justes sans retirer les inversées.",
            "Moodle orders since its version 4.4 (before, it needs the “ordering” plugin), and counts right pairs without taking reversed ones back."
        );
    }

    private void WriteShort(ShortItem item)
    {
        xml.WriteElementString("usecase", "0");
        foreach (var accepted in item.Accepted.In(language))
        {
            // A star would accept anything.
            WriteAnswer(100, "plain_text", accepted.Replace("*", "\\*", StringComparison.Ordinal), "");
            xml.WriteEndElement();
        }
        losses.Add(
            item,
            "Accents, espaces et ponctuation ne sont pas pardonnés ailleurs; seules les réponses de cette langue sont acceptées.",
            "Accents, spaces and punctuation are not forgiven elsewhere; only this language’s answers are accepted."
        );
    }

    private void WriteNumber(NumberItem item)
    {
        WriteAnswer(100, "plain_text", Number(item.Value), "");
        xml.WriteElementString("tolerance", Number(item.Tolerance));
        xml.WriteEndElement();
        if (!item.AsksUnit)
            return;
        xml.WriteStartElement("units");
        foreach (var unit in item.Units.In(language))
        {
            xml.WriteStartElement("unit");
            xml.WriteElementString("multiplier", "1");
            xml.WriteElementString("unit_name", unit);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        // A wrong unit takes the whole mark.
        xml.WriteElementString("unitgradingtype", "1");
        xml.WriteElementString("unitpenalty", "1.0");
        xml.WriteElementString("showunits", "0");
    }

    private void WriteRow(string html, string answer)
    {
        xml.WriteStartElement("subquestion");
        xml.WriteAttributeString("format", "html");
        Words("text", html);
        Text("answer", answer);
        xml.WriteEndElement();
    }

    /// <summary>Left open, for what more an answer has.</summary>
    private void WriteAnswer(decimal weight, string format, string text, string feedbackHtml)
    {
        xml.WriteStartElement("answer");
        xml.WriteAttributeString("fraction", Number(weight));
        xml.WriteAttributeString("format", format);
        Words("text", text);
        Html("feedback", feedbackHtml);
    }

    private void NoteCommonLosses(Item item)
    {
        if (item is MatchItem or OrderItem or ClozeItem)
            losses.Add(
                item,
                "Les rétroactions de chaque ligne, étape ou trou vont ensemble, en liste, dans la rétroaction générale.",
                "The feedback on each row, step or gap goes together, as a list, in the general feedback."
            );
        if (item.Case is not null)
            losses.Add(
                item,
                "Moodle XML n’a pas de cas : la vignette est répétée à chaque question, et elles ne se tirent plus ensemble.",
                "Moodle XML has no cases: the vignette is repeated in each question, and they are no longer drawn together."
            );
    }

    private string Portable(string html, Item item) => PortableHtml.Of(html, item, losses);

    private void Text(string name, string text)
    {
        xml.WriteStartElement(name);
        Words("text", text);
        xml.WriteEndElement();
    }

    private void Html(string name, string html)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("format", "html");
        Words("text", html);
        xml.WriteEndElement();
    }

    private void Words(string name, string text)
    {
        xml.WriteStartElement(name);
        if (text.AsSpan().IndexOfAny('<', '&') >= 0)
            xml.WriteCData(text);
        else
            xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static string Number(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
