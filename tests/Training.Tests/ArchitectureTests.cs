using System.Text.RegularExpressions;

namespace Training.Tests;

/// <summary>Who may know whom (architecture.md), as the using lines and names in the sources tell it.</summary>
public sealed class ArchitectureTests
{
    /// <summary>Slices that write what learners do, and know nothing of each other.</summary>
    private static readonly string[] Activities = ["Lessons", "Quizzes", "Scenarios"];

    [Fact]
    public void Activities_do_not_know_each_other()
    {
        var meetings =
            from slice in Activities
            from other in Activities
            where slice != other
            from file in Files("src/Training/" + slice)
            where Mentions(file, "Training." + other)
            select $"{Name(file)} knows {other}";

        Assert.Empty(meetings);
    }

    [Fact]
    public void Nobody_knows_Interop()
    {
        var meetings = Files("src/Training")
            .Where(file => !Name(file).StartsWith("src/Training/Interop/", StringComparison.Ordinal) && Mentions(file, "Training.Interop"))
            // The host mounts its routes.
            .Where(file => Name(file) != "src/Training/TrainingHost.cs")
            .Select(Name);

        Assert.Empty(meetings);
    }

    [Theory]
    [InlineData("src/Training", "Training.Web")]
    [InlineData("src/Training.Content", "Training.Web")]
    [InlineData("src/Training.Content", "Microsoft.AspNetCore")]
    [InlineData("src/Training.Content", "Microsoft.EntityFrameworkCore")]
    [InlineData("src/Training.Content", "Training.Data")]
    public void The_inside_does_not_know_the_outside(string folder, string outside)
    {
        Assert.Empty(Files(folder).Where(file => Mentions(file, outside)).Select(Name));
    }

    [Fact]
    public void Slices_see_the_one_context_and_no_provider()
    {
        var providers = new[]
        {
            "SqliteTrainingDbContext",
            "SqlServerTrainingDbContext",
            "PostgreSqlTrainingDbContext",
            "IsSqlite()",
            "IsNpgsql()",
            "IsSqlServer()",
        };

        var meetings = Files("src")
            .Where(file => !Name(file).StartsWith("src/Training/Data/", StringComparison.Ordinal))
            .Where(file => providers.Any(File.ReadAllText(file).Contains))
            .Select(Name);

        Assert.Empty(meetings);
    }

    private static IEnumerable<string> Files(string folder)
    {
        var root = Path.Combine(Repository.Root, folder);
        return !Directory.Exists(root)
            ? []
            : new[] { "*.cs", "*.razor" }.SelectMany(kind => Directory.EnumerateFiles(root, kind, SearchOption.AllDirectories));
    }

    private static string Name(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    private static bool Mentions(string file, string name) =>
        File.ReadLines(file)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Any(line => Regex.IsMatch(line, $@"(?<!namespace |[\w.]){Regex.Escape(name)}(?!\w)"));
}
