using System.Text;
using Training.Content;
using Training.Content.Interchange;
using Training.Web.Settings;

namespace Training.Web.Commands;

/// <summary><c>content import</c> turns a file from elsewhere into a quiz of the content folder, for its author to finish and to check.</summary>
internal static class ImportCommand
{
    private const int MostBytes = 20 << 20;

    public static async Task<int> RunAsync(string[] args)
    {
        if (InterchangeOptions.Read(args) is not { Output: null } options || !ActivityId.TryParse(options.As, out var id))
        {
            await Terminal.SayAsync(Console.Error, "Commands.Import.Usage");
            return Terminal.WrongUse;
        }
        var folder = options.Folder is { } given ? Path.GetFullPath(given, Terminal.Here) : ContentFolders.Find(Terminal.Here);
        var module = Path.Combine(folder, "modules", id.Module);
        if (!Directory.Exists(module))
        {
            await Terminal.SayAsync(Console.Error, "Commands.Content.NoFolder", module);
            return Terminal.WrongUse;
        }
        if (Read(Path.GetFullPath(options.Subject, Terminal.Here)) is not { } bytes)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Import.NoFile", options.Subject);
            return Terminal.WrongUse;
        }
        var path = Path.Combine(module, $"{id.Slug}.quiz{(options.Language == Language.En ? ".en" : "")}.md");
        if (File.Exists(path) && !options.Replaces)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Import.Exists", path);
            return Terminal.WrongUse;
        }

        var imported = QuizFormat.Of(bytes).Import(bytes, options.Language);
        if (imported is not { Quiz: { } quiz, Refused: null })
        {
            var line = imported.Refused?.Line is { } at ? $"({at})" : "";
            await Console.Error.WriteLineAsync(
                $"{options.Subject}{line}: {imported.Refused?.Code} {imported.Refused?.Message.In(Terminal.Language)}"
            );
            if (imported.Losses.Count > 0)
                await InterchangeReport.WriteAsync(imported.Losses);
            return 1;
        }
        quiz = quiz with { Title = quiz.Title ?? Path.GetFileNameWithoutExtension(options.Subject) };
        if (!await WriteAsync(path, quiz))
            return 1;
        await Console.Out.WriteLineAsync(path);
        await InterchangeReport.WriteAsync(imported.Losses);
        await Terminal.SayAsync(Console.Error, "Commands.Import.Done", quiz.ItemCount);
        return 0;
    }

    private static async Task<bool> WriteAsync(string path, ImportedQuiz quiz)
    {
        try
        {
            // Settings have no place in other formats: those that are there stay.
            var head = File.Exists(path) ? FrontMatter(await File.ReadAllTextAsync(path)) : null;
            await File.WriteAllTextAsync(path, QuizMarkdown.Write(quiz, head), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Interchange.NotWritten", path);
            return false;
        }
    }

    private static byte[]? Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            // One byte too many is enough to be refused.
            var bytes = new byte[Math.Min(file.Length, MostBytes + 1)];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? FrontMatter(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines is ["---", ..] ? Array.IndexOf(lines, "---", 1) : -1;
        return end > 1 ? string.Join('\n', lines[1..end]) : null;
    }
}
