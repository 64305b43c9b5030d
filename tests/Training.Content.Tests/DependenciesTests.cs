using System.Xml.Linq;

namespace Training.Content.Tests;

/// <summary><c>docs/dependencies.md</c> says what the site is made of; <c>tests/list-dependencies</c> writes it.</summary>
public sealed class DependenciesTests
{
    private static readonly string Root = TestContent.RepositoryRoot;

    private static readonly Dictionary<string, List<(string Version, string Licence)>> Listed = (
        from line in File.ReadLines(Path.Combine(Root, "docs", "dependencies.md"))
        where line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Package", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        group (cells[2], cells[3]) by cells[1]
    ).ToDictionary(packages => packages.Key, packages => packages.ToList(), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Every_package_of_ours_is_listed_in_its_version()
    {
        var packages =
            from package in XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion")
            select (Name: package.Attribute("Include")!.Value, Version: package.Attribute("Version")!.Value);

        // Pinned for a package that doesn’t come, it isn’t there.
        var used = Directory
            .EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
            .SelectMany(project => XDocument.Load(project).Descendants("PackageReference"))
            .Select(reference => reference.Attribute("Include")!.Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        var missing = packages
            .Where(p => used.Contains(p.Name) || Listed.ContainsKey(p.Name))
            .Where(p => !Listed.GetValueOrDefault(p.Name, []).Any(found => found.Version == p.Version));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_package_says_under_what_licence_it_is()
    {
        Assert.DoesNotContain(Listed, package => package.Value.Any(found => found.Licence is "" or "unknown"));
        Assert.True(Listed.Count > 100, $"Only {Listed.Count} packages are listed.");
    }
}
