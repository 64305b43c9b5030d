using Training.Content.Lessons;

namespace Training.Content.Readability;

/// <summary>A lesson as its learner reads it: without the instructor’s notes.</summary>
public sealed record LessonMeasure(Lesson Lesson, Language Language, TextMeasure Text)
{
    public static LessonMeasure Of(Lesson lesson, Language language) =>
        new(
            lesson,
            language,
            TextMeasure.Of(
                string.Join('\n', lesson.Text.In(language).Parts.Where(part => part is not InstructorPart).Select(part => part.Html)),
                language
            )
        );
}
