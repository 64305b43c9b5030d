namespace Training.Content.Scenarios;

public enum StepKind
{
    Choice,
    Act,
    Timeout,

    /// <summary>Takes the last step back, where the author allows it.</summary>
    Back,
}

/// <summary>What the learner did: all that an attempt stores of a session, besides its content version and its seed.</summary>
/// <param name="Value">The index of the choice, or the id of the act; empty for a timeout.</param>
/// <param name="At">Session time since the start.</param>
public sealed record Step(StepKind Kind, string Value, TimeSpan At)
{
    public static Step Choose(int index, TimeSpan at) =>
        new(StepKind.Choice, index.ToString(System.Globalization.CultureInfo.InvariantCulture), at);

    public static Step Act(string act, TimeSpan at) => new(StepKind.Act, act, at);

    public static Step Timeout(TimeSpan at) => new(StepKind.Timeout, "", at);

    public static Step Back(TimeSpan at) => new(StepKind.Back, "", at);

    /// <summary>What is left of the steps once those that were taken back are out.</summary>
    public static IReadOnlyList<Step> Standing(IEnumerable<Step> steps)
    {
        var standing = new List<Step>();
        foreach (var step in steps)
            if (step.Kind != StepKind.Back)
                standing.Add(step);
            else if (standing.Count > 0)
                standing.RemoveAt(standing.Count - 1);
        return standing;
    }
}
