using System.Globalization;
using Training.Content.Markup;
using Training.Content.Quizzes;
using Training.Statistics;

namespace Training.Regrades;

/// <summary>
/// What is right in an item, and how an answer to the item as it was is marked by the item as it is. Answers hold places, and places move when an
/// author reorders a list or corrects its key: what stands in them is found again by its words.
/// </summary>
internal static class AnswerKey
{
    /// <summary>The same for two items that mark every answer alike, whatever else was reworded.</summary>
    public static string Of(Item item) =>
        item switch
        {
            ChoiceItem choices => Join(choices.Choices.Where(c => c.IsRight).Select(Words).Order(StringComparer.Ordinal)),
            OrderItem order => Join(order.Steps.OrderBy(s => s.Index).Select(Words)),
            MatchItem match => Join(
                match
                    .Rows.Select(row => $"{Words(row)}={Words(match.Answers.First(a => a.Index == row.Answer))}")
                    .Order(StringComparer.Ordinal)
            ),
            ClozeItem cloze => Join(cloze.Gaps.Select(gap => Words(gap.Find(ClozeItem.Right)))),
            ShortItem words => Join(
                words.Accepted.Fr.Concat(words.Accepted.En).Select(ShortItem.Bare).Distinct().Order(StringComparer.Ordinal)
            ),
            NumberItem number => Join([
                number.Value.ToString("0.############", CultureInfo.InvariantCulture),
                number.Tolerance.ToString("0.############", CultureInfo.InvariantCulture),
                .. number.Units.Fr.Concat(number.Units.En).Select(ShortItem.Bare).Distinct().Order(StringComparer.Ordinal),
            ]),
            _ => "",
        };

    /// <returns>
    /// Null when an answer to the one can’t be read as an answer to the other: another kind, or something added, taken away or reworded among
    /// what could be answered.
    /// </returns>
    public static Func<Response, double>? Between(Item was, Item now) =>
        (was, now) switch
        {
            (ChoiceItem from, ChoiceItem to) => Between(from, to),
            (OrderItem from, OrderItem to) => Between(from, to),
            (MatchItem from, MatchItem to) => Between(from, to),
            (ClozeItem from, ClozeItem to) => Between(from, to),
            (ShortItem, ShortItem) or (NumberItem, NumberItem) => response => now.Score(response) ?? 0,
            _ => null,
        };

    private static Func<Response, double>? Between(ChoiceItem was, ChoiceItem now)
    {
        if (Places(was.Choices.Select(c => (c.Index, Words(c))), now.Choices.Select(c => (c.Index, Words(c)))) is not { } moved)
            return null;
        Response Read(Response response) => Response.OfTicked(response.Ticked.Where(moved.ContainsKey).Select(index => moved[index]));
        // Whoever was asked for one answer could not give two: any that is right now is right.
        if (was.Kind == ItemKind.Single)
            return response => now.Choices.Any(c => c.IsRight && Read(response).Ticked.Contains(c.Index)) ? 1 : 0;
        return response => now.Score(Read(response)) ?? 0;
    }

    private static Func<Response, double>? Between(OrderItem was, OrderItem now) =>
        Places(was.Steps.Select(s => (s.Index, Words(s))), now.Steps.Select(s => (s.Index, Words(s)))) is { } moved
            ? response => Score(now, was.Filled(response), slot => moved[slot], (_, place) => place)
            : null;

    private static Func<Response, double>? Between(MatchItem was, MatchItem now) =>
        Places(was.Rows.Select((r, i) => (i, Words(r))), now.Rows.Select((r, i) => (i, Words(r)))) is { } rows
        && Places(was.Answers.Select(a => (a.Index, Words(a))), now.Answers.Select(a => (a.Index, Words(a)))) is { } answers
            ? response => Score(now, was.Filled(response), slot => rows[slot], (_, answer) => answers[answer])
            : null;

    private static Func<Response, double>? Between(ClozeItem was, ClozeItem now)
    {
        if (was.Gaps.Count != now.Gaps.Count)
            return null;
        var gaps = was
            .Gaps.Zip(now.Gaps)
            .Select(gap => Places(gap.First.Choices.Select(c => (c.Index, Words(c))), gap.Second.Choices.Select(c => (c.Index, Words(c)))))
            .ToList();
        return gaps.Contains(null)
            ? null
            : response => Score(now, was.Filled(response), slot => slot, (slot, choice) => gaps[slot]![choice]);
    }

    private static double Score(SlotItem now, IReadOnlyList<int?> filled, Func<int, int> slot, Func<int, int, int> value)
    {
        var slots = new int?[now.SlotCount];
        foreach (var (place, given) in filled.Index())
            if (given is { } answer)
                slots[slot(place)] = value(place, answer);
        return now.Score(Response.OfSlots(slots)) ?? 0;
    }

    /// <summary>Where each thing is now; null unless both have the same things, all different.</summary>
    private static Dictionary<int, int>? Places(IEnumerable<(int Index, string Words)> was, IEnumerable<(int Index, string Words)> now)
    {
        var (before, after) = (was.ToList(), now.ToLookup(thing => thing.Words, thing => thing.Index));
        return
            before.Count == after.Count
            && before.DistinctBy(thing => thing.Words).Count() == before.Count
            && before.TrueForAll(thing => after[thing.Words].Count() == 1)
            ? before.ToDictionary(thing => thing.Index, thing => after[thing.Words].Single())
            : null;
    }

    private static string Words(Choice choice) => Bare(choice.Text.Fr.Html);

    private static string Words(OrderStep step) => Bare(step.Text.Fr.Html);

    private static string Words(MatchRow row) => Bare(row.Html.Fr);

    private static string Words(MatchAnswer answer) => Bare(answer.Text.Fr);

    private static string Words(GapChoice choice) => Bare(choice.Text.Fr);

    // Accents, case and punctuation may be mended without making it another answer; where there is nothing else, they are the answer.
    private static string Bare(string html) =>
        PlainText.OfHtml(html) is var words && ShortItem.Bare(words) is { Length: > 0 } bare ? bare : words;

    private static string Join(IEnumerable<string> parts) => string.Join('\n', parts);
}
