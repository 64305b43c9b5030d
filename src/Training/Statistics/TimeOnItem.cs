namespace Training.Statistics;

/// <summary>Times in classes: a median is read from them without keeping anyone’s own time.</summary>
internal static class TimeOnItem
{
    private static readonly int[] Limits = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600];

    public static int Classes => Limits.Length + 1;

    /// <returns>Null when the time is unknown.</returns>
    public static int? ClassOf(int milliseconds) =>
        milliseconds <= 0 ? null
        : Array.FindIndex(Limits, seconds => milliseconds <= seconds * 1000) is >= 0 and var found ? found
        : Limits.Length;

    /// <summary>The class that the median falls in, in seconds: from 0 at the start, to null at the end.</summary>
    public static (int From, int? To)? Median(IReadOnlyList<int> counts)
    {
        var (all, so) = (counts.Sum(), 0);
        for (var i = 0; i < counts.Count; i++)
        {
            so += counts[i];
            if (all > 0 && 2 * so >= all)
                return (i == 0 ? 0 : Limits[i - 1], i < Limits.Length ? Limits[i] : null);
        }
        return null;
    }
}
