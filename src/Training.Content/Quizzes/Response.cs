using System.Globalization;

namespace Training.Content.Quizzes;

/// <summary>
/// What a learner answered to one item, in the one form in which it is kept. Empty while there is no answer; for choices, the authored indexes
/// of those ticked, such as <c>0,2</c>; for places to fill, what stands in each, such as <c>2,,1</c>; else the words themselves.
/// </summary>
public sealed record Response(string Text)
{
    public static readonly Response None = new("");

    public bool IsEmpty => Text.Length == 0;

    /// <summary>The indexes of the ticked choices.</summary>
    public IReadOnlySet<int> Ticked => Parts.Select(Number).OfType<int>().ToHashSet();

    /// <summary>What stands in each place, in the authored order; null where nothing does.</summary>
    public IReadOnlyList<int?> Slots => [.. Parts.Select(Number)];

    public static Response OfTicked(IEnumerable<int> choices) => new(string.Join(',', choices.Distinct().Order().Select(Say)));

    public static Response OfSlots(IReadOnlyCollection<int?> slots) =>
        slots.Any(slot => slot is not null) ? new(string.Join(',', slots.Select(slot => slot is { } value ? Say(value) : ""))) : None;

    private string[] Parts => IsEmpty ? [] : Text.Split(',');

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
}
