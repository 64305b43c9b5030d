using Training.Content.Quizzes;
using Training.Quizzes;
using Training.Statistics;

namespace Training.Reports.Items;

/// <summary>What the first attempts of a cohort say of a quiz, all together.</summary>
public sealed class CohortQuiz
{
    /// <param name="attempts">With their responses, one of each learner, all of this version.</param>
    public CohortQuiz(Quiz quiz, string hash, IReadOnlyCollection<QuizAttempt> attempts)
    {
        (Quiz, Learners) = (quiz, attempts.Count);
        if (!HasEnough)
            return;
        var tally = new QuizTally { ActivityId = quiz.Id, ContentHash = hash };
        foreach (var attempt in attempts)
            tally.Add(quiz, attempt);
        MeanScore = tally.Sum / 1e6 / tally.Attempts;
        Items = [.. new QuizFigures(quiz, tally).Items.Select(item => new CohortItem(item))];
    }

    public Quiz Quiz { get; }
    public int Learners { get; }
    public double MeanScore { get; }
    public IReadOnlyList<CohortItem> Items { get; } = [];

    public bool HasEnough => Learners >= CohortWork.FewestLearners;
}
