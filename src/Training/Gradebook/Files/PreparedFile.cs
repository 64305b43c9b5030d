using Training.Content;

namespace Training.Gradebook.Files;

/// <summary>Asks the outbox for a gradebook as a file.</summary>
/// <param name="Url">The whole address of the page where it is downloaded.</param>
internal sealed record FileAsked(Guid OfferingId, Guid LearnerId, GradebookFormat Format, Language Language, string Url)
{
    public const string Kind = "file";
}

/// <summary>
/// A gradebook as a file, for whoever asked for it. It lies in the outbox as what is to be forgotten when its time is over: done, a message loses
/// what it held.
/// </summary>
internal sealed record PreparedFile(string Name, GradebookFormat Format, byte[] Bytes)
{
    public const string Kind = "file-end";

    /// <summary>How long it can be downloaded: scores lie nowhere longer than they are needed.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(3);
}

/// <summary>The keys that a person’s files of an offering have in the outbox.</summary>
/// <param name="File">Made by the form, so that a second click asks for it once.</param>
internal sealed record FileKey(Guid Offering, Guid Learner, GradebookFormat Format, Guid File)
{
    private const string IsAsked = "asked";
    private const string IsReady = "ready";

    /// <summary>What all of theirs begin with.</summary>
    public static string Of(Guid offering, Guid learner) => $"file/{offering:N}/{learner:N}/";

    public string Asked => $"{Whole}/{IsAsked}";

    public string Ready => $"{Whole}/{IsReady}";

    private string Whole => $"{Of(Offering, Learner)}{Format}/{File:N}";

    /// <summary>Reads either of them.</summary>
    public static FileKey Read(string key) =>
        key.Split('/') is [_, var offering, var learner, var format, var file, _]
            ? new(Guid.Parse(offering), Guid.Parse(learner), Enum.Parse<GradebookFormat>(format), Guid.Parse(file))
            : throw new FormatException($"{key} is no file’s key.");
}

/// <summary>Where a file is that someone asked for.</summary>
/// <param name="Until">Until when it can be downloaded; null while it is being made.</param>
/// <param name="HasFailed">It was tried often enough: it comes no more unless the operator has it tried again.</param>
public sealed record FileState(Guid Id, GradebookFormat Format, DateTimeOffset AskedAt, DateTimeOffset? Until, bool HasFailed);
