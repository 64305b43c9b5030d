using Training.Content.Files;

namespace Training.Content.Tests;

/// <summary>The rules that a file in <c>Broken/</c> can’t show: sizes, links, a folder that isn’t there.</summary>
internal static class MadeUp
{
    public static readonly Dictionary<string, Action<ProblemList>> Situations = new()
    {
        [ProblemCodes.FolderMissing] = problems => ContentFiles.FromFolder("/no/such/folder", problems),
        [ProblemCodes.FileTooLarge] = problems =>
            TestContent.Good.With(TestContent.Module + "long.md", new byte[ContentFiles.MostTextBytes + 1], problems),
        [ProblemCodes.TooManyFiles] = AddTooMany,
        [ProblemCodes.PackUnreadable] = problems => ContentFiles.Unpack(TestContent.Bytes("not a pack"), problems),
        [ProblemCodes.SymlinkRefused] = problems =>
            InFolder(
                root =>
                {
                    File.CreateSymbolicLink(Path.Combine(root, "acts.yaml"), "/etc/passwd");
                    Directory.CreateSymbolicLink(Path.Combine(root, "modules"), "/etc");
                },
                problems
            ),
        [ProblemCodes.FileUnreadable] = ReadWhileLocked,
        [ProblemCodes.ArchiveUnreadable] = problems => ContentArchive.Read(TestContent.Bytes("not a zip"), problems),
        [ProblemCodes.ArchiveTooLarge] = problems => ContentArchive.Read(new byte[ContentArchive.MostBytes + 1], problems),
        [ProblemCodes.ArchiveTooMany] = problems =>
            ContentArchive.Read(Zips.Of(Enumerable.Range(0, ContentArchive.MostEntries + 1).Select(i => ($"m/a{i}.md", "a"))), problems),
        [ProblemCodes.ArchivePath] = problems => ContentArchive.Read(Zips.Of([("../module.md", "a")]), problems),
        [ProblemCodes.ArchiveLink] = problems => ContentArchive.Read(Zips.Link("m/module.md", "/etc/passwd"), problems),
        [ProblemCodes.ArchiveEncrypted] = problems => ContentArchive.Read(Zips.Encrypted("m/module.md"), problems),
        [ProblemCodes.ArchiveTwice] = problems => ContentArchive.Read(Zips.Of([("m/module.md", "a"), ("m/Module.md", "b")]), problems),
        [ProblemCodes.ArchiveNested] = problems => ContentArchive.Read(Zips.Of([("m/media/image.zip", "a")]), problems),
        [ProblemCodes.ArchiveEmpty] = problems => ContentArchive.Read(Zips.Of(Array.Empty<(string, string)>()), problems),
        [ProblemCodes.ArchiveLeftOut] = problems => ContentArchive.Read(Zips.Of([("m/module.md", "a"), ("m/.DS_Store", "b")]), problems),
    };

    public static TheoryData<string> Codes => [.. Situations.Keys];

    /// <summary>Reads a temporary folder that is made for it and removed after.</summary>
    public static ContentFiles InFolder(Action<string> make, ProblemList problems)
    {
        var root = Directory.CreateTempSubdirectory("content-");
        try
        {
            make(root.FullName);
            return ContentFiles.FromFolder(root.FullName, problems);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static void AddTooMany(ProblemList problems)
    {
        var files = new ContentFilesBuilder(problems);
        for (var i = 0; i <= ContentFiles.MostFiles; i++)
            files.Add($"people/p{i}.yaml", ReadOnlyMemory<byte>.Empty);
    }

    private static void ReadWhileLocked(ProblemList problems)
    {
        FileStream? open = null;
        InFolder(
            root =>
            {
                open = new(Path.Combine(root, "acts.yaml"), FileMode.Create, FileAccess.Write, FileShare.None);
                open.WriteByte((byte)'a');
                open.Flush();
            },
            problems
        );
        open!.Dispose();
    }
}
