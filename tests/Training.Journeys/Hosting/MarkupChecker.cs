using System.Diagnostics;
using System.Text.Json;

namespace Training.Journeys;

/// <summary>The W3C’s checker of HTML, started once for many pages.</summary>
internal static class MarkupChecker
{
    private static readonly string? Jar = Environment.GetEnvironmentVariable("TRAINING_TEST_VNU");

    public static bool IsThere => File.Exists(Jar);

    /// <param name="sources">Each page’s HTML, by its name.</param>
    public static async Task<Faults> CheckAsync(IReadOnlyDictionary<string, string> sources)
    {
        var faults = new Faults();
        var folder = Directory.CreateTempSubdirectory("training-markup-");
        foreach (var (name, html) in sources)
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{name}.html"), html);
        foreach (var finding in await RunAsync(folder.FullName))
            faults.Add(Path.GetFileName(finding.Url), $"line {finding.LastLine}, {finding.Message}\n    {finding.Extract}");
        folder.Delete(recursive: true);
        return faults;
    }

    private static async Task<Finding[]> RunAsync(string folder)
    {
        using var vnu = Process.Start(
            new ProcessStartInfo("java", ["-Xss1m", "-jar", Jar!, "--errors-only", "--format", "json", folder])
            {
                RedirectStandardError = true,
            }
        )!;
        var report = await vnu.StandardError.ReadToEndAsync();
        await vnu.WaitForExitAsync();
        return JsonSerializer.Deserialize<Report>(report, JsonSerializerOptions.Web)!.Messages;
    }

    private sealed record Report(Finding[] Messages);

    private sealed record Finding(string Url, int LastLine, string Message, string Extract);
}
