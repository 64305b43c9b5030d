namespace Training.Web.Settings;

/// <summary>Finds the modules when no setting says where they are.</summary>
internal static class ContentFolders
{
    /// <summary>The first <c>content</c> folder going up from the site, else the one beside the program.</summary>
    public static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var content = Path.Combine(folder.FullName, "content");
            if (Directory.Exists(Path.Combine(content, "modules")))
                return content;
        }

        return Path.Combine(AppContext.BaseDirectory, "content");
    }
}
