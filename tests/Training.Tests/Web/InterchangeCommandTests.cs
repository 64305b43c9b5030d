namespace Training.Tests.Web;

/// <summary><c>content import</c> and <c>content export</c>, at a terminal.</summary>
public sealed class InterchangeCommandTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Content");

    [Theory]
    [InlineData("gift", "// [id:")]
    [InlineData("moodle", "<?xml")]
    public async Task A_quiz_is_written_and_what_is_lost_is_told_beside_it(string format, string start)
    {
        var run = await ProgramRun.RunAsync("content", "export", "sortes/toutes", "--as", format, "--folder", Folder);

        Assert.Equal(0, run.Code);
        Assert.Contains(start, run.Output, StringComparison.Ordinal);
        Assert.Contains("Les réglages du questionnaire", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Les réglages du questionnaire", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gift")]
    [InlineData("moodle")]
    [InlineData("qti")]
    public async Task A_quiz_that_left_comes_back_only_over_one_that_may_be_replaced(string format)
    {
        using var content = new ContentCopy();
        var file = Path.Combine(content.Folder, "..", Path.GetFileName(content.Folder) + "." + format);
        await ProgramRun.RunAsync("content", "export", "sortes/toutes", "--as", format, "--folder", content.Folder, "-o", file);
        string[] import = ["content", "import", file, "--as", "sortes/toutes", "--folder", content.Folder];

        var refused = await ProgramRun.RunAsync(import);
        var taken = await ProgramRun.RunAsync([.. import, "--replace"]);
        var twice = await ProgramRun.RunAsync([.. import, "--replace"]);
        File.Delete(file);

        Assert.Equal((2, ""), (refused.Code, refused.Output));
        Assert.Contains("--replace", refused.Error, StringComparison.Ordinal);
        Assert.Equal((0, 0), (taken.Code, twice.Code));
        var text = await File.ReadAllTextAsync(
            Path.Combine(content.Folder, "modules/sortes/toutes.quiz.md"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("mastery:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_wrote_is_taken_and_the_rest_is_told()
    {
        using var content = new ContentCopy();
        var file = Path.Combine(content.Folder, "ailleurs.txt");
        await File.WriteAllTextAsync(
            file,
            "::Lieu::Où êtes-vous?{=Ici ~%50%Là ~Ailleurs}\n\nDu texte seul.\n",
            TestContext.Current.CancellationToken
        );

        var run = await ProgramRun.RunAsync("content", "import", file, "--as", "sortes/ailleurs", "--folder", content.Folder);

        Assert.Equal(0, run.Code);
        Assert.Matches("(?m)^  lieu +Une réponse en partie juste", run.Error);
        Assert.Contains("Un texte sans question", run.Error, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(
            Path.Combine(content.Folder, "modules/sortes/ailleurs.quiz.md"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("---\ntitle: \"ailleurs\"\n---\n\n## Où êtes-vous? {#lieu}\n\n- [x] Ici\n- [ ] Là\n- [ ] Ailleurs\n", text);
    }

    [Fact]
    public async Task A_hostile_file_is_refused_with_a_word_and_nothing_is_written()
    {
        using var content = new ContentCopy();
        var file = Path.Combine(content.Folder, "hostile.xml");
        await File.WriteAllTextAsync(
            file,
            "<!DOCTYPE quiz [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz>&x;</quiz>",
            TestContext.Current.CancellationToken
        );

        var run = await ProgramRun.RunAsync("content", "import", file, "--as", "sortes/hostile", "--folder", content.Folder);

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("DOCTYPE", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(content.Folder, "modules/sortes/hostile.quiz.md")));
    }

    [Theory]
    [InlineData("content", "export", "sortes/toutes")]
    [InlineData("content", "export", "sortes/toutes", "--as", "pdf")]
    [InlineData("content", "export", "sortes/nulle-part", "--as", "gift")]
    [InlineData("content", "export", "sortes/toutes", "--as", "gift", "--language", "de")]
    [InlineData("content", "import", "/nulle/part", "--as", "sortes/x")]
    [InlineData("content", "import", "/nulle/part", "--as", "../x")]
    [InlineData("content", "import", "x.txt")]
    public async Task What_makes_no_sense_is_said_and_fails(params string[] arguments)
    {
        var run = await ProgramRun.RunAsync([.. arguments, "--folder", Folder]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
