namespace Training.Content.Tests.Markup;

/// <summary>A line of the front matter that can’t be read is shown as it can.</summary>
public sealed class YamlMendTests
{
    private const string Lesson = TestContent.Module + "pourquoi.md";

    [Theory]
    [InlineData("title: Mes mots : les autres", "title: \"Mes mots : les autres\"")]
    [InlineData("title: « Mes mots : les autres »", "title: \"Mes mots : les autres\"")]
    [InlineData("title: *Mes mots*", "title: \"*Mes mots*\"")]
    [InlineData("title: @moi", "title: \"@moi\"")]
    [InlineData("title: `mot`", "title: \"`mot`\"")]
    [InlineData("title: \"Mes\" mots", "title: \"\\\"Mes\\\" mots\"")]
    public void The_mended_line_has_straight_quotes(string line, string mended)
    {
        var problem = Assert.Single(Problems(line));

        Assert.Contains(mended, problem.Message.Fr.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains(mended, problem.Message.En, StringComparison.Ordinal);
        Assert.Equal(2, problem.At.Line);
        Assert.Empty(Problems(mended));
    }

    [Fact]
    public void What_quotes_do_not_mend_is_told_in_general()
    {
        var problem = Assert.Single(Problems("title: Mes mots\n\tsummary: x"));

        Assert.DoesNotContain("écrivez", problem.Message.Fr, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_of_playthroughs_says_what_to_do()
    {
        var path = TestContent.Module + "elle-vient-d-entrer.playthroughs.yaml";

        var problem = Assert.Single(Read(path, ""), p => p.At.File == path);

        Assert.Contains("retirez-le sur la page du module", problem.Message.Fr, StringComparison.Ordinal);
    }

    private static List<ContentProblem> Problems(string line) =>
        Read(Lesson, $"---\n{line}\nduration: 10 min\n---\n\nUn texte.\n")
            .FindAll(p => p.At.File == Lesson && p.Severity == Severity.Error);

    private static List<ContentProblem> Read(string path, string text)
    {
        var problems = new ProblemList();
        ContentReader.Read(TestContent.Good.With(path, TestContent.Bytes(text), problems), problems);
        return [.. problems.Items];
    }
}
