namespace Training.Content;

public static partial class ProblemCodes
{
    // Sounds, their captions, and documents
    public const string SoundUnreadable = "sound-unreadable";
    public const string SoundMissing = "sound-missing";
    public const string SoundMisplaced = "sound-misplaced";
    public const string CaptionsMissing = "captions-missing";
    public const string CaptionsWrong = "captions-wrong";
    public const string CaptionsOrphan = "captions-orphan";
    public const string DocumentUnreadable = "document-unreadable";
    public const string DocumentUnsafe = "document-unsafe";
    public const string DocumentMissing = "document-missing";
    public const string DocumentMisplaced = "document-misplaced";
}
