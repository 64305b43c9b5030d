using System.Globalization;

namespace Training.Quizzes;

/// <summary>Scores as people read them.</summary>
internal static class Percent
{
    public static string Say(double score) =>
        Math.Round(score, 2, MidpointRounding.AwayFromZero).ToString("P0", CultureInfo.CurrentCulture);

    // Nobody reads that they have the 80 % that they just missed.
    public static string Say(double score, double mastery) =>
        Say(score < mastery && Math.Round(score, 2, MidpointRounding.AwayFromZero) >= mastery ? Math.Floor(score * 100) / 100 : score);
}
