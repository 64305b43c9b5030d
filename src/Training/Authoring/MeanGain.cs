using Training.Quizzes;

namespace Training.Authoring;

/// <summary>What many learners gained on one competency, on average, and how sure that is.</summary>
/// <param name="Learners">How many were asked about it before and after; nothing is known of any of them.</param>
/// <param name="Mean">The mean of their differences, −1 to 1; null where they are too few to say.</param>
/// <param name="Margin">Half of the 95 % interval around it.</param>
public sealed record MeanGain(string Competency, int Learners, double? Mean, double Margin)
{
    /// <summary>With fewer, a mean could tell something of somebody, and the interval would be wide anyway.</summary>
    public const int FewestLearners = 10;

    /// <summary>
    /// Each learner is compared with themselves: the interval is that of a paired t-test, mean ± t(0.975; n − 1) · s ÷ √n (Student, 1908).
    /// </summary>
    public static IReadOnlyList<MeanGain> Of(IEnumerable<Gain> gains) =>
        [
            .. gains
                .GroupBy(gain => gain.Competency, gain => gain.Difference)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Of(group.Key, [.. group])),
        ];

    private static MeanGain Of(string competency, List<double> differences)
    {
        var n = differences.Count;
        if (n < FewestLearners)
            return new(competency, n, null, 0);
        var mean = differences.Average();
        var deviation = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (n - 1));
        return new(competency, n, mean, T975(n - 1) * deviation / Math.Sqrt(n));
    }

    /// <summary>The 97.5th percentile of Student’s t, by its expansion around the normal one: to the third decimal from 9 degrees up.</summary>
    /// <remarks>Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 26.7.5.</remarks>
    internal static double T975(int degrees)
    {
        const double z = 1.959963984540054;
        var (z3, z5, z7) = (Math.Pow(z, 3), Math.Pow(z, 5), Math.Pow(z, 7));
        return z
            + (z3 + z) / (4.0 * degrees)
            + (5 * z5 + 16 * z3 + 3 * z) / (96.0 * degrees * degrees)
            + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384.0 * degrees * degrees * degrees);
    }
}
