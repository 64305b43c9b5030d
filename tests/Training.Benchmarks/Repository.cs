namespace Training.Benchmarks;

/// <summary>Where things lie in this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Folder(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Training.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Benchmarks run from the repository that they were built in.");
        return folder.FullName;
    }
}
