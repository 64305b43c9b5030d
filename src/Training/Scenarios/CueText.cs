using Microsoft.Extensions.Localization;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Scenarios;

/// <summary>A cue in words: « [voix : basse, lente] ». Every cue is words first.</summary>
internal static class CueText
{
    public static string Of(Cue cue, IStringLocalizer<TrainingText> texts) =>
        cue.Lasts is { } lasts
            ? $"[{texts[$"Layer.{cue.Layer}"]}{cue.Text}, {texts["Scenario.Lasts", lasts.TotalSeconds]}]"
            : $"[{texts[$"Layer.{cue.Layer}"]}{cue.Text}]";
}
