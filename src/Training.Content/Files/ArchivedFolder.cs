namespace Training.Content.Files;

/// <summary>Reads modules from a folder on disk by the rules of an archive: no links, no more than fits.</summary>
internal sealed class ArchivedFolder(ProblemList problems)
{
    private const int MostDepth = 6;
    private readonly ArchivedFiles files = new(problems);
    private long left = ContentArchive.MostUnpacked;
    private int seen;

    public ContentArchive? Read(string root)
    {
        var folder = new DirectoryInfo(root);
        if (!folder.Exists)
        {
            problems.Error(ProblemCodes.FolderMissing, new(root, 1, 1), "Ce dossier n’existe pas.", "There is no such folder.");
            return null;
        }
        try
        {
            // The folder of a module gives it its name.
            var name = File.Exists(Path.Combine(root, "module.md")) ? folder.Name + "/" : "";
            return Walk(folder, name, 0) ? files.Build() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Error(
                ProblemCodes.FileUnreadable,
                new(root, 1, 1),
                "Lecture impossible : vérifiez les droits d’accès.",
                "This can’t be read: check the access rights."
            );
            return null;
        }
    }

    private bool Walk(DirectoryInfo folder, string prefix, int depth)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            if (++seen > ContentArchive.MostEntries || depth > MostDepth)
            {
                ContentArchive.TooMany(problems);
                return false;
            }
            var path = prefix + entry.Name;
            if (files.IsLitter(path) || !files.Accepts(path))
                continue;
            if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                problems.Error(
                    ProblemCodes.SymlinkRefused,
                    ArchivedFiles.At(path),
                    "Les liens symboliques sont refusés : mettez le fichier lui-même.",
                    "Symbolic links are refused: put the file itself."
                );
            else if (entry is DirectoryInfo inner)
            {
                if (!Walk(inner, path + "/", depth + 1))
                    return false;
            }
            else if (!ReadFile((FileInfo)entry, path))
                return false;
        }
        return true;
    }

    private bool ReadFile(FileInfo file, string path)
    {
        if (file.Length > left)
        {
            problems.Error(
                ProblemCodes.ArchiveTooLarge,
                ArchivedFiles.At(path),
                $"Ce dossier dépasse {ContentArchive.MostUnpacked >> 20} Mo.",
                $"This folder is over {ContentArchive.MostUnpacked >> 20} MB."
            );
            return false;
        }
        // A pipe or a device has no length, and opening one could wait for ever; no more is read than was weighed.
        var bytes = new byte[file.Length];
        if (bytes.Length > 0)
        {
            using var stream = file.OpenRead();
            bytes = bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        left -= bytes.Length;
        files.Add(path, bytes);
        return true;
    }
}
