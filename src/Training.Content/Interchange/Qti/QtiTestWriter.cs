using System.Globalization;
using System.Xml.Linq;
using Training.Content.Markup;
using Training.Content.Quizzes;

namespace Training.Content.Interchange.Qti;

/// <summary>Writes a quiz as a QTI 2.1 <c>assessmentTest</c>: which items are asked, how, and what passes.</summary>
internal sealed class QtiTestWriter(Quiz quiz, Language language, LossList losses)
{
    private const string Passed = "PASSED";

    /// <param name="href">Where the file of an item is.</param>
    public XElement Write(Func<Item, string> href)
    {
        NoteLosses();
        return Qti.Element(
            "assessmentTest",
            // An item may have the slug of its quiz, and QTI wants their names to differ.
            new XAttribute("identifier", "TEST-" + Qti.Identifier(quiz.Id.Slug)),
            new XAttribute("title", Qti.Clean(quiz.Title.In(language))),
            Score(),
            QtiScoring.Outcome(Passed, "boolean", "false"),
            quiz.Time is { } time ? Qti.Element("timeLimits", new XAttribute("maxTime", time.TotalSeconds)) : null,
            Part(href),
            Processing()
        );
    }

    private XElement Score()
    {
        var score = QtiScoring.Outcome(Qti.Score, "float", "0");
        score.Add(new XAttribute("normalMaximum", "1"), new XAttribute("masteryValue", Say(quiz.Mastery)));
        return score;
    }

    private XElement Part(Func<Item, string> href)
    {
        var shown = quiz.Feedback.Shown;
        return Qti.Element(
            "testPart",
            new XAttribute("identifier", "PART"),
            new XAttribute("navigationMode", quiz.MayGoBack ? "nonlinear" : "linear"),
            new XAttribute("submissionMode", quiz.Feedback.Time == FeedbackTime.EachItem ? "individual" : "simultaneous"),
            Qti.Element(
                "itemSessionControl",
                new XAttribute("maxAttempts", "1"),
                new XAttribute("showFeedback", shown.HasFlag(Shown.Feedback)),
                new XAttribute("showSolution", shown.HasFlag(Shown.Correctness))
            ),
            Section(href)
        );
    }

    private XElement Section(Func<Item, string> href)
    {
        var introduction = new QtiHtml().Flow(quiz.IntroductionHtml.In(language));
        return Qti.Element(
            "assessmentSection",
            new XAttribute("identifier", "SECTION"),
            new XAttribute("title", Qti.Clean(quiz.Title.In(language))),
            new XAttribute("visible", "true"),
            quiz.Draw is { } draw ? Qti.Element("selection", new XAttribute("select", draw)) : null,
            Qti.Element("ordering", new XAttribute("shuffle", quiz.Shuffle.HasFlag(Shuffle.Items))),
            introduction.Count > 0 ? Qti.Element("rubricBlock", new XAttribute("view", "candidate"), introduction) : null,
            Quiz.Groups(quiz.Items)
                .SelectMany(group => group[0].Case is { } shared ? [Case(shared, group, href)] : group.Select(i => Ref(i, href)))
        );
    }

    // A case is drawn and moved whole, its vignette above its questions.
    private XElement Case(Case shared, IReadOnlyList<Item> items, Func<Item, string> href)
    {
        var text = shared.Text.In(language);
        return Qti.Element(
            "assessmentSection",
            new XAttribute("identifier", Qti.Identifier(shared.Id)),
            new XAttribute("title", Qti.Clean(PlainText.OfHtml(text.PromptHtml))),
            new XAttribute("visible", "true"),
            new XAttribute("keepTogether", "true"),
            Qti.Element(
                "rubricBlock",
                new XAttribute("class", string.Join(' ', text.Cited.Select(id => Qti.SourceClass + id).Prepend("case"))),
                new XAttribute("view", "candidate"),
                new QtiHtml().Flow(text.ContextHtml)
            ),
            items.Select(item => Ref(item, href))
        );
    }

    private static XElement Ref(Item item, Func<Item, string> href) =>
        Qti.Element(
            "assessmentItemRef",
            new XAttribute("identifier", Qti.Identifier(item.Id)),
            new XAttribute("href", href(item)),
            item is OpenItem ? null : new XAttribute("category", Qti.Scored)
        );

    // The mean over the items that were drawn and score themselves.
    private XElement Processing() =>
        Qti.Element(
            "outcomeProcessing",
            Set(
                Qti.Score,
                Qti.Element(
                    "divide",
                    Qti.Element(
                        "sum",
                        Qti.Element(
                            "testVariables",
                            new XAttribute("includeCategory", Qti.Scored),
                            new XAttribute("variableIdentifier", Qti.Score)
                        )
                    ),
                    Qti.Element("numberSelected", new XAttribute("includeCategory", Qti.Scored))
                )
            ),
            Set(Passed, Qti.Element("gte", QtiScoring.Variable(Qti.Score), QtiScoring.Value("float", Say(quiz.Mastery))))
        );

    private static XElement Set(string identifier, XElement value) =>
        Qti.Element("setOutcomeValue", new XAttribute("identifier", identifier), value);

    private void NoteLosses()
    {
        var settings = new List<(string Key, bool IsLost)>
        {
            ("attempts", quiz.Attempts is not null),
            ("wait", quiz.Wait is not null),
            ("score", quiz.Attempts != 1 && quiz.ScoreRule != ScoreRule.Best),
            ("page", quiz.Page is not null),
            ("feedback: after", quiz.Feedback.After is not null),
            ("confidence", quiz.AsksConfidence),
            ("pretest", quiz.PreTest is not null),
        };
        var lost = string.Join(", ", settings.Where(s => s.IsLost).Select(s => s.Key));
        if (lost.Length > 0)
            losses.Add(
                (string?)null,
                $"Ces réglages n’ont pas de place dans QTI : {lost}.",
                $"These settings have no place in QTI: {lost}."
            );
    }

    private static string Say(double number) => number.ToString(CultureInfo.InvariantCulture);
}
