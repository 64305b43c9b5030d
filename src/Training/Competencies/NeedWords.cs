using System.Globalization;
using Microsoft.Extensions.Localization;
using Training.Localization;
using Training.Scenarios;

namespace Training.Competencies;

/// <summary>What a level asks for, in a sentence that follows « parce que », “because”, or says what is missing.</summary>
internal static class NeedWords
{
    public static string Because(IStringLocalizer<TrainingText> texts, Requirement met) => Say(texts, "Because", met);

    public static string Missing(IStringLocalizer<TrainingText> texts, Requirement missing) => Say(texts, "Missing", missing);

    public static string Percent(double share) => WholePercent.Of(share).ToString("P0", CultureInfo.CurrentCulture);

    public static string Number(double number) => number.ToString("0.#", CultureInfo.CurrentCulture);

    private static string Say(IStringLocalizer<TrainingText> texts, string way, Requirement requirement) =>
        texts[
            $"Competencies.{way}.{requirement.Need}",
            requirement.Need == Need.Share ? Percent(requirement.Has) : Number(requirement.Has),
            requirement.Need == Need.Share ? Percent(requirement.Asked) : Number(requirement.Asked)
        ];
}
