using Training.Content.Lessons;
using Training.Reports;

namespace Training.Gradebook;

/// <summary>What one learner has in one module of their offering.</summary>
/// <param name="Grades">Of every activity but the aids, in the module’s order.</param>
public sealed record ModuleGrades(CohortModule Module, IReadOnlyList<Grade> Grades, ModuleStanding Standing)
{
    public IEnumerable<Grade> Scored => Grades.Where(g => Grade.IsScored(g.Activity));

    public int Lessons => Grades.Count(g => g.Activity is Lesson);

    public int LessonsRead => Grades.Count(g => g.Activity is Lesson && g.IsDone);

    /// <summary>The mean of the scores there are; null while there is none.</summary>
    public double? Subtotal => Scored.Average(g => g.Score);

    public Grade? Find(string activity) => Grades.FirstOrDefault(g => g.Activity.Id.Slug == activity);
}

/// <summary>A row of the gradebook.</summary>
public sealed record LearnerGrades(CohortLearner Learner, IReadOnlyList<ModuleGrades> Modules)
{
    public Grade? Find(Content.ActivityId activity) => Modules.FirstOrDefault(m => m.Module.Slug == activity.Module)?.Find(activity.Slug);
}
