namespace Training;

/// <summary>Who may open a group of pages.</summary>
public static class TrainingPolicies
{
    public const string Learner = "Learner";
    public const string Author = "Author";
}
