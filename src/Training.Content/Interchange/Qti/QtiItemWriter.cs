using System.Globalization;
using System.Xml.Linq;
using Training.Content.Markup;
using Training.Content.Quizzes;

namespace Training.Content.Interchange.Qti;

/// <summary>Writes one item as a QTI 2.1 <c>assessmentItem</c>.</summary>
internal sealed class QtiItemWriter(Quiz quiz, Language language, LossList losses)
{
    public XElement Write(Item item)
    {
        var html = new QtiHtml(i => Gap((ClozeItem)item, i));
        var text = item.Text.In(language);
        var general = html.Flow(text.FeedbackHtml);
        var body = Body(item, html).ToList();
        var each = FeedbackOnEach(item).ToList();
        var shows = general.Count > 0 || each.Count > 0 || HasFeedbackOnChoices(item);
        NoteLosses(item, html);
        return Qti.Element(
            "assessmentItem",
            new XAttribute("identifier", Qti.Identifier(item.Id)),
            new XAttribute("title", OneLine(text.PromptHtml)),
            new XAttribute(XNamespace.Xml + "lang", Qti.LanguageTag(language)),
            new XAttribute("adaptive", "false"),
            new XAttribute("timeDependent", "false"),
            QtiResponses.Of(item, language),
            Score(),
            shows ? QtiScoring.Outcome(Qti.Feedback, "identifier", null, "multiple") : null,
            QtiScoring.Variables(item),
            Qti.Element("itemBody", body),
            Processing(item, each, shows, general.Count > 0),
            general.Count > 0
                ? Qti.Element(
                    "modalFeedback",
                    new XAttribute("outcomeIdentifier", Qti.Feedback),
                    new XAttribute("showHide", "show"),
                    new XAttribute("identifier", Qti.General),
                    general
                )
                : null
        );
    }

    private static XElement Score()
    {
        var score = QtiScoring.Outcome(Qti.Score, "float", "0");
        score.Add(new XAttribute("normalMaximum", "1"));
        return score;
    }

    // An open answer has no rule: someone gives its score.
    private static XElement? Processing(Item item, List<string> each, bool shows, bool hasGeneral)
    {
        var always = hasGeneral ? each.Append(Qti.General) : each;
        var rules = QtiScoring.Rules(item).ToList();
        if (shows)
            rules.Add(QtiScoring.ShowFeedback(item is ChoiceItem, always));
        return rules.Count > 0 ? Qti.Element("responseProcessing", rules) : null;
    }

    /// <summary>The identifiers of feedback that is shown whatever the answer, on rows, steps and gaps.</summary>
    private IEnumerable<string> FeedbackOnEach(Item item) =>
        item switch
        {
            OrderItem order => order.Steps.Where(s => s.Text.In(language).FeedbackHtml.Length > 0).Select(s => Qti.Choice(s.Index)),
            MatchItem match => match
                .Rows.Index()
                .Where(r => r.Item.FeedbackHtml.In(language).Length > 0)
                .Select(r => Qti.Row(r.Index))
                .Concat(match.Answers.Where(a => a.FeedbackHtml?.In(language) is { Length: > 0 }).Select(a => Qti.Choice(a.Index))),
            ClozeItem cloze => cloze.Gaps.Index().Where(g => g.Item.FeedbackHtml.In(language).Length > 0).Select(g => Qti.Gap(g.Index)),
            _ => [],
        };

    private bool HasFeedbackOnChoices(Item item) =>
        item is ChoiceItem choice && choice.Choices.Any(c => c.Text.In(language).FeedbackHtml.Length > 0);

    private IEnumerable<XElement> Body(Item item, QtiHtml html)
    {
        var text = item.Text.In(language);
        if (item is OpenItem open)
            yield return Rubric(open, html);
        foreach (var block in html.BlocksOf(text.ContextHtml))
            yield return block;
        var prompt = html.Words(text.PromptHtml);
        if (item is ClozeItem or ShortItem or NumberItem)
            yield return Qti.Element("p", new XAttribute("class", "prompt"), prompt);
        if (item is MatchItem match)
            yield return Heads(match.Heads.In(language), html);
        foreach (var block in Answered(item, html, Qti.Element("prompt", prompt)))
            yield return block;
    }

