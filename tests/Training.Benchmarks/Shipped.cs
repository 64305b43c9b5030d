using Training.Content;

namespace Training.Benchmarks;

/// <summary>The content of this repository.</summary>
internal static class Shipped
{
    public static ContentFiles Files() => ContentFiles.FromFolder(Repository.Folder("content"), new ProblemList());

    public static ContentSet Read() =>
        ContentReader.Read(Files(), new ProblemList(), walk: false) ?? throw new InvalidOperationException("The content can’t be read.");
}
