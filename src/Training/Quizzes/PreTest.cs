using Training.Enrolments;

namespace Training.Quizzes;

/// <summary>Items of a quiz’s bank answered before the module: where one starts from. Never required, never graded.</summary>
internal static class PreTest
{
    /// <summary>Until the first activity of the module is done: then it would say where one has got to.</summary>
    public static bool IsOpen(EnrolledModule enrolled) => enrolled.Enrolment.Records.Count == 0;
}
