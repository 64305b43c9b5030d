using Microsoft.Extensions.Localization;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Scenarios;

/// <summary>A cue in words: « [voix : basse, lente] ». Every cue is words first.</summary>
internal static class CueText
{
    public static string Of(Cue cue, IStringLocalizer<TrainingText> texts) => Before(cue, texts) + cue.Text + After(cue, texts);

    /// <summary>What stands around the author’s words, in the language of the page.</summary>
    public static string Before(Cue cue, IStringLocalizer<TrainingText> texts) => $"[{texts[$"Layer.{cue.Layer}"]}";

    public static string After(Cue cue, IStringLocalizer<TrainingText> texts) =>
        cue.Lasts is { } lasts ? $", {texts["Scenario.Lasts", lasts.TotalSeconds]}]" : "]";
}
