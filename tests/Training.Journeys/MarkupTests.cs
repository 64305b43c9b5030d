using System.Diagnostics;
using System.Text.Json;

namespace Training.Journeys;

public sealed class MarkupTests(Stage stage)
{
    private static readonly string? Checker = Environment.GetEnvironmentVariable("TRAINING_TEST_VNU");

    [Fact]
    public async Task The_W3C_checker_finds_no_error_on_any_page()
    {
        Assert.SkipUnless(File.Exists(Checker), "TRAINING_TEST_VNU names no vnu.jar: tests/get-vnu fetches one.");
        var faults = new Faults();
        var pages = await stage.Pages;
        var folder = Directory.CreateTempSubdirectory("training-markup-");

        foreach (var language in Enum.GetValues<Language>())
            await pages.OpenEachAsync(
                stage,
                language,
                async (visitor, page) =>
                    await File.WriteAllTextAsync(
                        Path.Combine(folder.FullName, $"{page.Name}.{language}.html"),
                        await visitor.SourceAsync()
                    ),
                new() { JavaScriptEnabled = false }
            );
        foreach (var finding in await CheckAsync(folder.FullName))
            faults.Add(Path.GetFileName(finding.Url), $"line {finding.LastLine}, {finding.Message}\n    {finding.Extract}");

        folder.Delete(recursive: true);
        faults.AssertNone();
    }

    private static async Task<Finding[]> CheckAsync(string folder)
    {
        using var vnu = Process.Start(
            new ProcessStartInfo("java", ["-Xss1m", "-jar", Checker!, "--errors-only", "--format", "json", folder])
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
