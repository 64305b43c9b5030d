using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Training.Content.Lessons;
using Training.Content.Markup;
using Training.Content.Modules;
using Training.Content.Translations;

namespace Training.Content.Courses;

/// <summary>Reads the files of <c>courses/</c>, each with its translation.</summary>
internal sealed class CourseReader(
    ContentFiles files,
    SharedContent shared,
    IReadOnlyList<Module> modules,
    GlossaryLinks glossary,
    ProblemList problems
)
{
    private const string Ending = ".course.md";
    private const string TranslationEnding = ".course.en.md";

    public IReadOnlyList<Course> Read()
    {
        CheckOrphans();
        return
        [
            .. files
                .Paths.Where(path =>
                    path.StartsWith("courses/", StringComparison.Ordinal) && path.EndsWith(Ending, StringComparison.Ordinal)
                )
                .Select(ReadPair)
                .OfType<Course>(),
        ];
    }

    private Course? ReadPair(string path)
    {
        if (ReadFile(path, Language.Fr) is not { } source)
            return null;
        var translationPath = path[..^Ending.Length] + TranslationEnding;
        var isTranslated = files.Find(translationPath) is not null;
        var translation = isTranslated ? ReadFile(translationPath, Language.En) : null;
        if (translation is not null)
            TranslationChecks.CheckStamp(source, translation, problems);
        else if (!isTranslated)
            TranslationChecks.Missing(source, problems);
        return Read(source, translation);
    }

    private Course Read(MarkdownFile source, MarkdownFile? translation)
    {
        var fr = ReadText(source);
        var head = new CourseHeadReader(source.Fields, modules, problems);
        var course = head.Read(source.Slug, fr);
        if (translation is null)
            return course;

        var en = ReadText(translation);
        translation.Fields.NothingElse();
        TranslationChecks.CheckProse(source, translation, problems);
        return course with { Text = new(fr, en) };
    }

    private CourseText ReadText(MarkdownFile file)
    {
        BoxChecks.Check(file, problems);
        foreach (var prompt in file.Blocks.OfType<CustomContainer>().Where(box => BoxKinds.Of(box.Info) == BoxKind.Try))
            problems.Error(
                ProblemCodes.BoxMisplaced,
                file.At(prompt),
                "Un encadré « essayer » va dans une leçon : un cours n’a pas de journal.",
                "A “try” box goes in a lesson: a course has no journal."
            );
        var writer = new HtmlWriter(shared.Sources, problems);
        var notes = file.Blocks.OfType<CustomContainer>().Where(box => BoxKinds.Of(box.Info) == BoxKind.Instructor).ToList();
        var prose = writer.Blocks(file, [.. file.Blocks.Where(block => !notes.Contains(block))]);
        return new(
            file.Prose("title"),
            file.Prose("summary"),
            prose,
            string.Concat(notes.Select(note => writer.Inside(file, note))),
            writer.Cited
        );
    }

    private MarkdownFile? ReadFile(string path, Language language)
    {
        if (MarkdownFile.Read(path, files.Find(path)!.Value, language, problems) is not { } file)
            return null;
        // A course has the boxes of a lesson, and neither activities nor pictures of its own to link to.
        new ProseChecks(new ModuleFolder(ContentFiles.Empty, file.Slug, problems), file, problems).Check(ActivityKind.Lesson);
        glossary.Check(file, isShownInPlace: false);
        TermChecks.Check(file, shared.Terms, quotesOnly: false, problems);
        return file;
    }

    private void CheckOrphans()
    {
        foreach (var path in files.Paths.Where(path => path.EndsWith(TranslationEnding, StringComparison.Ordinal)))
            if (files.Find(path[..^TranslationEnding.Length] + Ending) is null)
                problems.Error(
                    ProblemCodes.TranslationOrphan,
                    new(path, 1, 1),
                    "Cette traduction n’a pas de source : le même nom, sans « .en ».",
                    "This translation has no source: the same name without “.en”."
                );
    }
}
