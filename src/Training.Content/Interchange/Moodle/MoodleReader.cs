using System.Globalization;
using System.Xml.Linq;

namespace Training.Content.Interchange.Moodle;

/// <summary>Reads Moodle XML: each kind that has its like here; the others are told.</summary>
public sealed class MoodleReader
{
    private readonly ForeignQuiz quiz = new();
    private readonly Language language;
    private int number;

    private MoodleReader(Language language) => this.language = language;

    public static Imported Read(ReadOnlyMemory<byte> bytes, Language language)
    {
        if (ForeignFile.Xml(bytes, out var problem) is not { } root)
            return Imported.Refuse(problem!);
        if (root.Name != "quiz")
            return Imported.Refuse(
                ForeignFile.Problem(
                    "not-moodle-xml",
                    "Ce fichier n’est pas du Moodle XML : il commence par autre chose que « quiz ».",
                    "This file isn’t Moodle XML: it begins with something else than “quiz”.",
                    1
                )
            );
        var reader = new MoodleReader(language);
        foreach (var question in root.Elements("question"))
            if (!reader.quiz.IsFull)
                reader.Read(question);
        return reader.quiz.Finish();
    }

    private void Read(XElement xml)
    {
        var kind = xml.Attribute("type")?.Value ?? "";
        if (kind == "category")
        {
            ReadCategory(xml);
            return;
        }
        number++;
        var (html, gaps) = kind is "cloze" or "multianswer"
            ? MoodleGap.ReadAll(Html(xml.Element("questiontext")))
            : (Html(xml.Element("questiontext")), []);
        var tags = xml.Elements("tags").Concat(xml.Elements("coursetags")).Elements("tag").Select(TextOf);
        var question = new ForeignQuestion(
            xml.Element("idnumber")?.Value,
            TextOf(xml.Element("name")),
            tags,
            html,
            Html(xml.Element("generalfeedback")),
            number,
            quiz.Losses
        );
        NoteMore(question, xml);
        quiz.Add(question, Make(question, kind, xml, gaps));
    }

    private void ReadCategory(XElement xml)
    {
        if (quiz.Title is not null)
            return;
        quiz.Title = CategoryName.Read(TextOf(xml.Element("category")));
        var dropped = new DroppedHtml();
        quiz.IntroductionMarkdown = HtmlToMarkdown.Blocks(Html(xml.Element("info")), dropped);
        dropped.TellTo(quiz.Losses, null);
    }

    private ImportedItem? Make(ForeignQuestion question, string kind, XElement xml, IReadOnlyList<MoodleGap> gaps)
    {
        switch (kind)
        {
            case "multichoice":
                return question.Choices(
                    [.. xml.Elements("answer").Select(Answer)],
                    xml.Element("single")?.Value.Trim() is not ("false" or "0" or "")
                );
            case "truefalse":
                return TrueOrFalse(question, [.. xml.Elements("answer").Select(Answer)]);
            case "matching" or "match":
                return question.Match([.. xml.Elements("subquestion").Select(row => (Html(row), TextOf(row.Element("answer"))))]);
            case "ordering":
                return question.Order([.. xml.Elements("answer").Select(Html)]);
            case "shortanswer":
                return question.Short([.. xml.Elements("answer").Select(a => (TextOf(a), Weight(a), Html(a.Element("feedback"))))]);
            case "numerical":
                return Number(question, xml);
            case "essay":
                return question.Open(Html(xml.Element("graderinfo")));
            case "cloze" or "multianswer":
                return Cloze(question, gaps);
            default:
                question.Lose(
                    $"La sorte « {(kind.Length > 40 ? kind[..40] : kind)} » n’a pas d’équivalent ici : la question est laissée de côté.",
                    $"The kind “{(kind.Length > 40 ? kind[..40] : kind)}” has no like here: the question is left out."
                );
                return null;
        }
    }

    private ImportedItem TrueOrFalse(ForeignQuestion question, List<ForeignAnswer> answers)
    {
        // Old files name them in the language of their site, the true one first.
        var truth = answers.Find(a => a.Html.Trim() == "true") ?? answers.ElementAtOrDefault(0);
        var other = answers.Find(a => a != truth);
        return question.TrueOrFalse(truth?.Weight >= 100, truth?.FeedbackHtml ?? "", other?.FeedbackHtml ?? "", language);
    }

