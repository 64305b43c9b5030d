using System.Globalization;
using Training.Content.Competencies;

namespace Training.Content.Quizzes;

/// <summary>An item with several places to fill, each with one value: a rank per step, a match per row, a word per gap.</summary>
public abstract record SlotItem(string Id, IReadOnlyList<string> Competencies, CompetencyLevel Level, Localized<ItemText> Text)
    : Item(Id, Competencies, Level, Text)
{
    public abstract int SlotCount { get; }

    /// <summary>Whether this value can stand in this place.</summary>
    public abstract bool Fits(int slot, int value);

    public override bool IsComplete(Response response) => Filled(response).All(value => value is not null);

    /// <summary>What stands in each place, as many as there are.</summary>
    public IReadOnlyList<int?> Filled(Response response)
    {
        var slots = response.Slots;
        return
        [
            .. Enumerable.Range(0, SlotCount).Select(i => i < slots.Count && slots[i] is { } value && Fits(i, value) ? slots[i] : null),
        ];
    }

    /// <param name="posted">Each a place and its value, as <see cref="Pair"/> writes them; empty where nothing is chosen yet.</param>
    public override Response? Read(IReadOnlyList<string> posted)
    {
        var slots = new int?[SlotCount];
        var isKnown = posted.Count == 0;
        foreach (var pair in posted)
        {
            if (pair.Length == 0)
                isKnown = true;
            else if (
                pair.Split(':') is [var slotText, var valueText]
                && int.TryParse(slotText, NumberStyles.None, CultureInfo.InvariantCulture, out var slot)
                && int.TryParse(valueText, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                && slot < SlotCount
                && Fits(slot, value)
            )
            {
                slots[slot] = value;
                isKnown = true;
            }
        }
        return isKnown ? Response.OfSlots(slots) : null;
    }

    /// <summary>A place and its value, as a form posts them: QTI’s directed pair.</summary>
    public static string Pair(int slot, int value) => string.Create(CultureInfo.InvariantCulture, $"{slot}:{value}");
}
