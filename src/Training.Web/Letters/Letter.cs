using Training.Content;

namespace Training.Web.Letters;

/// <summary>A message to one person: a few sentences and one thing to do.</summary>
public sealed record Letter(
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
    /// <summary>The same when it is tried again, so that mail programs show it once; null for one of its own.</summary>
    public string? Id { get; init; }

    /// <summary>Where its reader asks for no more of them; null for a letter that they asked for just now.</summary>
    public string? StopUrl { get; init; }
}
