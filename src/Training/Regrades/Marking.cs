using Training.Content.Quizzes;
using Training.Quizzes;

namespace Training.Regrades;

/// <summary>How attempts at a quiz are marked once some of its items are corrected; by the attempts’ own pass mark.</summary>
internal sealed class Marking(Quiz quiz, IReadOnlyDictionary<string, Func<Response, double>> corrected)
{
    public (double Score, bool Passed) Mark(QuizAttempt attempt)
    {
        // As the attempt’s own score: what only a person can score is left out, and a last digit must not fail anyone.
        var score = Math.Round(attempt.Draw(quiz).Select(item => Mark(item, attempt.ResponseTo(item.Id))).Average() ?? 0, 6);
        return (score, score >= quiz.Mastery);
    }

    public double? Mark(Item item, Response response) =>
        corrected.TryGetValue(item.Id, out var mark) ? (response.IsEmpty ? 0 : mark(response)) : item.Score(response);
}
