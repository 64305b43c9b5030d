using System.Reflection;
using System.Text.RegularExpressions;

namespace Training.Content.Tests;

/// <summary><c>docs/authoring/problems.md</c> lists every code, and none that does not exist.</summary>
public sealed partial class ProblemsPageTests
{
    [Fact]
    public void The_page_lists_the_codes_that_there_are()
    {
        var codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        var page = File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, "docs/authoring/problems.md"));

        Assert.Equal(codes.Order(StringComparer.Ordinal), Row().Matches(page).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
