namespace Training.Tests.Web;

/// <summary><c>content explore</c>, at a terminal.</summary>
public sealed class ExploreCommandTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Content");

    [Fact]
    public async Task One_session_is_told_whole_in_the_language_of_the_terminal()
    {
        var run = await ProgramRun.RunAsync("content", "explore", "seance/jouer", "--folder", Folder);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("L’appel — seance/jouer", run.Output, StringComparison.Ordinal);
        Assert.Contains("tout ce qui peut arriver a été vu", run.Output, StringComparison.Ordinal);
        Assert.Matches("""(?m)^  Réussies +\d+\u00A0% +\d+\u00A0% +100\u00A0% +\d+\u00A0%$""", run.Output);
        Assert.Matches("""(?m)^  au-revoir +100\u00A0% +100\u00A0% +100\u00A0% +100\u00A0%$""", run.Output);
        // A condition that always holds when it is asked.
        Assert.Contains("suite — if alliance >= 2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_the_language_it_is_asked_for()
    {
        var asked = await ProgramRun.RunAsync("content", "explore", "seance/jouer", "--lang", "en", "--folder", Folder);
        var terminal = await ProgramRun.RunInAsync("en_CA.UTF-8", "content", "explore", "--folder", Folder, "seance/jouer");

        Assert.StartsWith("The call — seance/jouer", asked.Output, StringComparison.Ordinal);
        Assert.Equal(asked, terminal);
    }

    [Fact]
    public async Task Without_a_name_every_session_is_told_in_a_line()
    {
        var run = await ProgramRun.RunAsync("content", "explore", "--folder", Folder);

        Assert.Equal(0, run.Code);
        Assert.Matches(@"(?m)^  seance/jouer +4 +\d+ +", run.Output);
        Assert.Matches(@"(?m)^  groupe/mosaique +\d+ +", run.Output);
    }

    [Theory]
    [InlineData("content", "explore", "seance/nulle-part")]
    [InlineData("content", "explore", "seance")]
    [InlineData("content", "explore", "--lang", "de")]
    [InlineData("content", "explore", "--lang")]
    [InlineData("content", "explore", "a/b", "c/d")]
    [InlineData("content", "explore", "--folder", "/nulle/part")]
    public async Task What_makes_no_sense_is_said_and_fails(params string[] arguments)
    {
        var run = await ProgramRun.RunAsync(arguments.Contains("--folder") ? arguments : [.. arguments, "--folder", Folder]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_session_with_a_scene_out_of_reach_fails_and_says_which()
    {
        using var content = new ContentCopy();
        content.Append("modules/seance/jouer.scenario.md", "\n## Oubliée {#oubliee}\n\nPersonne.\n\n- [« Oui. »](#au-revoir)\n");
        content.Append("modules/seance/jouer.scenario.en.md", "\n## Forgotten {#oubliee}\n\nNobody.\n\n- [“Yes.”](#au-revoir)\n");

        var one = await ProgramRun.RunAsync("content", "explore", "seance/jouer", "--folder", content.Folder);
        var all = await ProgramRun.RunAsync("content", "explore", "--folder", content.Folder);

        Assert.Equal((1, 1), (one.Code, all.Code));
        Assert.Contains("Rien ne mène jamais à « oubliee ».", one.Output.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("content explore seance/jouer", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_can_not_be_read_is_not_explored()
    {
        using var content = new ContentCopy();
        content.Append("modules/seance/jouer.scenario.md", "\n`nimporte quoi`\n");

        var run = await ProgramRun.RunAsync("content", "explore", "seance/jouer", "--folder", content.Folder);

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("content check", run.Error, StringComparison.Ordinal);
    }
}
