using System.Globalization;

namespace Training.Quizzes;

/// <summary>
/// The moment an answer was given, in milliseconds of the server’s clock, as far as the page that sends it knows that clock. It orders answers
/// that reach the server late, twice or out of turn, and answers of two devices.
/// </summary>
internal static class AnswerTime
{
    // The year 5138: no clock is there by mistake, and adding to it overflows nothing.
    private const long Latest = 100_000_000_000_000;

    public static long Of(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    /// <summary>Now, and later than what is already there even if that came from a clock that runs ahead.</summary>
    public static long After(long last, DateTimeOffset now) => Math.Max(last + 1, Of(now));

    /// <summary>Null when it says nothing.</summary>
    public static long? Parse(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var moment) && moment is > 0 and < Latest ? moment : null;
}
