namespace Training.Quizzes;

/// <summary>How sure one says one is of an answer; the bounds are those of certainty-based marking (Gardner-Medwin, 2005).</summary>
public enum Confidence
{
    /// <summary>Right less than two times out of three.</summary>
    Guess = 1,

    /// <summary>Right more than two times out of three.</summary>
    Think = 2,

    /// <summary>Right more than four times out of five.</summary>
    Know = 3,
}

public sealed partial class QuizAttempt
{
    public Confidence? ConfidenceIn(string item) => Find(item)?.Confidence;

    /// <summary>When it was said, by the clock of <see cref="AnswerTime"/>.</summary>
    public long ConfidenceSaidLast(string item) => Find(item)?.ConfidenceSequence ?? 0;

    /// <summary>Keeps how sure the learner is, or that they would rather not say; the latest word stands. It never changes the score.</summary>
    /// <param name="sequence">Null for one that is said now.</param>
    public void SayConfidence(string item, Confidence? confidence, long? sequence, DateTimeOffset now)
    {
        if (IsSubmitted || IsChecked(item) || (sequence is null && ConfidenceIn(item) == confidence))
            return;
        var kept = Find(item) ?? New(item, now);
        var said = sequence ?? AnswerTime.After(kept.ConfidenceSequence, now);
        if (said < kept.ConfidenceSequence || (said == kept.ConfidenceSequence && (confidence ?? 0) <= (kept.Confidence ?? 0)))
            return;

        (kept.Confidence, kept.ConfidenceSequence) = (confidence, said);
        Keep(kept);
    }
}
