using Microsoft.Extensions.Localization;
using Training.Localization;
using Training.Quizzes;

namespace Training.Reports.Items;

/// <summary>A cohort’s figures as people read them.</summary>
internal static class CohortItemText
{
    public static string Difficulty(CohortItem item, IStringLocalizer<TrainingText> texts) =>
        !item.Figures.IsScored ? texts["Statistics.NotScored"]
        : item.Difficulty is { } difficulty ? Percent.Say(difficulty)
        : "–";

    public static string Interval(CohortItem item, IStringLocalizer<TrainingText> texts) =>
        item.Interval is { } interval ? texts["CohortItems.Between", Percent.Say(interval.From), Percent.Say(interval.To)] : "–";

    public static string Time(CohortItem item, IStringLocalizer<TrainingText> texts) =>
        item.MedianTime switch
        {
            null => "–",
            { To: null } longest => texts["Statistics.TimeOver", longest.From],
            { To: { } to } time => texts["Statistics.TimeBetween", time.From, to],
        };
}
