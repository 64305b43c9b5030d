using System.Globalization;
using Microsoft.Extensions.Localization;
using Training.Localization;
using Training.Quizzes;

namespace Training.Statistics;

/// <summary>Figures as people read them, or why there is none.</summary>
internal static class StatisticsText
{
    public static string Difficulty(ItemFigures item, IStringLocalizer<TrainingText> texts) =>
        !item.IsScored ? texts["Statistics.NotScored"]
        : item.Difficulty is { } difficulty ? Percent.Say(difficulty)
        : texts["Statistics.FewOf", item.Count, ItemFigures.Fewest];

    public static string Discrimination(ItemFigures item, IStringLocalizer<TrainingText> texts) =>
        !item.IsScored ? texts["Statistics.NotScored"]
        : item.Count < ItemFigures.FewestToCompare ? texts["Statistics.FewOf", item.Count, ItemFigures.FewestToCompare]
        : item.Discrimination is { } discrimination ? Coefficient(discrimination)
        : texts["Statistics.NoSpread"];

    /// <summary>« 20 à 30 s ».</summary>
    public static string Time(ItemFigures item, IStringLocalizer<TrainingText> texts) =>
        item.MedianTime switch
        {
            null => texts["Statistics.TimeUnknown"],
            { To: null } long_ => texts["Statistics.TimeOver", long_.From],
            { To: { } to } time => texts["Statistics.TimeBetween", time.From, to],
        };

    /// <summary>« 0,42 », « −0,10 ».</summary>
    public static string Coefficient(double value) => Math.Round(value, 2).ToString("0.00", CultureInfo.CurrentCulture).Replace('-', '−');

    public static string Share(int part, int whole) => whole == 0 ? "–" : Percent.Say((double)part / whole);
}
