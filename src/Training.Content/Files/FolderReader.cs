namespace Training.Content.Files;

/// <summary>The only place where content touches the disk: walks the expected folders and reads what fits.</summary>
internal sealed class FolderReader(ProblemList problems)
{
    private readonly ContentFilesBuilder files = new(problems);
    private int seen;

    public ContentFiles Read(string root)
    {
        var folder = new DirectoryInfo(root);
        if (folder.Exists)
            Walk(folder, "");
        else
            problems.Error(
                ProblemCodes.FolderMissing,
                new(root, 1, 1),
                "Ce dossier n’existe pas. Indiquez celui qui contient competencies.yaml.",
                "There is no such folder. Name the one that holds competencies.yaml."
            );
        return files.Build();
    }

    private void Walk(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in List(folder, prefix))
        {
            if (ContentPath.IsIgnored(entry.Name))
                continue;
            var path = prefix + entry.Name;
            if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                problems.Error(
                    ProblemCodes.SymlinkRefused,
                    new(path, 1, 1),
                    "Les liens symboliques sont refusés : mettez le fichier lui-même.",
                    "Symbolic links are refused: put the file itself."
                );
            else if (entry is FileInfo file)
                ReadFile(file, path);
            else if (ContentPath.IsExpectedFolder(path))
                Walk((DirectoryInfo)entry, path + "/");
            else
                // Says what is wrong with the folder’s name, as it would of a file in it.
                ContentPath.Check(path + (prefix == "modules/" ? "/module.md" : "/calm.svg"), problems);
        }
    }

    private List<FileSystemInfo> List(DirectoryInfo folder, string prefix)
    {
        try
        {
            List<FileSystemInfo> entries = [.. folder.EnumerateFileSystemInfos().Take(ContentFiles.MostFiles + 1 - seen)];
            seen += entries.Count;
            if (seen > ContentFiles.MostFiles)
                files.TooMany(prefix);
            entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            return entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Unreadable(prefix);
            return [];
        }
    }

    private void ReadFile(FileInfo file, string path)
    {
        try
        {
            if (!ContentPath.Check(path, problems) || !files.Fits(path, file.Length))
                return;
            files.Add(path, ReadBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Unreadable(path);
        }
    }

    private static byte[] ReadBytes(FileInfo file)
    {
        // A pipe or a device has no length, and opening one could wait for ever.
        if (file.Length == 0)
            return [];
        // No more than the length that was weighed, even if the file grows meanwhile.
        var bytes = new byte[file.Length];
        using var stream = file.OpenRead();
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..length];
    }

    private void Unreadable(string path) =>
        problems.Error(
            ProblemCodes.FileUnreadable,
            new(path, 1, 1),
            "Lecture impossible : vérifiez les droits d’accès.",
            "This can’t be read: check the access rights."
        );
}
