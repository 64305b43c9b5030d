using System.Reflection;
using System.Text.RegularExpressions;

namespace Training.Content.Tests;

/// <summary><c>problems.md</c> lists every code, in both languages, and none that does not exist.</summary>
public sealed partial class ProblemsPageTests
{
    [Theory]
    [InlineData("problems.md")]
    [InlineData("en/problems.md")]
    public void The_page_lists_the_codes_that_there_are(string name)
    {
        var codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        var page = File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, "docs/authoring", name));

        Assert.Equal(codes.Order(StringComparer.Ordinal), Row().Matches(page).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
