namespace Training.Review;

/// <summary>How well something was remembered, in FSRS’s words and numbers.</summary>
public enum Recall
{
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

/// <summary>
/// What is known of someone’s memory of one thing: the DSR model of FSRS-6, with its published default weights.
/// </summary>
/// <remarks>
/// Ye, Su and Cao, “A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling”, KDD 2022,
/// doi:10.1145/3534678.3539081; the formulas of version 6 are those of the project’s page “The Algorithm” (open-spaced-repetition).
/// </remarks>
/// <param name="Stability">S, in days: after so long, nine times out of ten it is still remembered.</param>
/// <param name="Difficulty">D, from 1 (easy) to 10.</param>
public readonly record struct Memory(double Stability, double Difficulty)
{
    private const double LeastStability = 0.001;
    private const double Retention = 0.9;

    // w0…w20, as published for version 6.
    private static readonly double[] W =
    [
        0.212,
        1.2931,
        2.3065,
        8.2956,
        6.4133,
        0.8334,
        3.0194,
        0.001,
        1.8722,
        0.1666,
        0.796,
        1.4835,
        0.0614,
        0.2629,
        1.6483,
        0.6014,
        1.8729,
        0.5425,
        0.0912,
        0.0658,
        0.1542,
    ];

    // Chosen so that R(S, S) = 0.9 whatever the decay.
    private static readonly double Factor = Math.Pow(0.9, -1 / W[20]) - 1;

    /// <summary>After the very first answer: S₀(G) = w[G−1]; D₀(G) = w4 − e^(w5·(G−1)) + 1.</summary>
    public static Memory First(Recall recall) => new(W[(int)recall - 1], WithinBounds(FirstDifficulty(recall)));

    /// <summary>R(t, S) = (1 + F·t/S)^(−w20): how likely it is remembered after so many days, from 0 to 1.</summary>
    public double Retrievability(double days) => Math.Pow(1 + Factor * days / Stability, -W[20]);

    /// <summary>When to ask again, in whole days: when one time in ten it would be forgotten.</summary>
    /// <param name="longest">Never later than this.</param>
    public int NextInterval(int longest = 36_500) =>
        (int)Math.Clamp(Math.Round(Stability / Factor * (Math.Pow(Retention, -1 / W[20]) - 1)), 1, longest);

    /// <summary>After another answer, so many days after the last.</summary>
    public Memory After(Recall recall, double days)
    {
        var stability =
            days < 1 ? SameDay(recall)
            : recall == Recall.Again ? Forgotten(Retrievability(days))
            : Remembered(recall, Retrievability(days));
        return new(Math.Max(LeastStability, stability), NextDifficulty(recall));
    }

    // S′ = S·e^(w17·(G−3+w18))·S^(−w19), and no loss for what was remembered.
    private double SameDay(Recall recall)
    {
        var gain = Math.Exp(W[17] * ((int)recall - 3 + W[18])) * Math.Pow(Stability, -W[19]);
        return Stability * (recall >= Recall.Good ? Math.Max(1, gain) : gain);
    }

    // S′ = S·(1 + e^w8·(11−D)·S^(−w9)·(e^(w10·(1−R)) − 1)·[w15 if hard]·[w16 if easy])
    private double Remembered(Recall recall, double retrievability) =>
        Stability
        * (
            1
            + Math.Exp(W[8])
                * (11 - Difficulty)
                * Math.Pow(Stability, -W[9])
                * (Math.Exp(W[10] * (1 - retrievability)) - 1)
                * (recall == Recall.Hard ? W[15] : 1)
                * (recall == Recall.Easy ? W[16] : 1)
        );

    // S′ = min(w11·D^(−w12)·((S+1)^w13 − 1)·e^(w14·(1−R)), S / e^(w17·w18))
    private double Forgotten(double retrievability) =>
        Math.Min(
            W[11] * Math.Pow(Difficulty, -W[12]) * (Math.Pow(Stability + 1, W[13]) - 1) * Math.Exp(W[14] * (1 - retrievability)),
            Stability / Math.Exp(W[17] * W[18])
        );

    // D′ = D − w6·(G−3)·(10−D)/9, drawn back a little towards D₀(easy): w7.
    private double NextDifficulty(Recall recall)
    {
        var moved = Difficulty - W[6] * ((int)recall - 3) * (10 - Difficulty) / 9;
        return WithinBounds(W[7] * FirstDifficulty(Recall.Easy) + (1 - W[7]) * moved);
    }

    private static double FirstDifficulty(Recall recall) => W[4] - Math.Exp(W[5] * ((int)recall - 1)) + 1;

    private static double WithinBounds(double difficulty) => Math.Clamp(difficulty, 1, 10);
}
