namespace Training.Content.Files;

/// <summary>The rules of <see cref="PictureChecks"/>, for a picture that is not in a folder yet.</summary>
public static class PictureRules
{
    public static void Check(string path, ReadOnlyMemory<byte> bytes, ProblemList problems) => PictureChecks.Check(path, bytes, problems);
}