    private static ImportedItem? Number(ForeignQuestion question, XElement xml)
    {
        var units = xml.Elements("units").Elements("unit").ToList();
        if (units.Exists(unit => unit.Element("multiplier")?.Value.Trim() is { } multiplier && !IsOne(multiplier)))
            question.Lose("Les unités qui convertissent le nombre ne sont pas reprises.", "Units that convert the number are not taken.");
        var isAsked = xml.Element("unitgradingtype")?.Value.Trim() is "1" or "2";
        var names = units
            .Where(unit => isAsked && IsOne(unit.Element("multiplier")?.Value ?? "1"))
            .Select(unit => unit.Element("unit_name")?.Value.Trim() ?? "")
            .Where(name => name.Length > 0);
        return question.Number(
            [
                .. xml.Elements("answer")
                    .Select(a => (TextOf(a), a.Element("tolerance")?.Value ?? "0", Weight(a), Html(a.Element("feedback")))),
            ],
            [.. names]
        );
    }

    private static bool IsOne(string multiplier) =>
        decimal.TryParse(multiplier, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == 1;

    private static ImportedItem? Cloze(ForeignQuestion question, IReadOnlyList<MoodleGap> gaps)
    {
        if (gaps is [{ IsList: false } only] && !only.Kind.StartsWith('M'))
            return only.IsNumber
                ? question.Number(
                    [
                        .. only.Answers.Select(a =>
                            a.Text.Split(':') is [var value, var tolerance, ..]
                                ? (value, tolerance, a.Weight, a.FeedbackHtml)
                                : (a.Text, "0", a.Weight, a.FeedbackHtml)
                        ),
                    ],
                    []
                )
                : question.Short(only.Answers);
        if (!gaps.All(gap => gap.IsList && gap.Answers.Count(a => a.Weight >= 100) == 1))
        {
            question.Lose(
                "Un de ses trous n’est pas une liste avec une seule bonne réponse : la question est laissée de côté.",
                "One of its gaps isn’t a list with a single right answer: the question is left out."
            );
            return null;
        }
        if (gaps.Any(gap => gap.Answers.Any(a => a.FeedbackHtml.Length > 0)))
            question.Lose(
                "Les rétroactions de chaque réponse d’un trou ne sont pas reprises : ici, un trou a une seule rétroaction.",
                "Feedback on each answer of a gap is not taken: here, a gap has a single feedback."
            );
        return question.Cloze([
            .. gaps.Select(gap => new ImportedGap([.. gap.Answers.OrderByDescending(a => a.Weight >= 100).Select(a => a.Text)])),
        ]);
    }

    private static void NoteMore(ForeignQuestion question, XElement xml)
    {
        if (xml.Elements("hint").Any(hint => TextOf(hint).Length > 0))
            question.Lose("Les indices ne sont pas repris.", "Hints are not taken.");
        if (xml.Descendants("file").Any())
            question.Lose(
                "Les fichiers joints, images comprises, ne sont pas repris.",
                "Attached files, pictures included, are not taken."
            );
        // What Moodle writes by itself is no loss.
        string[] feedback = ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"];
        if (feedback.Any(name => TextOf(xml.Element(name)).Length > 60))
            question.Lose(
                "Les rétroactions selon que la réponse est juste, en partie ou fausse ne sont pas reprises.",
                "Feedback on right, partly right and wrong answers as a whole is not taken."
            );
    }

    private static ForeignAnswer Answer(XElement xml) => new(Html(xml), Weight(xml), Html(xml.Element("feedback")));

    private static decimal Weight(XElement xml) =>
        decimal.TryParse(xml.Attribute("fraction")?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
        && Math.Abs(weight) <= 100
            ? weight
            : 0;

    private static string TextOf(XElement? xml) => Clean(xml?.Element("text")?.Value.Trim() ?? "");

    private static string Html(XElement? xml)
    {
        if (xml is null)
            return "";
        var format = xml.Attribute("format")?.Value switch
        {
            "moodle_auto_format" => TextFormat.Moodle,
            "plain_text" => TextFormat.Plain,
            "markdown" => TextFormat.Markdown,
            _ => TextFormat.Html,
        };
        return ForeignText.ToHtml(TextOf(xml), format);
    }

    private static string Clean(string text) =>
        text.Any(c => c is >= '\uE000' and <= '\uF8FF') ? string.Concat(text.Where(c => c is < '\uE000' or > '\uF8FF')) : text;
}
