namespace Training.Tests;

/// <summary>A copy of the test content, for a test to change.</summary>
internal sealed class ContentCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("content-");

    public ContentCopy()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Content");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = PathOf(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder => folder.FullName;

    public void Append(string file, string text) => File.AppendAllText(PathOf(file), text);

    public void Add(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    /// <summary>Changes the first place where a text stands.</summary>
    public void Replace(string file, string text, string by)
    {
        var whole = File.ReadAllText(PathOf(file));
        var at = whole.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no “{text}”.");
        File.WriteAllText(PathOf(file), whole[..at] + by + whole[(at + text.Length)..]);
    }

    public void Remove(string file) => File.Delete(PathOf(file));

    public void Dispose() => folder.Delete(recursive: true);

    private string PathOf(string file) => Path.Combine(Folder, file);
}
