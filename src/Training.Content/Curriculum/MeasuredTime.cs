using System.Text.RegularExpressions;
using Training.Content.Lessons;
using Training.Content.Modules;
using Training.Content.Readability;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Exploring;

namespace Training.Content.Curriculum;

/// <summary>
/// How long an activity takes, measured on what it gives to read and to do: what its author declares is compared to it. A lesson is read to learn, at 150
/// words a minute, with half a minute for each self-check; a session is played by made-up learners (<see cref="SessionTime"/>). Each question of the journal
/// takes two minutes. Job aids take none, and what a quiz takes is its author’s word.
/// </summary>
public static partial class MeasuredTime
{
    private const int WordsPerMinute = 150;
    private static readonly TimeSpan Checking = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Writing = TimeSpan.FromMinutes(2);

    /// <summary>In French: the words of both languages are near enough.</summary>
    /// <param name="writes">Whether one keeps a journal; who tries without an account has none.</param>
    public static TimeSpan Of(Activity activity, bool writes = true) =>
        activity switch
        {
            Lesson lesson => Reading(lesson) + (writes ? lesson.Text.Fr.Parts.OfType<JournalPart>().Count() : 0) * Writing,
            Scenario session => SessionTime.Of(session).Median + (writes ? session.Script.Fr.Reflection.Count : 0) * Writing,
            _ => activity.Duration,
        };

    private static TimeSpan Reading(Lesson lesson) =>
        TimeSpan.FromMinutes(LessonMeasure.Of(lesson, Language.Fr).Text.Words) / WordsPerMinute
        + lesson.Text.Fr.Parts.Where(part => part is not InstructorPart).Sum(part => SelfCheck().Count(part.Html)) * Checking;

    [GeneratedRegex("class=\"stack check\"")]
    private static partial Regex SelfCheck();
}
