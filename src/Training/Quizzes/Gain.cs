namespace Training.Quizzes;

/// <summary>What a learner showed of one competency in a pre-test, and in a later attempt that asked other items.</summary>
/// <param name="Before">The mean score of the pre-test’s items, 0 to 1.</param>
/// <param name="ItemsBefore">How many items that is a mean of; never none.</param>
public sealed record Gain(string Competency, double Before, int ItemsBefore, double After, int ItemsAfter)
{
    /// <summary>With fewer, a mean says little: one answer more or less changes it by half or more.</summary>
    public const int FewItems = 3;

    public double Difference => After - Before;

    public bool IsOnFewItems => ItemsBefore < FewItems || ItemsAfter < FewItems;

    /// <summary>Of each competency that both asked about; nothing unless the pre-test was over when the attempt began.</summary>
    public static IReadOnlyList<Gain> Between(AttemptedQuiz preTest, AttemptedQuiz after)
    {
        // An attempt that didn’t know of the pre-test may have asked the same items.
        if (preTest.Attempt.SubmittedAt is not { } over || over > after.Attempt.StartedAt || after.Attempt.AskedBefore.Length == 0)
            return [];
        var (was, now) = (ByCompetency(preTest), ByCompetency(after));
        return
        [
            .. was.Where(w => now.Contains(w.Key))
                .OrderBy(w => w.Key, StringComparer.Ordinal)
                .Select(w => new Gain(w.Key, w.Average(), w.Count(), now[w.Key].Average(), now[w.Key].Count())),
        ];
    }

    private static ILookup<string, double> ByCompetency(AttemptedQuiz attempted) =>
        attempted
            .Items.SelectMany(item =>
                item.Competencies.Select(c => (Competency: c, Score: item.Score(attempted.Attempt.ResponseTo(item.Id))))
            )
            .Where(i => i.Score is not null)
            .ToLookup(i => i.Competency, i => i.Score!.Value);
}
