namespace Training.Content.Files;

/// <summary>What a file of a module’s <c>media/</c> is.</summary>
public enum MediaKind
{
    Picture,
    Sound,

    /// <summary>What is said in a sound, with its times: WebVTT.</summary>
    Captions,

    /// <summary>What one takes away and fills in.</summary>
    Document,
}

/// <summary>The kinds of media, by the endings of their names.</summary>
public static class MediaKinds
{
    public const string Folder = "media/";

    private static readonly Dictionary<string, (MediaKind Kind, string Type)> Endings = new(StringComparer.Ordinal)
    {
        [".svg"] = (MediaKind.Picture, "image/svg+xml"),
        [".png"] = (MediaKind.Picture, "image/png"),
        [".jpg"] = (MediaKind.Picture, "image/jpeg"),
        [".webp"] = (MediaKind.Picture, "image/webp"),
        [".mp3"] = (MediaKind.Sound, "audio/mpeg"),
        [".m4a"] = (MediaKind.Sound, "audio/mp4"),
        [".vtt"] = (MediaKind.Captions, "text/vtt; charset=utf-8"),
        [".pdf"] = (MediaKind.Document, "application/pdf"),
        [".docx"] = (MediaKind.Document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    };

    /// <returns>Null for what is no medium.</returns>
    public static MediaKind? Of(string path) => Endings.TryGetValue(Path.GetExtension(path), out var found) ? found.Kind : null;

    /// <summary>As HTTP calls it.</summary>
    /// <returns>Null for what is no medium.</returns>
    public static string? TypeOf(string path) => Endings.TryGetValue(Path.GetExtension(path), out var found) ? found.Type : null;

    /// <summary>Where the captions of a sound stand: <c>media/appel.en.vtt</c> for the English ones of <c>media/appel.mp3</c>.</summary>
    public static string CaptionsOf(string sound, Language language) =>
        sound[..^Path.GetExtension(sound).Length] + (language == Language.En ? ".en.vtt" : ".vtt");

    /// <summary>The name that a sound and its captions share: <c>media/appel</c> for <c>media/appel.en.vtt</c>.</summary>
    public static string StemOf(string path) => path[..(path.LastIndexOf('/') + 1)] + path[(path.LastIndexOf('/') + 1)..].Split('.')[0];
}
