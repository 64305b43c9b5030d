namespace Training.Content.Courses;

/// <summary>For whom a course is composed.</summary>
public enum CourseKind
{
    College,
    University,
    Continuing,
}

/// <summary>Modules in an order, with what is done outside them, the hours of the whole and what completes it.</summary>
/// <param name="Elsewhere">The hours that the course takes outside its modules: class, homework.</param>
/// <param name="AtLeast">How many of the modules complete the course; null when all that aren’t optional do.</param>
public sealed record Course(
    string Slug,
    CourseKind Kind,
    decimal Hours,
    decimal Elsewhere,
    IReadOnlyList<CourseModule> Modules,
    int? AtLeast,
    Localized<CourseText> Text
);

/// <summary>A module’s place in a course.</summary>
/// <param name="Weeks">The week or weeks when it is done, as written: 3 or 3-4.</param>
public sealed record CourseModule(string Slug, string? Weeks, bool IsOptional);

/// <param name="InstructorHtml">Notes that only instructors see; empty when there are none.</param>
/// <param name="Cited">Source ids in the order of their first citation.</param>
public sealed record CourseText(string Title, string Summary, string Html, string InstructorHtml, IReadOnlyList<string> Cited);
