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
);
