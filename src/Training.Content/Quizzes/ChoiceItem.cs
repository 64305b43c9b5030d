using System.Globalization;
using Training.Content.Competencies;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <summary>One right choice among several, or several right ones: a list with marks.</summary>
public sealed record ChoiceItem(
    string Id,
    IReadOnlyList<string> Competencies,
    CompetencyLevel Level,
    Localized<ItemText> Text,
    IReadOnlyList<Choice> Choices
) : Item(Id, Competencies, Level, Text)
{
    public override ItemKind Kind => Choices.Count(c => c.IsRight) > 1 ? ItemKind.Multiple : ItemKind.Single;

    /// <summary>
    /// Single choice: 1 or 0. Multiple response: (right choices ticked − wrong choices ticked) ÷ number of right choices, never below 0.
    /// </summary>
    public override double? Score(Response response)
    {
        var ticked = response.Ticked;
        var right = Choices.Count(c => c.IsRight && ticked.Contains(c.Index));
        var wrong = ticked.Count - right;
        if (Kind == ItemKind.Single)
            return right == 1 && wrong == 0 ? 1 : 0;
        return Math.Max(0, (double)(right - wrong) / Choices.Count(c => c.IsRight));
    }

    public override bool IsComplete(Response response) => !response.IsEmpty;

    /// <param name="posted">The indexes of the ticked choices.</param>
    public override Response? Read(IReadOnlyList<string> posted)
    {
        var known = posted
            .Select(v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1)
            .Where(index => Choices.Any(c => c.Index == index))
            .ToList();
        if (posted.Count > 0 && known.Count == 0)
            return null;
        return Response.OfTicked(Kind == ItemKind.Single ? known.Take(1) : known);
    }

    /// <remarks>True or false stays as it is written: there is nothing to tell apart by its place.</remarks>
    public override Item Shuffled(long seed, Shuffle shuffle) =>
        shuffle.HasFlag(Shuffle.Choices) && !IsTruth ? this with { Choices = Randomness.For(seed, Id).Shuffle(Choices) } : this;

    private bool IsTruth =>
        Choices.Count == 2
        && Choices.All(choice => PlainText.OfHtml(choice.Text.Fr.Html).Trim().TrimEnd('.') is "Vrai" or "Faux" or "True" or "False");

    public override IEnumerable<string> AskedHtml(Language language) =>
        base.AskedHtml(language).Concat(Choices.Select(c => c.Text.In(language).Html));

    public override IEnumerable<string> FeedbackHtml(Language language) =>
        base.FeedbackHtml(language).Concat(Choices.Select(c => c.Text.In(language).FeedbackHtml));
}

/// <param name="Index">Its place in the authored order, which is what a response records.</param>
public sealed record Choice(int Index, bool IsRight, Localized<ChoiceText> Text);
