using Training.Content.Files;

namespace Training.Catalogue;

/// <summary>A text names its media from its module’s folder, which is where activities have their address; other pages say where that is.</summary>
internal static class MediaAddresses
{
    /// <param name="root">The address of the module, or of the draft.</param>
    /// <param name="html">Of the reader’s: in what authors write, a quotation mark is written otherwise.</param>
    public static string Under(string root, string html) =>
        html.Replace($"src=\"{MediaKinds.Folder}", $"src=\"{root}/{MediaKinds.Folder}", StringComparison.Ordinal)
            .Replace($"href=\"{MediaKinds.Folder}", $"href=\"{root}/{MediaKinds.Folder}", StringComparison.Ordinal);
}
