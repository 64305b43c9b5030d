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
