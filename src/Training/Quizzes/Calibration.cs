using Training.Content.Quizzes;

namespace Training.Quizzes;

/// <summary>How often a learner was right, by how sure they said they were. Partly right is not right; what has no
/// answer, or waits for a person, is left out.</summary>
/// <param name="Steps">One for each confidence, the least sure first.</param>
public sealed record Calibration(IReadOnlyList<CalibrationStep> Steps)
{
    public bool IsEmpty => Steps.All(step => step.Count == 0);

    public CalibrationStep this[Confidence confidence] => Steps.First(step => step.Confidence == confidence);

    public static Calibration Of(params IEnumerable<AttemptedQuiz> attempts)
    {
        var said = attempts
            .SelectMany(a =>
                a.Items.Select(item => (Item: item, Response: a.Attempt.ResponseTo(item.Id), Confidence: a.Attempt.ConfidenceIn(item.Id)))
            )
            .Where(answer => answer.Confidence is not null && !answer.Response.IsEmpty && answer.Item is not OpenItem)
            .ToLookup(answer => answer.Confidence, answer => answer.Item.Score(answer.Response) == 1);
        return new([
            .. Enum.GetValues<Confidence>().Select(c => new CalibrationStep(c, said[c].Count(isRight => isRight), said[c].Count())),
        ]);
    }
}

/// <param name="Right">How many of them were right.</param>
/// <param name="Count">How many answers were given with this confidence.</param>
public sealed record CalibrationStep(Confidence Confidence, int Right, int Count)
{
    public double Share => Count == 0 ? 0 : (double)Right / Count;

    /// <summary>The shares that this confidence says, by the bounds of certainty-based marking.</summary>
    public (double Least, double Most) Said =>
        Confidence switch
        {
            Confidence.Guess => (0, 0.67),
            Confidence.Think => (0.67, 0.8),
            _ => (0.8, 1),
        };
}
