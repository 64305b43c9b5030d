using Training.Content;
using Training.Content.Curriculum;
using Training.Content.Lessons;
using Training.Content.Readability;
using Training.Content.Translations;
using Training.Localization;
using Training.Web.Settings;

namespace Training.Web.Commands;

/// <summary>
/// <c>content check</c> says what is wrong in the authored files; <c>content explore</c>, what may happen in the scenarios; <c>content curriculum</c>, what
/// the modules teach; <c>content readability</c>, how the lessons read; <c>content stamp</c> marks translations as up to date; <c>content import</c> and <c>content export</c> take quizzes in and out.
/// </summary>
internal static class ContentCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["explore", .. var asked])
            return await ExploreCommand.RunAsync(asked);
        if (args is ["import", .. var toImport])
            return await ImportCommand.RunAsync(toImport);
        if (args is ["export", .. var toExport])
            return await ExportCommand.RunAsync(toExport);
        if (args is not [var verb, .. var rest] || verb is not ("check" or "stamp" or "curriculum" or "readability") || rest.Length > 1)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Content.Usage");
            return Terminal.WrongUse;
        }
        var folder = rest is [var given] ? Path.GetFullPath(given, Terminal.Here) : ContentFolders.Find(Terminal.Here);
        if (!Directory.Exists(folder))
        {
            await Terminal.SayAsync(Console.Error, "Commands.Content.NoFolder", folder);
            return Terminal.WrongUse;
        }
        return verb switch
        {
            "check" => await CheckAsync(folder),
            "stamp" => await StampAsync(folder),
            "curriculum" => await CurriculumAsync(folder),
            _ => await ReadabilityAsync(folder),
        };
    }

    private static async Task<int> CheckAsync(string folder)
    {
        var problems = new ProblemList();
        var files = ContentFiles.FromFolder(folder, problems);
        ContentReader.Read(files, problems);
        foreach (var problem in problems.Items.OrderBy(p => p.At.File, StringComparer.Ordinal).ThenBy(p => p.At.Line))
            await Console.Out.WriteLineAsync(problem.ToText(Terminal.Language));

        var errors = problems.Items.Count(p => p.Severity == Severity.Error);
        await Terminal.SayAsync(Console.Out, "Commands.Content.Checked", files.ModuleSlugs.Count, errors, problems.Items.Count - errors);
        return problems.HasErrors ? 1 : 0;
    }

    private static async Task<int> CurriculumAsync(string folder)
    {
        if (await ReadAsync(folder) is not { } content)
            return 1;
        await Console.Out.WriteAsync(CurriculumMap.Of(content));
        return 0;
    }

    private static async Task<int> ReadabilityAsync(string folder)
    {
        if (await ReadAsync(folder) is not { } content)
            return 1;
        var table = new TextTable();
        var culture = Terminal.Language.Culture();
        table.Add([
            .. "Lesson Minutes Words Sentence Ease"
                .Split(' ')
                .Select(head => ResourceText.In(Terminal.Language, $"Commands.Readability.{head}")),
        ]);
        foreach (var lesson in content.Modules.SelectMany(module => module.Activities).OfType<Lesson>())
        foreach (var language in Languages.All)
        {
            var text = LessonMeasure.Of(lesson, language).Text;
            table.Add(
                $"{lesson.Id} ({language.Code()})",
                lesson.Duration.TotalMinutes.ToString("0", culture),
                text.Words.ToString(culture),
                text.SentenceLength.ToString("0.0", culture),
                text.Ease.ToString("0", culture)
            );
        }
        table.WriteTo(Console.Out);
        return 0;
    }

    /// <summary>The content, when it has no errors; otherwise a word about them.</summary>
    private static async Task<ContentSet?> ReadAsync(string folder)
    {
        var problems = new ProblemList();
        var content = ContentReader.Read(ContentFiles.FromFolder(folder, problems), problems, walk: false);
        if (content is not null && !problems.HasErrors)
            return content;
        await Terminal.SayAsync(Console.Error, "Commands.Explore.Errors");
        return null;
    }

    private static async Task<int> StampAsync(string folder)
    {
        var stamped = TranslationStamp.Renew(ContentFiles.FromFolder(folder, new ProblemList())).ToList();
        foreach (var (path, bytes) in stamped)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, path), bytes);
            await Console.Out.WriteLineAsync(path);
        }
        await Terminal.SayAsync(Console.Out, "Commands.Content.Stamped", stamped.Count);
        return 0;
    }
}
