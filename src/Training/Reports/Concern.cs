using Training.Content.Modules;

namespace Training.Reports;

/// <summary>Why a learner needs a look.</summary>
public abstract record Concern
{
    /// <summary>Modules that are due and not done.</summary>
    public sealed record Late(IReadOnlyList<CohortModule> Modules) : Concern;

    /// <summary>An activity that was failed more than once, and is not passed.</summary>
    public sealed record Stuck(Activity Activity, int Failures) : Concern;

    /// <summary>Began, has something left to do, and has opened nothing for days.</summary>
    public sealed record Silent(int Days) : Concern;

    /// <summary>The offering has begun, and they have not.</summary>
    public sealed record NeverBegan : Concern;
}
