using Training.Content.Captions;

namespace Training.Content.Files;

/// <summary>A medium is what its name says, whoever it comes from; its bytes tell.</summary>
internal static class MediaChecks
{
    public static void Check(string path, ReadOnlyMemory<byte> bytes, ProblemList problems)
    {
        switch (MediaKinds.Of(path))
        {
            case MediaKind.Picture:
                PictureChecks.Check(path, bytes, problems);
                break;
            case MediaKind.Sound when !IsSound(path, bytes.Span):
                problems.Error(
                    ProblemCodes.SoundUnreadable,
                    new(path, 1, 1),
                    "Ce son ne se lit pas, ou n’est pas de la sorte que dit son nom : exportez-le en MP3 ou en M4A (AAC), sans vidéo.",
                    "This sound can’t be read, or isn’t of the kind its name says: export it as MP3 or M4A (AAC), without video."
                );
                break;
            case MediaKind.Captions:
                CaptionsReader.Read(path, bytes, problems);
                break;
            case MediaKind.Document:
                DocumentChecks.Check(path, bytes, problems);
                break;
        }
    }

    private static bool IsSound(string path, ReadOnlySpan<byte> bytes) =>
        path.EndsWith(".mp3", StringComparison.Ordinal) ? Mp3Sound.Is(bytes) : M4aSound.Is(bytes);
}
