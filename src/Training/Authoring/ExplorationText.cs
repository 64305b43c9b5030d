using System.Globalization;
using Microsoft.Extensions.Localization;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Exploring;
using Training.Localization;

namespace Training.Authoring;

/// <summary>What the explorer found, in the words of the page and of the terminal.</summary>
internal static class ExplorationText
{
    public static IReadOnlyList<LearnerKind> Kinds { get; } = Enum.GetValues<LearnerKind>();

    public static string Kind(LearnerKind? kind, IStringLocalizer<TrainingText> texts) =>
        texts[kind is null ? "Explore.Everyone" : $"Explore.Kind.{kind}"];

    /// <summary>How many states were walked through, and whether that was all of them.</summary>
    public static string States(StatesReport states, IStringLocalizer<TrainingText> texts) =>
        texts[states.IsCut ? "Explore.StatesCut" : "Explore.StatesWhole", states.States, states.Steps];

    /// <summary>« 12 % »; a share is nothing only when it is, and everything only when it is.</summary>
    public static string Share(int part, int whole)
    {
        if (part == 0 || whole == 0)
            return "–";
        var percent = (int)Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero);
        return (percent, part == whole) switch
        {
            (0, _) => "< " + Percent(1),
            (100, false) => "> " + Percent(99),
            _ => Percent(percent),
        };
    }

    public static string Percent(int percent) => (percent / 100.0).ToString("P0", CultureInfo.CurrentCulture);

    public static string Percent(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>« 5 min 41 s ».</summary>
    public static string Time(TimeSpan time, IStringLocalizer<TrainingText> texts) =>
        texts["Explore.Time", (int)time.TotalMinutes, time.Seconds];

    /// <summary>« 10 à 20 % ».</summary>
    public static string ScoreRange(int bin, int bins, IStringLocalizer<TrainingText> texts) =>
        texts["Explore.ScoreRange", 100 * bin / bins, Percent(100 * (bin + 1) / bins)];

    /// <summary>« visioconférence », « visioconférence, image figée ».</summary>
    public static string Channel(ChannelReport met, IStringLocalizer<TrainingText> texts) =>
        Channel(new ChannelState(met.Channel, met.Condition, TimeSpan.Zero), texts);

    public static string Channel(ChannelState channel, IStringLocalizer<TrainingText> texts) =>
        channel.Condition == ChannelCondition.Clear
            ? texts[$"Channel.{channel.Channel}"]
            : $"{texts[$"Channel.{channel.Channel}"]}, {texts[$"Explore.Condition.{channel.Condition}"]}";

    /// <summary>What conditions did when they never made a difference.</summary>
    public static string Idle(GuardReport guard, IStringLocalizer<TrainingText> texts) =>
        texts[
            guard.Asked == 0 ? "Explore.Idle.NeverAsked"
            : guard.Held == 0 ? "Explore.Idle.NeverHeld"
            : "Explore.Idle.AlwaysHeld",
            guard.Asked
        ];
}
