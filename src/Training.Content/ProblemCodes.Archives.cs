namespace Training.Content;

public static partial class ProblemCodes
{
    // Modules that come as an archive or as a folder
    public const string ArchiveUnreadable = "archive-unreadable";
    public const string ArchiveTooLarge = "archive-too-large";
    public const string ArchiveTooMany = "archive-too-many";
    public const string ArchivePath = "archive-path";
    public const string ArchiveLink = "archive-link";
    public const string ArchiveEncrypted = "archive-encrypted";
    public const string ArchiveTwice = "archive-twice";
    public const string ArchiveNested = "archive-nested";
    public const string ArchiveEmpty = "archive-empty";
    public const string ArchiveLeftOut = "archive-left-out";
}
