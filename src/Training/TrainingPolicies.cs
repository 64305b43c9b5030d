namespace Training;

/// <summary>Who may open a group of pages.</summary>
public static class TrainingPolicies
{
    public const string Learner = "Learner";

    /// <summary>Learners, and guests where the taster leads them.</summary>
    public const string LearnerOrGuest = "LearnerOrGuest";
    public const string Author = "Author";
}
