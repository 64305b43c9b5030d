namespace Training.Reports;

/// <summary>Where a learner is in a module of their offering.</summary>
public enum ModuleState
{
    Done = 1,
    Underway,
    Late,
    NotBegun,
}

/// <summary>A learner’s place in one module: only what their records hold, never what they practised.</summary>
/// <param name="HasBegun">Opened an activity of it.</param>
public sealed record ModuleStanding(CohortModule Module, bool HasBegun, DateTimeOffset? DoneAt, bool IsLate)
{
    /// <summary>What is done is done, even when it came late.</summary>
    public ModuleState State =>
        DoneAt is not null ? ModuleState.Done
        : IsLate ? ModuleState.Late
        : HasBegun ? ModuleState.Underway
        : ModuleState.NotBegun;
}
