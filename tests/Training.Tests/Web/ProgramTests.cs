using System.Diagnostics;

namespace Training.Tests.Web;

/// <summary>The program as an operator meets it, at a terminal.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task A_wrong_setting_ends_the_program_with_one_sentence_and_no_stack_trace()
    {
        var (code, error) = await RunAsync("--Training:Database:Provider=Oracle");

        Assert.Equal(2, code);
        Assert.Equal(2, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public async Task An_unknown_command_prints_help_and_fails()
    {
        var (code, error) = await RunAsync("chanter");

        Assert.Equal(2, code);
        Assert.Contains("chanter", error);
    }

    private static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        var program = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.WorkingDirectory = Path.GetTempPath();
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}
