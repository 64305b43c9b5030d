using Training.Content.Courses;
using Training.Content.Files;
using Training.Content.Markup;
using Training.Content.Modules;

namespace Training.Content;

/// <summary>What a set of files says: what modules share, the modules, and the courses composed of them.</summary>
public sealed record ContentSet(SharedContent Shared, IReadOnlyList<Module> Modules, IReadOnlyList<Course> Courses)
{
    public Module? Find(string slug) => Modules.FirstOrDefault(m => m.Slug == slug);
}

/// <summary>Reads authored files into checked content. Pure: the same files always give the same content and problems.</summary>
public static class ContentReader
{
    /// <summary>
    /// What could be read, with every problem met; null when the shared files can’t be. To read a single module, give
    /// <see cref="ContentFiles.Module"/>. Content is fit for learners only when there are no errors.
    /// </summary>
    /// <param name="walk">Whether to walk through the scenarios too, which only content that was never checked needs.</param>
    public static ContentSet? Read(ContentFiles files, ProblemList problems, bool walk = true)
    {
        foreach (var path in files.Paths)
            MediaChecks.Check(path, files.Find(path)!.Value, problems);
        if (new SharedContentReader(files, problems).Read() is not { } shared)
            return null;

        var glossary = new GlossaryLinks(shared, problems);
        var reader = new ModuleReader(files, shared, glossary, problems, walk);
        List<Module> modules = [.. files.ModuleSlugs.Select(reader.Read).OfType<Module>()];
        CheckTaster(modules, problems);
        var courses = new CourseReader(files, shared, modules, glossary, problems).Read();
        glossary.WarnOfUnused(files);
        return new(shared, modules, courses);
    }

    /// <summary>What all modules share; null when it can’t be read.</summary>
    public static SharedContent? ReadShared(ContentFiles files, ProblemList problems) => new SharedContentReader(files, problems).Read();

    /// <summary>
    /// One module beside what all share, which was read before: for texts that are being written. Only what is wrong in the module’s own folder is said.
    /// </summary>
    /// <returns>What could be read; null when <c>module.md</c> can’t.</returns>
    public static Module? ReadModule(ContentFiles files, string slug, SharedContent shared, ProblemList problems, bool walk = true)
    {
        var folder = $"modules/{slug}/";
        foreach (var path in files.Paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal)))
            MediaChecks.Check(path, files.Find(path)!.Value, problems);
        return new ModuleReader(files, shared, new GlossaryLinks(shared, problems), problems, walk).Read(slug);
    }

    /// <summary>The courses of these files that have no error, composed of modules that were read before.</summary>
    public static IReadOnlyList<Course> ReadCourses(ContentFiles files, IReadOnlyList<Module> modules, ProblemList problems)
    {
        if (new SharedContentReader(files, problems).Read() is not { } shared)
            return [];
        var courses = new CourseReader(files, shared, modules, new GlossaryLinks(shared, problems), problems).Read();
        var broken = problems
            .Items.Where(p => p.Severity == Severity.Error)
            .Select(p => p.At.File.Split('/')[^1].Split('.')[0])
            .ToHashSet();
        return [.. courses.Where(course => !broken.Contains(course.Slug))];
    }

    private static void CheckTaster(IEnumerable<Module> modules, ProblemList problems)
    {
        var withTaster = modules.Where(m => m.Taster.Count > 0).ToList();
        foreach (var module in withTaster.Skip(1))
            problems.Error(
                ProblemCodes.TasterTwice,
                new($"modules/{module.Slug}/module.md", 1, 1),
                $"Un autre module a déjà « taster » : {withTaster[0].Slug}. Le site n’offre qu’une découverte sans compte.",
                $"Another module has “taster” already: {withTaster[0].Slug}. The site offers one taster only."
            );
    }
}
