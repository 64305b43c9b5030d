using System.Globalization;
using System.Xml.Linq;

namespace Training.Content.Interchange.Qti;

/// <summary>What stands around an item: its keywords, what is read before it, and its place.</summary>
/// <param name="BeforeHtml">Its case, and a text that several items share.</param>
internal sealed record QtiSurroundings(IReadOnlyList<string> Keywords, string BeforeHtml, int Number);

/// <summary>Reads an <c>assessmentItem</c> of a kind that has its like here; the others are told.</summary>
internal sealed class QtiItemReader
{
    // Far more than any question has.
    private const int MostParts = 200;

    private static readonly string[] Parts = [.. "simpleChoice simpleAssociableChoice inlineChoice gapText gap mapEntry value".Split(' ')];

    private readonly XElement item;
    private readonly QtiKey key;
    private readonly QtiFeedback feedback;
    private readonly IReadOnlyList<XElement> asked;
    private readonly IReadOnlyList<XElement> rubrics;
    private readonly string general;

    public QtiItemReader(XElement item, QtiSurroundings around, LossList losses)
    {
        this.item = item;
        key = new(item);
        feedback = new(item);
        general = feedback.General();
        var body = item.First("itemBody");
        asked = [.. body?.Descendants().Where(e => e.IsInteraction()) ?? []];
        rubrics = [.. body?.Within("rubricBlock").Where(rubric => rubric.Has("view", "scorer")) ?? []];
        var isSelfAssessed = rubrics.Any(rubric => rubric.Has("view", "candidate"));
        Question = new(
            Qti.Clean(Qti.Id(item.Said("identifier"))),
            QtiMarkup.WithoutMarks(item.Said("title")),
            isSelfAssessed ? around.Keywords.Append(ItemTags.SelfAssessed) : around.Keywords,
            around.BeforeHtml + new QtiBody(asked).Html(body),
            general,
            around.Number,
            losses
        );
    }

    public ForeignQuestion Question { get; }

    public ImportedItem? Read()
    {
        var made = WhyNot() is { } why ? LeftOut(why.Fr, why.En) : Make(asked[0]);
        if (made is not null)
            NoteMore();
        return made;
    }

    private (string Fr, string En)? WhyNot()
    {
        if (item.First("templateDeclaration") is not null)
            return ("Elle se calcule à chaque fois", "It is worked out anew each time");
        if (asked.Count == 0)
            return ("Rien n’y est demandé", "Nothing is asked in it");
        if (Parts.Any(name => item.Within(name).Skip(MostParts).Any()))
            return ($"Elle a plus de {MostParts} parties", $"It has more than {MostParts} parts");
        var isOne = asked.Count == 1 || asked.All(e => e.Is("inlineChoiceInteraction")) || AsksUnit;
        return isOne ? null : ("Plusieurs questions y sont mêlées", "Several questions are mixed in it");
    }

    /// <summary>As we write it: a number, then its unit in a box of its own.</summary>
    private bool AsksUnit =>
        asked is [var number, var unit]
        && asked.All(e => e.Is("textEntryInteraction"))
        && key.IsNumber(Response(number))
        && Response(unit) == Qti.Unit;

    private ImportedItem? Make(XElement first)
    {
        var response = Response(first);
        if (first.Name.LocalName is "matchInteraction" or "associateInteraction" or "gapMatchInteraction" && key.IsUneven(response))
            Lose(
                "Les poids des réponses ne sont pas repris : ici, toutes les bonnes valent autant.",
                "The weights of answers are not taken: here, all right ones are worth the same."
            );
        if (key.IsAllOrNothing(response))
            Lose(
                "Il fallait tout réussir pour avoir les points : ici, chaque bonne réponse vaut sa part.",
                "Everything had to be right to earn anything: here, each right answer is worth its share."
            );
        switch (first.Name.LocalName)
        {
            case "choiceInteraction":
                return Choices(first);
            case "orderInteraction":
                return Order(first);
            case "matchInteraction":
                return Match(first);
            case "associateInteraction":
                return Associate(first);
            case "inlineChoiceInteraction":
                return Inline();
            case "gapMatchInteraction":
                return GapMatch(first);
            case "textEntryInteraction":
                return key.IsNumber(response) ? Number(response) : Short(response);
            case "extendedTextInteraction":
                return Open(response);
            case var kind:
                var said = kind.Length > 40 ? kind[..40] : kind;
                return LeftOut($"La sorte « {said} » n’a pas d’équivalent ici", $"The kind “{said}” has no like here");
        }
    }

