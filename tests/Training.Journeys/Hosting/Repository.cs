namespace Training.Journeys;

/// <summary>Where things lie in this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Folder(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The built site, beside this project's own output.</summary>
    public static string BuiltSite { get; } =
        Folder("artifacts", "bin", "Training.Web", new DirectoryInfo(AppContext.BaseDirectory).Name, "Training.Web.dll");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Training.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run from the repository that they were built in.");
        return folder.FullName;
    }
}
