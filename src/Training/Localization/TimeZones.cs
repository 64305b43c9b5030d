using System.Globalization;

namespace Training.Localization;

/// <summary>The time zones that an institution may live by, by their IANA names.</summary>
public static class TimeZones
{
    private static readonly string[] Near =
    [
        "America/St_Johns",
        "America/Halifax",
        "America/Toronto",
        "America/Winnipeg",
        "America/Regina",
        "America/Edmonton",
        "America/Vancouver",
        "America/Whitehorse",
    ];

    /// <summary>Canada’s from east to west, then those of the world.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Near.Where(IsKnown), .. World().Except(Near)];

    public static bool IsKnown(string? id) => id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId;

    /// <returns>Null when this machine doesn’t know it.</returns>
    public static TimeZoneInfo? Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>« America/Toronto (UTC−05:00) », as it is outside summer.</summary>
    public static string Say(string id)
    {
        var offset = Find(id)!.BaseUtcOffset;
        var sign = offset < TimeSpan.Zero ? '−' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{id.Replace('_', ' ')} (UTC{sign}{offset:hh\\:mm})");
    }

    // Windows names its zones otherwise.
    private static IEnumerable<string> World() =>
        TimeZoneInfo
            .GetSystemTimeZones()
            .Select(zone =>
                zone.HasIanaId ? zone.Id
                : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana
                : null
            )
            .OfType<string>()
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal);
}
