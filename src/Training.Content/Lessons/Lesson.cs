using Training.Content.Modules;

namespace Training.Content.Lessons;

/// <summary>A text to read, with prompts whose answers go to the learner’s private journal.</summary>
public sealed record Lesson(ActivityId Id, Localized<string> Title, TimeSpan Duration, Localized<LessonText> Text)
    : Activity(Id, Title, Duration);

/// <param name="Cited">Source ids in the order of their first citation.</param>
public sealed record LessonText(string? Summary, IReadOnlyList<LessonPart> Parts, IReadOnlyList<string> Cited);

/// <summary>A run of a lesson’s text, ready to show.</summary>
public abstract record LessonPart(string Html);

public sealed record ProsePart(string Html) : LessonPart(Html);

/// <summary>A prompt to answer in the journal; its id is unique in the lesson.</summary>
public sealed record JournalPart(string Id, string Html) : LessonPart(Html);

/// <summary>A note that only instructors see.</summary>
public sealed record InstructorPart(string Html) : LessonPart(Html);

/// <summary>A job aid: a page that prints. Never required to complete a module.</summary>
public sealed record Aid(ActivityId Id, Localized<string> Title, Localized<AidText> Text) : Activity(Id, Title, TimeSpan.Zero);

public sealed record AidText(string Summary, string Html, IReadOnlyList<string> Cited);
