using System.Text.RegularExpressions;

namespace Training.Content.Tests;

/// <summary><c>docs/security.md</c> names tests that exist, and every requirement once, with where it stands.</summary>
public sealed partial class SecurityChecklistTests
{
    private static readonly string Root = TestContent.RepositoryRoot;
    private static readonly string Checklist = File.ReadAllText(Path.Combine(Root, "docs", "security.md"));

    [Fact]
    public void Every_test_that_it_stands_on_exists()
    {
        var known = Directory
            .EnumerateFiles(Path.Combine(Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet();

        Assert.Empty(TestName().Matches(Checklist).Select(m => m.Value).Where(name => !known.Contains(name)).Distinct());
    }

    [Fact]
    public void Every_requirement_of_the_first_two_levels_is_there_once_with_where_it_stands_and_on_what()
    {
        var rows = Row()
            .Matches(Checklist)
            .Select(m => (Number: m.Groups[1].Value, Met: m.Groups[2].Value, Why: m.Groups[3].Value))
            .ToList();

        // So many has version 5.0.0: 70 of the first level, 183 of the second.
        Assert.Equal(253, rows.Select(r => r.Number).Distinct().Count());
        Assert.Equal(253, rows.Count);
        Assert.All(rows, row => Assert.True(row.Met is "yes" or "part" or "no" or "n/a" && row.Why.Length > 2, row.Number));
    }

    [Fact]
    public void How_many_are_met_is_as_it_says()
    {
        var counted = Row().Matches(Checklist).CountBy(m => m.Groups[2].Value).ToDictionary();

        Assert.Contains(
            $"{counted["yes"]} are met, {counted["part"]} in part, {counted["no"]} not; {counted["n/a"]} are about things",
            Checklist,
            StringComparison.Ordinal
        );
    }

    [GeneratedRegex(@"\b[A-Z]\w+Tests\b")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\| (\d+\.\d+\.\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
