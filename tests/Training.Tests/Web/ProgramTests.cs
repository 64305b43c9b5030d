namespace Training.Tests.Web;

/// <summary>The program as an operator meets it, at a terminal.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task A_wrong_setting_ends_the_program_with_one_sentence_and_no_stack_trace()
    {
        var run = await ProgramRun.RunAsync("--Training:Database:Provider=Oracle");

        Assert.Equal(2, run.Code);
        Assert.Equal(2, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public async Task An_unknown_command_prints_help_and_fails()
    {
        var run = await ProgramRun.RunAsync("chanter");

        Assert.Equal(2, run.Code);
        Assert.Contains("chanter", run.Error);
    }
}
