using Training.Content;
using Training.Content.Interchange;
using Training.Content.Quizzes;
using Training.Web.Settings;

namespace Training.Web.Commands;

/// <summary><c>content export</c> writes a quiz for other platforms, and says what their format can’t carry.</summary>
internal static class ExportCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (
            InterchangeOptions.Read(args) is not { Replaces: false } options
            || QuizFormat.Find(options.As) is not { } format
            || !ActivityId.TryParse(options.Subject, out var id)
        )
        {
            await Terminal.SayAsync(Console.Error, "Commands.Export.Usage", string.Join('|', QuizFormat.All.Select(f => f.Name)));
            return Terminal.WrongUse;
        }
        var folder = options.Folder is { } given ? Path.GetFullPath(given, Terminal.Here) : ContentFolders.Find(Terminal.Here);
        if (!Directory.Exists(folder))
        {
            await Terminal.SayAsync(Console.Error, "Commands.Content.NoFolder", folder);
            return Terminal.WrongUse;
        }

        var problems = new ProblemList();
        var content = ContentReader.Read(ContentFiles.FromFolder(folder, problems).Module(id.Module), problems, walk: false);
        var quiz = content?.Find(id.Module)?.Activities.OfType<Quiz>().FirstOrDefault(q => q.Id == id);
        if (content is not null && quiz is null)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Export.NoQuiz", id);
            return Terminal.WrongUse;
        }
        // What the checker refuses would leave wrong.
        if (quiz is null || problems.HasErrors)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Explore.Errors");
            return 1;
        }

        var exported = format.Export(quiz, options.Language);
        if (!await WriteAsync(exported.Bytes, options.Output))
            return 1;
        await InterchangeReport.WriteAsync(exported.Losses);
        return 0;
    }

    private static async Task<bool> WriteAsync(ReadOnlyMemory<byte> bytes, string? path)
    {
        if (path is null)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(bytes);
            return true;
        }
        try
        {
            await File.WriteAllBytesAsync(Path.GetFullPath(path, Terminal.Here), bytes);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Interchange.NotWritten", path);
            return false;
        }
    }
}
