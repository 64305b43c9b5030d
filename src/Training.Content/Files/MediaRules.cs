namespace Training.Content.Files;

/// <summary>The rules of <see cref="MediaChecks"/>, for a file that is not in a folder yet.</summary>
public static class MediaRules
{
    public static void Check(string path, ReadOnlyMemory<byte> bytes, ProblemList problems) => MediaChecks.Check(path, bytes, problems);
}
