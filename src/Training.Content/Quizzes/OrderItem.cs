using Training.Content.Competencies;

namespace Training.Content.Quizzes;

/// <summary>Steps to put in order: a numbered list. A response gives each step, in the authored order, its place from 1.</summary>
public sealed record OrderItem(
    string Id,
    IReadOnlyList<string> Competencies,
    CompetencyLevel Level,
    Localized<ItemText> Text,
    IReadOnlyList<OrderStep> Steps
) : SlotItem(Id, Competencies, Level, Text)
{
    public override ItemKind Kind => ItemKind.Order;

    public override int SlotCount => Steps.Count;

    public override bool Fits(int slot, int value) => value >= 1 && value <= Steps.Count;

    /// <summary>
    /// Kendall’s τ, never below 0: (pairs of steps in the right order − pairs in the reverse order) ÷ number of pairs. Two steps at the same
    /// place, or one without a place, are a pair in neither.
    /// </summary>
    public override double? Score(Response response)
    {
        var places = Filled(response);
        var balance = 0;
        for (var first = 0; first < places.Count; first++)
        for (var then = first + 1; then < places.Count; then++)
            if (places[first] is { } a && places[then] is { } b)
                balance += b.CompareTo(a);
        return Math.Max(0, 2.0 * balance / (places.Count * (places.Count - 1)));
    }

    public override bool IsComplete(Response response) => base.IsComplete(response) && Filled(response).Distinct().Count() == SlotCount;

    /// <summary>Always in another order than the right one.</summary>
    public override Item Shuffled(long seed, Shuffle shuffle)
    {
        var shuffled = Randomness.For(seed, Id).Shuffle(Steps);
        return this with { Steps = shuffled.SequenceEqual(Steps) ? [.. shuffled[1..], shuffled[0]] : shuffled };
    }

    public override IEnumerable<string> AskedHtml(Language language) =>
        base.AskedHtml(language).Concat(Steps.Select(s => s.Text.In(language).Html));

    public override IEnumerable<string> FeedbackHtml(Language language) =>
        base.FeedbackHtml(language).Concat(Steps.Select(s => s.Text.In(language).FeedbackHtml));
}

/// <param name="Index">Its right place, from 0.</param>
public sealed record OrderStep(int Index, Localized<ChoiceText> Text);
