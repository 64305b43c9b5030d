using Training.Content;
using Training.Content.Translations;
using Training.Web.Settings;

namespace Training.Web.Commands;

/// <summary>
/// <c>content check</c> says what is wrong in the authored files; <c>content explore</c>, what may happen in the scenarios; <c>content stamp</c> marks
/// translations as up to date.
/// </summary>
internal static class ContentCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["explore", .. var asked])
            return await ExploreCommand.RunAsync(asked);
        if (args is not [var verb, .. var rest] || verb is not ("check" or "stamp") || rest.Length > 1)
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
        return verb == "check" ? await CheckAsync(folder) : await StampAsync(folder);
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
