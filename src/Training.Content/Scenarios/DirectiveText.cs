using System.Globalization;
using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>Scenes and choices as their authors write them: the directives, without their backticks.</summary>
public static class DirectiveText
{
    public static IEnumerable<string> Of(Scene scene) =>
        [
            .. Trigger(scene.Trigger),
            .. scene.Once ? ["once"] : Nothing,
            .. scene.Crosses ? ["crosses"] : Nothing,
            .. scene.If.Select(Of),
            .. Of(scene.Effects),
            .. Of(scene.Channel),
            .. scene.DecideIn is { } time ? [$"decide in {Seconds(time)}"] : Nothing,
            .. scene.Ending is { } ending ? [ending == Ending.Harm ? "ending harm" : "ending"] : Nothing,
        ];

    public static IEnumerable<string> Of(Choice choice) =>
        [
            .. Of(choice.Effects),
            .. choice.If.Select(Of),
            .. choice.IsCritical ? ["critical"] : Nothing,
            .. choice.OnTimeout ? ["on timeout"] : Nothing,
        ];

    public static string Of(Condition condition) =>
        condition switch
        {
            FactCondition fact => $"{(fact.IsTrue ? "if" : "unless")} {fact.Fact}",
            GaugeCondition gauge => string.Create(
                CultureInfo.InvariantCulture,
                $"{(gauge.Holds ? "if" : "unless")} {gauge.Gauge} {Sign(gauge.Comparison)} {gauge.Value}"
            ),
            _ => "",
        };

    /// <summary>How a value of the language is written: <c>group-video</c>.</summary>
    public static string Of(Channel channel) => Words.Of(channel);

    private static IEnumerable<string> Nothing => [];

    private static IEnumerable<string> Trigger(Trigger? trigger) =>
        trigger switch
        {
            ActTrigger act => act.Acts.Select(a => act.In.Count == 0 ? $"act {a}" : $"act {a} in {string.Join(", ", act.In)}"),
            InterruptionTrigger interruption =>
            [
                .. interruption.At.Count > 0
                    ? [$"interrupts at {(interruption.OneOf ? "one of " : "")}{string.Join(", ", interruption.At)}"]
                    : Nothing,
                .. interruption.After is { } delay ? [$"interrupts after {Seconds(delay)}"] : Nothing,
            ],
            _ => [],
        };

    private static IEnumerable<string> Of(Effects effects) =>
        [
            .. effects.Scores.Concat(effects.Gauges).Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Key} {e.Value:+0;-0}")),
            .. effects.Facts.Select(f => $"fact {f}"),
        ];

    private static IEnumerable<string> Of(ChannelChange change) =>
        [
            .. change.Channel is { } channel ? [$"channel {Of(channel)}"] : Nothing,
            .. change.Condition switch
            {
                ChannelCondition.Frozen => ["freeze"],
                ChannelCondition.CameraOff => ["camera off"],
                ChannelCondition.Cut => ["cut"],
                _ => Nothing,
            },
            .. change.Lag is { } lag ? [$"lag {Seconds(lag)}"] : Nothing,
        ];

    private static string Sign(Comparison comparison) =>
        comparison switch
        {
            Comparison.Less => "<",
            Comparison.AtMost => "<=",
            Comparison.Equal => "=",
            Comparison.AtLeast => ">=",
            _ => ">",
        };

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds}s");
}
