using System.Diagnostics;

namespace Training.Tests;

/// <summary>The program run once from a terminal: what it printed, and how it ended.</summary>
internal sealed record ProgramRun(int Code, string Output, string Error)
{
    public static Task<ProgramRun> RunAsync(params string[] arguments) => RunInAsync("fr_CA.UTF-8", arguments);

    /// <param name="lang">The terminal’s language, as <c>LANG</c> tells it.</param>
    public static async Task<ProgramRun> RunInAsync(string lang, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["LANG"] = lang;
        start.Environment["PWD"] = Path.GetTempPath();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await Task.WhenAll(output, error, process.WaitForExitAsync());
        return new(process.ExitCode, await output, await error);
    }
}
