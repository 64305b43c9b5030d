using System.Globalization;
using Microsoft.Extensions.Localization;
using Training.Localization;

namespace Training.Quizzes;

/// <summary>Differences between two percentages, as people read them.</summary>
internal static class Points
{
    /// <summary>« +12 points ».</summary>
    public static string Say(double difference, IStringLocalizer<TrainingText> texts)
    {
        var points = (int)Math.Round(100 * difference, MidpointRounding.AwayFromZero);
        return texts.Count("Gain.Points", Math.Abs(points), Sign(points));
    }

    /// <summary>« +12 », « −3 ».</summary>
    public static string Bare(double difference)
    {
        var points = (int)Math.Round(100 * difference, MidpointRounding.AwayFromZero);
        return Sign(points) + Math.Abs(points).ToString(CultureInfo.CurrentCulture);
    }

    private static string Sign(int points) =>
        points switch
        {
            > 0 => "+",
            < 0 => "−",
            _ => "",
        };
}
