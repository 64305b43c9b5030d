using System.Globalization;

namespace Training.Reports;

/// <summary>Which page of a table of learners is shown, so that a large cohort’s pages stay light.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many there are.</param>
public sealed record LearnerPage(int Number, int Count)
{
    public const int Size = 50;

    /// <summary>The page that an address asks for; the nearest when there is no such page.</summary>
    public static LearnerPage Read(string? asked, int learners)
    {
        var count = Math.Max(1, (learners + Size - 1) / Size);
        var number = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 1;
        return new(Math.Clamp(number, 1, count), count);
    }

    public IReadOnlyList<T> Of<T>(IEnumerable<T> all) => [.. all.Skip((Number - 1) * Size).Take(Size)];
}
