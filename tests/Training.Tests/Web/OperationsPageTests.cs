using System.Text.RegularExpressions;

namespace Training.Tests.Web;

/// <summary><c>docs/operations.md</c> has a row for every setting that the site reads, and none for others.</summary>
public sealed partial class OperationsPageTests
{
    [Fact]
    public void The_page_has_a_row_for_every_setting()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src/Training.Web/Settings/SiteSettings.cs"));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/operations.md"));

        var settings = Setting().Matches(source).Select(m => m.Groups[1].Value).Distinct();
        var rows = Row().Matches(page).Select(m => (Setting: m.Groups[1].Value, Variable: m.Groups[2].Value)).ToList();

        Assert.Equal(settings.Order(StringComparer.Ordinal), rows.Select(r => r.Setting).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(row.Setting.Replace(":", "__", StringComparison.Ordinal), row.Variable));
    }

    [GeneratedRegex(@"""((?:Training|ConnectionStrings):[A-Za-z:]+)""")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\| `((?:Training|ConnectionStrings):[A-Za-z:]+)` \| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
