using Training.Content;

namespace Training.Outbox;

/// <summary>A letter to one person, as the outbox holds it until it is sent.</summary>
/// <param name="ActionUrl">The whole address.</param>
public sealed record OutboxLetter(
    string To,
    Language Language,
    string Subject,
    string Greeting,
    IReadOnlyList<string> Paragraphs,
    string ActionText,
    string ActionUrl,
    string Closing
)
{
    /// <summary>The kind of <see cref="OutboxMessage"/> that carries it.</summary>
    public const string Kind = "letter";

    /// <summary>Where its reader asks for no more of them; null for a letter that they asked for just now.</summary>
    public string? StopUrl { get; init; }
}
