using System.Globalization;

namespace Training.Scenarios;

/// <summary>Session time as a call shows it: 05:18.</summary>
internal static class SessionClock
{
    public static string Say(TimeSpan time) => $"{(int)time.TotalMinutes:00}:{time.Seconds.ToString("00", CultureInfo.InvariantCulture)}";
}
