using Training.Content.Courses;

namespace Training.Content.Tests.Courses;

public sealed class CourseTests
{
    private const string Path = "courses/cours.course.md";

    [Fact]
    public void A_course_has_its_modules_hours_and_notes_in_both_languages()
    {
        var files = TestContent
            .Good.With(Path, TestContent.Bytes(Text(body: "Pour qui.\n\n:::formateur\nÀ dire.\n:::")), new ProblemList())
            .With(
                "courses/cours.course.en.md",
                TestContent.Bytes("---\ntitle: A course\nsummary: One module.\n---\n\nFor whom.\n\n:::instructor\nSay this.\n:::\n"),
                new ProblemList()
            );

        var course = Assert.Single(TestContent.Read(files).Content!.Courses);

        Assert.Equal(("cours", CourseKind.College, 2.5m, 1m), (course.Slug, course.Kind, course.Hours, course.Elsewhere));
        Assert.Equal(new CourseModule("confidentialite", "1-2", IsOptional: false), Assert.Single(course.Modules));
        Assert.Null(course.AtLeast);
        Assert.Equal(("Un cours", "A course"), (course.Text.Fr.Title, course.Text.En.Title));
        Assert.DoesNotContain("À dire", course.Text.Fr.Html, StringComparison.Ordinal);
        Assert.Contains("À dire", course.Text.Fr.InstructorHtml, StringComparison.Ordinal);
        Assert.Contains("Say this", course.Text.En.InstructorHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_course_may_ask_for_some_of_its_modules()
    {
        var course = Assert.Single(Read(Text(complete: "at least 1")).Content!.Courses);

        Assert.Equal(1, course.AtLeast);
    }

    [Fact]
    public void A_translation_without_the_instructors_notes_departs_from_its_source()
    {
        var files = TestContent
            .Good.With(Path, TestContent.Bytes(Text(body: "Pour qui.\n\n:::formateur\nÀ dire.\n:::")), new ProblemList())
            .With(
                "courses/cours.course.en.md",
                TestContent.Bytes("---\ntitle: A course\nsummary: One module.\n---\n\nFor whom.\n"),
                new ProblemList()
            );

        Assert.Contains(TestContent.Read(files).Problems, p => p.Code == ProblemCodes.TranslationDiverges);
    }

    [Fact]
    public void A_translation_alone_has_no_source()
    {
        var files = TestContent.Good.With(
            "courses/cours.course.en.md",
            TestContent.Bytes("---\ntitle: A course\nsummary: One module.\n---\n\nFor whom.\n"),
            new ProblemList()
        );

        Assert.Equal([ProblemCodes.TranslationOrphan], TestContent.Read(files).Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_course_with_an_error_is_not_offered()
    {
        var files = TestContent.Good.With(Path, TestContent.Bytes(Text(hours: "9")), new ProblemList());
        var modules = TestContent.Read(TestContent.Good).Content!.Modules;

        Assert.Empty(ContentReader.ReadCourses(files, modules, new ProblemList()));
    }

    [Fact]
    public void A_course_changes_no_version_of_a_module()
    {
        var files = TestContent.Good.With(Path, TestContent.Bytes(Text()), new ProblemList());

        Assert.Equal(TestContent.Good.Module("confidentialite").Hash, files.Module("confidentialite").Hash);
    }

    private static (ContentSet? Content, IReadOnlyList<ContentProblem> Problems) Read(string text) =>
        TestContent.Read(TestContent.Good.With(Path, TestContent.Bytes(text), new ProblemList()));

    private static string Text(string hours = "2.5", string complete = "all", string body = "Pour qui.") =>
        $"""
            ---
            title: Un cours
            summary: Un module et une rencontre.
            kind: college
            hours: {hours}
            elsewhere: 1
            complete: {complete}
            modules:
              - {"{ module: confidentialite, weeks: 1-2 }"}
            ---

            {body}

            """;
}