    private ImportedItem Choices(XElement interaction)
    {
        var response = Response(interaction);
        var isSingle = key.IsSingle(response);
        var weights = key.Weights(response);
        var right = weights.Values.Count(weight => weight > 0);
        if (right == 0)
            Lose("Sa bonne réponse n’est pas dite.", "Its right answer is not said.");
        // Where only the right ones are named, the others take back their share, as they do here.
        var wrong = isSingle || key.IsScoredByMap(response) || right == 0 ? 0 : -100m / right;
        return Question.Choices(
            [
                .. interaction
                    .Within("simpleChoice")
                    .Select(c => new ForeignAnswer(
                        QtiMarkup.Of(c),
                        weights.TryGetValue(c.Said("identifier"), out var weight) ? weight : wrong,
                        feedback.Of(c)
                    )),
            ],
            isSingle
        );
    }

    private ImportedItem? Order(XElement interaction)
    {
        var choices = Named(interaction, "simpleChoice");
        var steps = key.Correct(Response(interaction)).Where(choices.ContainsKey).Select(identifier => choices[identifier]).ToList();
        if (steps.Count == 0)
            return NoKey();
        if (steps.Count < choices.Count)
            Lose("Ce qui n’avait pas de place dans l’ordre est enlevé.", "What had no place in the order is removed.");
        OpenFeedbackWith(steps.Select(feedback.Of));
        return Question.Order([.. steps.Select(QtiMarkup.Of)]);
    }

    private ImportedItem? Match(XElement interaction)
    {
        if (interaction.Named("simpleMatchSet").Take(2).ToList() is not [var firsts, var seconds])
            return NoKey();
        var (rows, answers) = (Named(firsts, "simpleAssociableChoice"), Named(seconds, "simpleAssociableChoice"));
        var pairs = PairsOf(interaction)
            .Select(pair => rows.ContainsKey(pair.A) ? pair : (A: pair.B, B: pair.A))
            .Where(pair => rows.ContainsKey(pair.A) && answers.ContainsKey(pair.B))
            .ToList();
        // Categories that each take several: it is what goes in them that has one answer.
        if (!IsOnceEach(pairs.Select(pair => pair.A)) && IsOnceEach(pairs.Select(pair => pair.B)))
        {
            (rows, answers) = (answers, rows);
            pairs = pairs.ConvertAll(pair => (A: pair.B, B: pair.A));
        }
        if (pairs.Count == 0)
            return NoKey();
        if (!IsOnceEach(pairs.Select(pair => pair.A)))
            return LeftOut("Une de ses lignes a plusieurs bonnes réponses", "One of its rows has several right answers");
        if (pairs.Count < rows.Count)
            Lose("Une ligne sans réponse est enlevée.", "A row without an answer is removed.");
        var answerOf = pairs.ToDictionary(pair => pair.A, pair => answers[pair.B], StringComparer.Ordinal);
        return Table(
            rows.Where(row => answerOf.ContainsKey(row.Key)).Select(row => (row.Value, answerOf[row.Key])),
            answers.Values.Except(answerOf.Values)
        );
    }

    private ImportedItem? Associate(XElement interaction)
    {
        var choices = Named(interaction, "simpleAssociableChoice");
        var pairs = PairsOf(interaction).Where(pair => choices.ContainsKey(pair.A) && choices.ContainsKey(pair.B)).ToList();
        if (pairs.Count == 0)
            return NoKey();
        if (!IsOnceEach(pairs.SelectMany(pair => (string[])[pair.A, pair.B])))
            return LeftOut("Un de ses éléments va avec plusieurs autres", "One of its elements goes with several others");
        Lose(
            "Ce qui s’associait librement est rangé en deux colonnes : la première reste en place.",
            "What could be paired freely is set in two columns: the first stays in place."
        );
        var paired = pairs.ConvertAll(pair => (Row: choices[pair.A], Answer: choices[pair.B]));
        return Table(paired, choices.Values.Except(paired.SelectMany(pair => (XElement[])[pair.Row, pair.Answer])));
    }

    private ImportedItem Table(IEnumerable<(XElement Row, XElement Answer)> pairs, IEnumerable<XElement> decoys)
    {
        var rows = pairs.ToList();
        var others = decoys.ToList();
        OpenFeedbackWith(rows.Select(row => row.Row).Concat(others).Select(feedback.Of));
        return Question.Match([
            .. rows.Select(row => (QtiMarkup.Of(row.Row), Plain(row.Answer))),
            .. others.Select(decoy => ("", Plain(decoy))),
        ]);
    }

    private ImportedItem? Inline()
    {
        var gaps = new List<ImportedGap>();
        foreach (var gap in asked)
        {
            var choices = Named(gap, "inlineChoice");
            var weights = key.Weights(Response(gap));
            var right = choices.Keys.Where(c => weights.GetValueOrDefault(c) > 0).MaxBy(c => weights[c]);
            if (right is null)
                return NoKey();
            gaps.Add(GapOf(choices, right));
        }
        OpenFeedbackWith(asked.Select(gap => feedback.Of(Response(gap))));
        return Question.Cloze(gaps);
    }

