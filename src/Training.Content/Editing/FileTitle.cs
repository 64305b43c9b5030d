using Training.Content.Files;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>The title that an authored file gives itself, as far as it can be read: it may be half written.</summary>
public static class FileTitle
{
    /// <returns>Empty when there is none.</returns>
    public static string Of(ReadOnlyMemory<byte> file, Language language) =>
        AuthoredText.Read(file) is { } text && FrontMatterText.Read(text)?.Value("title") is { } title
            ? Typography.Set(title, language).Trim()
            : "";
}