    private IEnumerable<XElement> Answered(Item item, QtiHtml html, XElement prompt) =>
        item switch
        {
            ChoiceItem choice => [Choices(choice, html, prompt)],
            OrderItem order => [Order(order, html, prompt)],
            MatchItem match => [Match(match, html, prompt)],
            ClozeItem cloze => Cloze(cloze, html),
            ShortItem => [Qti.Element("p", TextEntry(Qti.Response, ShortItem.MostLetters))],
            NumberItem number =>
            [
                Qti.Element(
                    "p",
                    TextEntry(Qti.Response, 10),
                    number.AsksUnit ? new XText(" ") : null,
                    number.AsksUnit ? TextEntry(Qti.Unit, 20) : null
                ),
            ],
            _ => [Interaction("extendedTextInteraction", Qti.Response, new XAttribute("expectedLines", "6"), prompt)],
        };

    private XElement Choices(ChoiceItem item, QtiHtml html, XElement prompt) =>
        Interaction(
            "choiceInteraction",
            Qti.Response,
            new XAttribute("shuffle", quiz.Shuffle.HasFlag(Shuffle.Choices)),
            new XAttribute("maxChoices", item.Kind == ItemKind.Single ? 1 : 0),
            prompt,
            item.Choices.OrderBy(c => c.Index).Select(c => Choice("simpleChoice", Qti.Choice(c.Index), c.Text.In(language), html))
        );

    // Our steps are always mixed; authored in the right order, they must be.
    private XElement Order(OrderItem item, QtiHtml html, XElement prompt) =>
        Interaction(
            "orderInteraction",
            Qti.Response,
            new XAttribute("shuffle", "true"),
            prompt,
            item.Steps.OrderBy(s => s.Index).Select(s => Choice("simpleChoice", Qti.Choice(s.Index), s.Text.In(language), html))
        );

    // Rows stay in place, each with one answer; an answer may serve several.
    private XElement Match(MatchItem item, QtiHtml html, XElement prompt)
    {
        var rows = item.Rows.Select(
            (row, i) =>
            {
                var choice = Choice(
                    "simpleAssociableChoice",
                    Qti.Row(i),
                    new ChoiceText(row.Html.In(language), row.FeedbackHtml.In(language)),
                    html
                );
                choice.Add(new XAttribute("fixed", "true"), new XAttribute("matchMax", "1"));
                return choice;
            }
        );
        var answers = item
            .Answers.OrderBy(a => a.Index)
            .Select(answer =>
            {
                var choice = Choice(
                    "simpleAssociableChoice",
                    Qti.Choice(answer.Index),
                    new ChoiceText(System.Net.WebUtility.HtmlEncode(answer.Text.In(language)), answer.FeedbackHtml?.In(language) ?? ""),
                    html
                );
                choice.Add(new XAttribute("matchMax", "0"));
                return choice;
            });
        return Interaction(
            "matchInteraction",
            Qti.Response,
            new XAttribute("shuffle", "true"),
            new XAttribute("maxAssociations", item.Rows.Count),
            prompt,
            Qti.Element("simpleMatchSet", rows),
            Qti.Element("simpleMatchSet", answers)
        );
    }

    // QTI’s columns have no heads: they are said above.
    private static XElement Heads(MatchHeads heads, QtiHtml html) =>
        Qti.Element(
            "p",
            new XAttribute("class", "heads"),
            Qti.Element("strong", html.Words(heads.RowsHtml)),
            new XText(" → "),
            Qti.Element("strong", html.Words(heads.AnswersHtml))
        );

    private IEnumerable<XElement> Cloze(ClozeItem item, QtiHtml html) =>
        html.BlocksOf(QtiHtml.WithGaps(item.SegmentsHtml.In(language)))
            .Concat(
                item.Gaps.Index()
                    .Where(gap => gap.Item.FeedbackHtml.In(language).Length > 0)
                    .Select(gap => FeedbackBlock(Qti.Gap(gap.Index), html.Flow(gap.Item.FeedbackHtml.In(language))))
            );

