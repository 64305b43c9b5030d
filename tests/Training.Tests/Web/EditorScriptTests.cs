using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Training.Tests.Web;

/// <summary>The editor’s script is built by hand and committed; it says what it was built from.</summary>
public sealed class EditorScriptTests
{
    private static readonly string Sources = Path.Combine(Repository.Root, "tools", "editor");
    private static readonly string Scripts = Path.Combine(Repository.Root, "src", "Training", "wwwroot", "js");

    [Fact]
    public void The_editors_script_is_built_from_its_sources_as_they_are()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] built =
        [
            "build.js",
            "package.json",
            "package-lock.json",
            .. Directory.EnumerateFiles(Path.Combine(Sources, "src")).Select(f => "src/" + Path.GetFileName(f)),
        ];
        foreach (var source in built.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(source + "\n"));
            hash.AppendData(File.ReadAllBytes(Path.Combine(Sources, source)));
        }

        var firstLine = File.ReadLines(Path.Combine(Scripts, "editor.js")).First();

        // Otherwise: cd tools/editor && npm ci && npm run build
        Assert.Contains(Convert.ToHexStringLower(hash.GetHashAndReset()), firstLine);
    }

    [Fact]
    public void Every_package_in_the_editors_script_has_an_exact_version_and_its_licence_beside_it()
    {
        var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sources, "package.json"))).RootElement;
        var licences = File.ReadAllText(Path.Combine(Scripts, "editor.LICENCES.txt"));

        Assert.All(
            package.GetProperty("dependencies").EnumerateObject(),
            dependency =>
            {
                Assert.Matches(@"^\d+\.\d+\.\d+$", dependency.Value.GetString()!);
                Assert.Contains($"{dependency.Name} {dependency.Value}\n", licences);
            }
        );
    }

    [Fact]
    public void The_list_of_the_editors_packages_names_no_registry() =>
        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Path.Combine(Sources, "package-lock.json")));
}
