namespace Training.Authoring;

/// <summary>What an operator sets for those who write modules.</summary>
public sealed record AuthoringSettings
{
    /// <summary>What the files of an institution’s drafts may weigh together, in megabytes.</summary>
    public int QuotaMegabytes { get; init; } = 500;
}
