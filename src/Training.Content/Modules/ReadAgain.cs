using Training.Content.Lessons;
using Training.Content.Quizzes;

namespace Training.Content.Modules;

/// <summary>
/// Which lessons of a module teach what an item asks: those that the item names; else those that cite the most of its sources, two at most.
/// </summary>
public static class ReadAgain
{
    private const int MostDerived = 2;

    public static IReadOnlyList<Lesson> For(Module module, Item item)
    {
        var lessons = module.Activities.OfType<Lesson>().ToList();
        if (item.Lessons.Count > 0)
            return [.. lessons.Where(lesson => item.Lessons.Contains(lesson.Id.Slug))];

        var sources = item.Text.Fr.Cited.Concat(item.Case?.Text.Fr.Cited ?? []).ToHashSet(StringComparer.Ordinal);
        var shared = lessons.Select(lesson => (Lesson: lesson, Count: lesson.Text.Fr.Cited.Count(sources.Contains))).ToList();
        var most = shared.Select(s => s.Count).DefaultIfEmpty().Max();
        var best = shared.Where(s => s.Count == most && most > 0).Select(s => s.Lesson).ToList();
        // What every other lesson rests on too points nowhere.
        return best.Count <= MostDerived ? best : [];
    }
}
