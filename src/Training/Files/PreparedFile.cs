using System.Security.Cryptography;
using System.Text;
using Training.Content;

namespace Training.Files;

/// <summary>Asks the outbox for a file.</summary>
/// <param name="Url">The whole address of the page where it is downloaded.</param>
internal sealed record FileAsked(FileSubject Subject, Guid LearnerId, FileFormat Format, Language Language, string Url)
{
    public const string Kind = "file";
}

/// <summary>
/// A file, for whoever asked for it. It lies in the outbox as what is to be forgotten when its time is over: done, a message loses what it held.
/// </summary>
internal sealed record PreparedFile(string Name, FileFormat Format, byte[] Bytes)
{
    public const string Kind = "file-end";

    /// <summary>How long it can be downloaded: what it tells of people lies nowhere longer than it is needed.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(3);
}

/// <summary>The keys that a person’s files have in the outbox.</summary>
/// <param name="File">Made by the form, so that a second click asks for it once.</param>
internal sealed record FileKey(FileSubject Subject, Guid Learner, FileFormat Format, Guid File)
{
    private const string IsAsked = "asked";
    private const string IsReady = "ready";

    public string Asked => $"{Whole}/{IsAsked}";

    public string Ready => $"{Whole}/{IsReady}";

    private string Whole => $"{Of(Subject, Learner, Format)}{File:N}";

    /// <summary>What all of theirs on one subject begin with.</summary>
    public static string Of(FileSubject subject, Guid learner) => $"file/{subject.Maker}/{Short(subject.Of)}/{learner:N}/";

    /// <summary>What those of one format begin with.</summary>
    public static string Of(FileSubject subject, Guid learner, FileFormat format) => $"{Of(subject, learner)}{format}/";

    /// <summary>Reads the end of either of them.</summary>
    public static (FileFormat Format, Guid File) Read(string key) =>
        key.Split('/') is [.., var format, var file, _]
            ? (Enum.Parse<FileFormat>(format), Guid.Parse(file))
            : throw new FormatException($"{key} is no file’s key.");

    // A subject may say much, and a key holds little.
    private static string Short(string of) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 16));
}

/// <summary>Where a file is that someone asked for.</summary>
/// <param name="Until">Until when it can be downloaded; null while it is being made.</param>
/// <param name="HasFailed">It was tried often enough: it comes no more unless the operator has it tried again.</param>
public sealed record FileState(Guid Id, FileFormat Format, DateTimeOffset AskedAt, DateTimeOffset? Until, bool HasFailed);