    private XElement Gap(ClozeItem item, int index) =>
        Interaction(
            "inlineChoiceInteraction",
            Qti.Gap(index),
            new XAttribute("shuffle", "true"),
            item.Gaps[index]
                .Choices.OrderBy(c => c.Index)
                .Select(c => Qti.Element("inlineChoice", new XAttribute("identifier", Qti.Choice(c.Index)), Qti.Clean(c.Text.In(language))))
        );

    private static XElement Choice(string name, string identifier, ChoiceText text, QtiHtml html) =>
        Qti.Element(
            name,
            new XAttribute("identifier", identifier),
            html.Flow(text.Html),
            text.FeedbackHtml.Length == 0 ? null
                : html.OneParagraph(text.FeedbackHtml) is { } words ? Feedback("feedbackInline", identifier, words)
                : FeedbackBlock(identifier, html.Flow(text.FeedbackHtml))
        );

    private static XElement FeedbackBlock(string identifier, IReadOnlyList<XNode> content) =>
        Feedback("feedbackBlock", identifier, content);

    private static XElement Feedback(string name, string identifier, IReadOnlyList<XNode> content) =>
        Qti.Element(
            name,
            new XAttribute("outcomeIdentifier", Qti.Feedback),
            new XAttribute("showHide", "show"),
            new XAttribute("identifier", identifier),
            content
        );

    // Whoever assesses reads it; learners too where they assess themselves.
    private XElement Rubric(OpenItem item, QtiHtml html)
    {
        var rubric = item.Rubric;
        var heads = rubric
            .Levels.Select(level => Cell("th", [new XText(Qti.Clean($"{level.Name.In(language)} ({Say(level.Points)})"))]))
            .Prepend(Cell("th", html.Flow(rubric.CornerHtml.In(language))));
        var rows = rubric.Criteria.Select(criterion =>
            Qti.Element("tr", criterion.LevelsHtml.Prepend(criterion.NameHtml).Select(cell => Cell("td", html.Flow(cell.In(language)))))
        );
        return Qti.Element(
            "rubricBlock",
            new XAttribute("class", "rubric"),
            new XAttribute("view", item.IsSelfAssessed ? "scorer candidate" : "scorer"),
            Qti.Element("table", Qti.Element("thead", Qti.Element("tr", heads)), Qti.Element("tbody", rows))
        );
    }

    private static XElement Cell(string name, IReadOnlyList<XNode> content) => Qti.Element(name, content);

    private static XElement TextEntry(string response, int length) =>
        Interaction("textEntryInteraction", response, new XAttribute("expectedLength", length));

    private static XElement Interaction(string name, string response, params object?[] content) =>
        Qti.Element(name, new XAttribute("responseIdentifier", response), content);

    private void NoteLosses(Item item, QtiHtml html)
    {
        if (item is ShortItem)
            losses.Add(
                item,
                "Ailleurs, les majuscules sont pardonnées, mais pas les accents, les espaces ni la ponctuation; seules les réponses de cette langue sont acceptées.",
                "Elsewhere capitals are forgiven, but not accents, spaces or punctuation; only this language’s answers are accepted."
            );
        if (item is NumberItem { AsksUnit: true })
            losses.Add(
                item,
                "L’unité s’écrit dans une case à part; seules les façons de l’écrire dans cette langue sont acceptées.",
                "The unit is written in a box of its own; only this language’s ways to write it are accepted."
            );
        if (html.HasPicture)
            losses.Add(
                item,
                "Les images ne sont pas dans le paquet; leur texte de remplacement y est.",
                "Pictures are not in the package; their alternative text is."
            );
        if (html.HasBox)
            losses.Add(item, "Un encadré devient un texte ordinaire.", "A box becomes ordinary text.");
    }

    private static string OneLine(string html) => Qti.Clean(PlainText.OfHtml(html));

    private static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
}
