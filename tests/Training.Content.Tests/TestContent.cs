using System.Runtime.CompilerServices;
using System.Text;

namespace Training.Content.Tests;

/// <summary>The files that tests read: a small good content folder, and what a test lays over it.</summary>
internal static class TestContent
{
    public const string Module = "modules/confidentialite/";

    private static readonly Lazy<ContentFiles> GoodFiles = new(() => ContentFiles.FromFolder(PathOf("Good"), new ProblemList()));

    public static ContentFiles Good => GoodFiles.Value;

    public static string RepositoryRoot { get; } = Path.GetFullPath(PathOf("../.."));

    public static string PathOf(string name) => Path.Combine(ThisFolder(), name);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string TextOf(ContentFiles files, string path) => Encoding.UTF8.GetString(files.Find(path)!.Value.Span);

    public static (ContentSet? Content, IReadOnlyList<ContentProblem> Problems) Read(ContentFiles files)
    {
        var problems = new ProblemList();
        var content = ContentReader.Read(files, problems);
        return (content, problems.Items);
    }

    /// <summary>The good content with one file of the module replaced, and no complaint about translations.</summary>
    public static (ContentSet Content, IReadOnlyList<ContentProblem> Problems) With(string name, string text)
    {
        var problems = new ProblemList();
        var files = Good.With(Module + name, Bytes(text), problems);
        var content = ContentReader.Read(files, problems)!;
        return (content, [.. problems.Items.Where(p => !p.Code.StartsWith("translation-", StringComparison.Ordinal))]);
    }

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
