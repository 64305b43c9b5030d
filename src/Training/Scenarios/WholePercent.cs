namespace Training.Scenarios;

/// <summary>Scores as people read them.</summary>
internal static class WholePercent
{
    /// <summary>Rounded down: nobody reads that they have the 70 % that they just missed.</summary>
    public static double Of(double scaled) => Math.Floor((scaled * 100) + 1e-6) / 100;
}
