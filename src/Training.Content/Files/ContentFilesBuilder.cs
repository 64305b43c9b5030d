using System.Collections.Immutable;

namespace Training.Content.Files;

/// <summary>Gathers files within the limits of a content folder, wherever they come from.</summary>
internal sealed class ContentFilesBuilder
{
    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Builder files;
    private readonly ProblemList problems;
    private long total;

    public ContentFilesBuilder(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> start, ProblemList problems)
    {
        files = start.ToBuilder();
        total = start.Values.Sum(bytes => (long)bytes.Length);
        this.problems = problems;
    }

    public ContentFilesBuilder(ProblemList problems)
        : this(ImmutableSortedDictionary.Create<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal), problems) { }

    public ContentFiles Build() => new(files.ToImmutable());

    public bool Add(string path, ReadOnlyMemory<byte> bytes)
    {
        if (!ContentPath.Check(path, problems) || !Fits(path, bytes.Length))
            return false;
        files[path] = bytes;
        total += bytes.Length;
        return true;
    }

    /// <summary>Whether a file of this size still fits. To be asked before its bytes are read.</summary>
    public bool Fits(string path, long length)
    {
        if (length > ContentPath.MostBytes(path))
        {
            problems.Error(
                ProblemCodes.FileTooLarge,
                new(path, 1, 1),
                "Ce fichier est trop lourd : 1 Mo au plus pour un texte, 5 Mo pour une image, un son ou un document.",
                "This file is too large: 1 MB at most for a text, 5 MB for a picture, a sound or a document."
            );
            return false;
        }
        if (files.Count < ContentFiles.MostFiles && total + length <= ContentFiles.MostTotalBytes)
            return true;
        TooMany(path);
        return false;
    }

    public void TooMany(string path) =>
        problems.Error(
            ProblemCodes.TooManyFiles,
            new(path, 1, 1),
            "Le contenu dépasse 5 000 fichiers ou 100 Mo : ce fichier et les suivants sont laissés de côté.",
            "The content is over 5,000 files or 100 MB: this file and those after it are left out."
        );
}
