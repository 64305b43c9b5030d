namespace Training.Institutions;

/// <summary>Which page of a long list is meant.</summary>
internal static class Paging
{
    public static int Last(int count, int size) => Math.Max(1, (count + size - 1) / size);

    /// <summary>From 1 to the last, whatever was asked for.</summary>
    public static int Within(int? asked, int count, int size) => Math.Clamp(asked ?? 1, 1, Last(count, size));
}