    private ImportedItem? GapMatch(XElement interaction)
    {
        if (interaction.Named("gapImg").Any())
            return LeftOut("On y place des images", "Pictures are put in it");
        var choices = Named(interaction, "gapText");
        var pairs = PairsOf(interaction).Select(pair => choices.ContainsKey(pair.A) ? pair : (A: pair.B, B: pair.A)).ToLookup(p => p.B);
        var gaps = interaction.Within("gap").Select(gap => gap.Said("identifier")).ToList();
        if (gaps.Exists(gap => !pairs[gap].Any(pair => choices.ContainsKey(pair.A))))
            return NoKey();
        if (gaps.Exists(gap => pairs[gap].Skip(1).Any()))
            return LeftOut("Un de ses trous a plusieurs bonnes réponses", "One of its gaps has several right answers");
        OpenFeedbackWith(gaps.Select(feedback.Of));
        return Question.Cloze([.. gaps.Select(gap => GapOf(choices, pairs[gap].First().A))]);
    }

    private ImportedItem? Short(string response)
    {
        var weights = key.Weights(response);
        var answers = key.Right(response)
            // A star is a star here; in other formats it stands for anything.
            .Select(text =>
                (QtiMarkup.WithoutMarks(text).Replace("*", "\\*", StringComparison.Ordinal), weights.GetValueOrDefault(text, 100), "")
            );
        return Question.Short([.. answers]);
    }

    private ImportedItem? Number(string response)
    {
        if (key.Range(response) is not { } range)
            return NoKey();
        var units = AsksUnit ? key.Right(Qti.Unit).Select(QtiMarkup.WithoutMarks) : [];
        return Question.Number([(Say((range.Low + range.High) / 2), Say((range.High - range.Low) / 2), 100, "")], [.. units]);
    }

    private ImportedItem Open(string response)
    {
        // A possible answer, where there is one, is what the feedback says.
        if (general.Length == 0 && key.Correct(response) is [var sample, ..])
            Question.FeedbackHtml = ForeignText.ToHtml(QtiMarkup.WithoutMarks(sample), TextFormat.Plain);
        return Question.Open(string.Concat(rubrics.Select(QtiMarkup.Of)));
    }

    private static ImportedGap GapOf(Dictionary<string, XElement> choices, string right) =>
        new([
            .. choices
                .OrderByDescending(choice => choice.Key == right)
                .Select(choice => HtmlToMarkdown.Plain(QtiMarkup.Of(choice.Value), new()))
                .Distinct(StringComparer.Ordinal),
        ]);

    private void OpenFeedbackWith(IEnumerable<string> each)
    {
        var all = each.ToList();
        if (all.Exists(html => html.Length > 0))
            Question.FeedbackHtml = $"<ol>{string.Concat(all.Select(html => $"<li>{html}</li>"))}</ol>{general}";
    }

    private IEnumerable<(string A, string B)> PairsOf(XElement interaction) =>
        key.Right(Response(interaction))
            .Select(pair => pair.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(pair => pair.Length == 2)
            .Select(pair => (pair[0], pair[1]));

    private static Dictionary<string, XElement> Named(XElement inside, string name) =>
        inside
            .Within(name)
            .DistinctBy(choice => choice.Said("identifier"), StringComparer.Ordinal)
            .ToDictionary(choice => choice.Said("identifier"), StringComparer.Ordinal);

    private static bool IsOnceEach(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.All(seen.Add);
    }

    private void NoteMore()
    {
        if (feedback.HasMore)
            Lose(
                "Les rétroactions qui dépendent d’autre chose que d’un choix ne sont pas reprises.",
                "Feedback that depends on something else than a choice is not taken."
            );
        if (item.Said("adaptive") == "true")
            Lose("Elle se répondait en plusieurs fois : ici, une seule fois.", "It was answered in several goes: here, in one.");
        if (item.First("itemBody")!.Descendants().Any(e => e.Name.LocalName is "printedVariable" or "infoControl" or "templateBlock"))
            Lose("Un texte qui change, ou qui se dévoile, n’est pas repris.", "A text that changes, or that is revealed, is not taken.");
        if (item.Within("rubricBlock").Any(rubric => !rubric.Has("view", "scorer") && !rubric.Has("view", "candidate")))
            Lose("Les consignes à d’autres personnes ne sont pas reprises.", "Instructions to other people are not taken.");
    }

    private ImportedItem? NoKey() => LeftOut("Sa bonne réponse n’est pas dite", "Its right answer is not said");

    private ImportedItem? LeftOut(string fr, string en)
    {
        Lose($"{fr} : la question est laissée de côté.", $"{en}: the question is left out.");
        return null;
    }

    private void Lose(string fr, string en) => Question.Lose(fr, en);

    private static string Plain(XElement choice) => HtmlToMarkdown.Plain(QtiMarkup.Of(choice), new());

    private static string Response(XElement interaction) => interaction.Said("responseIdentifier");

    private static string Say(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
