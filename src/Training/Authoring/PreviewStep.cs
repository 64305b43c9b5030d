using System.Globalization;
using Training.Content;
using Training.Content.Scenarios;

namespace Training.Authoring;

public enum PreviewStepKind
{
    Choice,
    Act,
    Timeout,

    /// <summary>Nothing but time, before the next step.</summary>
    Wait,
}

/// <summary>One step of a preview, as short as an address needs: <c>2</c> a choice, <c>check-place</c> an act, <c>t</c> a silence, <c>w60</c> a minute.</summary>
public sealed record PreviewStep(PreviewStepKind Kind, string Value)
{
    private const int MostSeconds = 999;

    public TimeSpan Time => TimeSpan.FromSeconds(int.Parse(Value, CultureInfo.InvariantCulture));

    public static PreviewStep Choose(Choice choice) => new(PreviewStepKind.Choice, choice.Index.ToString(CultureInfo.InvariantCulture));

    public static PreviewStep Act(Act act) => new(PreviewStepKind.Act, act.Id);

    public static PreviewStep Timeout { get; } = new(PreviewStepKind.Timeout, "");

    public static PreviewStep Wait(int seconds) => new(PreviewStepKind.Wait, seconds.ToString(CultureInfo.InvariantCulture));

    /// <returns>Null when this is no step.</returns>
    public static PreviewStep? Parse(string text, SharedContent shared) =>
        text switch
        {
            "t" => Timeout,
            _ when IsNumber(text) => new(PreviewStepKind.Choice, text),
            ['w', .. var seconds] when IsNumber(seconds) => new(PreviewStepKind.Wait, seconds),
            _ => shared.FindAct(text) is { } act ? Act(act) : null,
        };

    public Step ToStep(TimeSpan at) =>
        Kind switch
        {
            PreviewStepKind.Choice => new(StepKind.Choice, Value, at),
            PreviewStepKind.Act => Step.Act(Value, at),
            _ => Step.Timeout(at),
        };

    public override string ToString() =>
        Kind switch
        {
            PreviewStepKind.Timeout => "t",
            PreviewStepKind.Wait => "w" + Value,
            _ => Value,
        };

    private static bool IsNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostSeconds;
}
