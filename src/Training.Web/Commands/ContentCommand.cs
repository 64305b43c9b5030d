using Training.Content;
using Training.Content.Translations;
using Training.Localization;
using Training.Web.Settings;

namespace Training.Web.Commands;

/// <summary><c>content check</c> says what is wrong in the authored files; <c>content stamp</c> marks translations as up to date.</summary>
internal static class ContentCommand
{
    private const int WrongUse = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var verb, .. var rest] || verb is not ("check" or "stamp") || rest.Length > 1)
        {
            await SayAsync(Console.Error, "Commands.Content.Usage");
            return WrongUse;
        }
        var folder = rest is [var given] ? Path.GetFullPath(given, Here) : ContentFolders.Find(Here);
        if (!Directory.Exists(folder))
        {
            await SayAsync(Console.Error, "Commands.Content.NoFolder", folder);
            return WrongUse;
        }
        return verb == "check" ? await CheckAsync(folder) : await StampAsync(folder);
    }

    private static async Task<int> CheckAsync(string folder)
    {
        var problems = new ProblemList();
        var files = ContentFiles.FromFolder(folder, problems);
        ContentReader.Read(files, problems);
        foreach (var problem in problems.Items.OrderBy(p => p.At.File, StringComparer.Ordinal).ThenBy(p => p.At.Line))
            await Console.Out.WriteLineAsync(problem.ToText(TerminalLanguage));

        var errors = problems.Items.Count(p => p.Severity == Severity.Error);
        await SayAsync(Console.Out, "Commands.Content.Checked", files.ModuleSlugs.Count, errors, problems.Items.Count - errors);
        return problems.HasErrors ? 1 : 0;
    }

    private static async Task<int> StampAsync(string folder)
    {
        var stamped = TranslationStamp.Renew(ContentFiles.FromFolder(folder, new ProblemList())).ToList();
        foreach (var (path, bytes) in stamped)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, path), bytes);
            await Console.Out.WriteLineAsync(path);
        }
        await SayAsync(Console.Out, "Commands.Content.Stamped", stamped.Count);
        return 0;
    }

    // « dotnet run » moves into the project; the shell still says where the person typed.
    private static string Here =>
        Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } typed && Directory.Exists(typed)
            ? typed
            : Directory.GetCurrentDirectory();

    private static Language TerminalLanguage =>
        Environment.GetEnvironmentVariable("LANG") is { } lang && lang.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? Language.En
            : Language.Fr;

    private static Task SayAsync(TextWriter writer, string text, params object[] arguments) =>
        writer.WriteLineAsync(ResourceText.In(TerminalLanguage, text, arguments));
}
